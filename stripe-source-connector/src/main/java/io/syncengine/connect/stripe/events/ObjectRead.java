// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeObject;
import org.jspecify.annotations.Nullable;

/**
 * What a read of one object showed.
 *
 * @param object null: there is no such object any more, or it cannot be read
 * @param readable false: Stripe does not show it by its id, so the event has to do
 * @param stamp version that the read gives it
 * @param requestId null when unknown
 */
record ObjectRead(
        @Nullable StripeObject object,
        boolean readable,
        long stamp,
        @Nullable String requestId) implements EventRead {

    static final ObjectRead UNREADABLE = new ObjectRead(null, false, 0, null);

    static ObjectRead gone(long stamp, @Nullable String requestId) {
        return new ObjectRead(null, true, stamp, requestId);
    }
}
