// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import java.util.List;

/** Ids on one page of the list of connected accounts, in Stripe's order. */
public record AccountIdsPage(List<String> ids, boolean hasMore) {
    public AccountIdsPage {
        ids = List.copyOf(ids);
    }
}
