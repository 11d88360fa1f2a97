// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.accounts;

import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.data.AccountIdsPage;
import io.syncengine.connect.stripe.data.AccountIdsReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** One listing of the connected accounts, page after page. Event loop only. */
final class AccountListing implements ApiListener<AccountIdsPage> {

    static final String ROUTE = "/v1/accounts";

    /** More are not put into the settings of tasks, which Kafka keeps in one message each. */
    static final int MAX_ACCOUNTS = 5_000;

    private static final AccountIdsReader PAGES = new AccountIdsReader();

    /** Hears what became of the listing; {@link #attemptFailed} any number of times before one of the others. */
    interface Listener {

        /** @param ids in alphabetical order */
        void listed(List<String> ids);

        void tooMany();

        void attemptFailed(StripeApiException reason);

        void refused(StripeApiException reason);
    }

    private final StripeClient client;
    private final Listener listener;
    private final SortedSet<String> ids = new TreeSet<>();

    AccountListing(StripeClient client, Listener listener) {
        this.client = client;
        this.listener = listener;
    }

    /** Begins, once. */
    void start() {
        send(List.of());
    }

    private void send(List<Map.Entry<String, String>> cursor) {
        List<Map.Entry<String, String>> query = new ArrayList<>(List.of(Map.entry("limit", "100")));
        query.addAll(cursor);
        client.get(new ApiRequest(CallKind.PROBE, ROUTE, ROUTE, query), PAGES::read, this);
    }

    @Override
    public void attemptStarted() {}

    @Override
    public void attemptFailed(StripeApiException reason) {
        listener.attemptFailed(reason);
    }

    @Override
    public void succeeded(ApiAnswer<AccountIdsPage> answer) {
        List<String> page = answer.body().ids();
        ids.addAll(page);
        if (!answer.body().hasMore() || page.isEmpty()) {
            listener.listed(List.copyOf(ids));
        } else if (ids.size() >= MAX_ACCOUNTS) {
            listener.tooMany();
        } else {
            send(List.of(Map.entry("starting_after", page.get(page.size() - 1))));
        }
    }

    @Override
    public void failed(StripeApiException reason) {
        listener.refused(reason);
    }
}
