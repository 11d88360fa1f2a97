// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import org.jspecify.annotations.Nullable;

/** Answers requests to the listener's path. Called on the connections' threads, many at a time; may block. */
interface DeliveryDesk {

    /**
     * Takes a delivery.
     *
     * @param signature the request's {@code Stripe-Signature}; null when it has none
     * @param body as it came; the desk may keep it
     * @return HTTP status of the answer
     */
    int take(@Nullable String signature, byte[] body);

    /** A request was answered; of those that never came to {@link #take} too. */
    void answered(int status);
}
