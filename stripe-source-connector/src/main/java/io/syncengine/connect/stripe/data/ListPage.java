// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One page of a list, in Stripe's order.
 *
 * @param objects those that have an id
 * @param hasMore whether the list goes on
 * @param next address of the next page as the answer names it; null: there is none, or the list names none
 * @param withoutId how many objects of the page had no id and were left out
 * @param violations how many values did not fit their property's type and were replaced by null
 */
public record ListPage(
        List<StripeObject> objects,
        boolean hasMore,
        @Nullable String next,
        int withoutId,
        int violations) {
    public ListPage {
        objects = List.copyOf(objects);
    }

    /** A page that is all there is. */
    public static ListPage last(List<StripeObject> objects, int withoutId, int violations) {
        return new ListPage(objects, false, null, withoutId, violations);
    }
}
