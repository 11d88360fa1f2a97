// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads pages of the list of connected accounts, of which only the ids are of interest. Any thread. */
public final class AccountIdsReader {

    /** @throws MalformedAnswerException if the body is cut short, not JSON or not a list of accounts */
    public AccountIdsPage read(byte[] body) throws MalformedAnswerException {
        return AnswerText.read(body, answer -> {
            List<String> ids = new ArrayList<>(100);
            boolean hasMore = answer.list(() -> ids.add(id(answer)));
            return new AccountIdsPage(ids, hasMore);
        });
    }

    private static String id(AnswerText answer) throws IOException, MalformedAnswerException {
        String id = answer.reference();
        if (id == null || id.isEmpty()) {
            throw new MalformedAnswerException("the answer lists an account without an id");
        }
        return id;
    }
}
