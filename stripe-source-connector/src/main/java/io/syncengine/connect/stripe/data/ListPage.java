// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import java.util.List;

/**
 * One page of a list, in Stripe's order.
 *
 * @param objects those that have an id
 * @param hasMore whether the list goes on
 * @param withoutId how many objects of the page had no id and were left out
 * @param violations how many values did not fit their property's type and were replaced by null
 */
public record ListPage(List<StripeObject> objects, boolean hasMore, int withoutId, int violations) {
    public ListPage {
        objects = List.copyOf(objects);
    }
}
