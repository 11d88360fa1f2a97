// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeObject;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a read of the children of a parent showed, or a page of it.
 *
 * @param readable false: Stripe does not show them, so the event has to do
 * @param stamp version that the read gives them: that of its first page
 * @param requestId of the page; null when unknown
 */
record ReadSet(
        List<StripeObject> children,
        boolean readable,
        long stamp,
        @Nullable String requestId) implements EventRead {

    static final ReadSet UNREADABLE = new ReadSet(List.of(), false, 0, null);

    ReadSet {
        children = List.copyOf(children);
    }
}
