// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.account;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.data.AccountIdsPage;
import io.syncengine.connect.stripe.data.AccountIdsReader;
import io.syncengine.connect.stripe.data.AccountReader;
import io.syncengine.connect.stripe.data.MalformedAnswerException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds out which accounts there are. */
public final class AccountScopes {

    private static final String OWN = "/v1/account";
    private static final String LIST = "/v1/accounts";

    private final StripeCalls calls;

    public AccountScopes(StripeCalls calls) {
        this.calls = calls;
    }

    /** The key's own account. */
    public AccountScope own() throws IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        byte[] body = calls.get(null, new ApiRequest(CallKind.PROBE, OWN, OWN, List.of()));
        return new AccountScope(new AccountReader().read(body).id(), true);
    }

    /** All accounts that are connected to it. */
    public List<AccountScope> connected()
            throws IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        List<AccountScope> scopes = new ArrayList<>();
        AccountIdsPage page;
        do {
            List<Map.Entry<String, String>> query = new ArrayList<>(List.of(Map.entry("limit", "100")));
            if (!scopes.isEmpty()) {
                query.add(Map.entry(
                        "starting_after", scopes.get(scopes.size() - 1).id()));
            }
            page = new AccountIdsReader().read(calls.get(null, new ApiRequest(CallKind.PROBE, LIST, LIST, query)));
            page.ids().forEach(id -> scopes.add(new AccountScope(id, false)));
        } while (page.hasMore() && !page.ids().isEmpty());
        return scopes;
    }
}
