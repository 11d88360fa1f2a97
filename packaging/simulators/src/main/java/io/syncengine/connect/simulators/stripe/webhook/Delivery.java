// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import io.syncengine.connect.simulators.stripe.data.Event;

/**
 * An event on its way to an endpoint.
 *
 * @param order of planning; earlier ones go first when several are due
 * @param endpoint id of the endpoint
 * @param attempt from 0
 * @param due milliseconds since 1970
 * @param signedAt milliseconds since 1970 that the signature tells; 0: those of sending
 */
public record Delivery(
        long order, HookSource source, String endpoint, Event event, Kind kind, int attempt, long due, long signedAt) {
    /** What a request is. */
    public enum Kind {
        /** The event, as it should be. */
        GENUINE,
        /** The event once more, under the same id. */
        DOUBLED,
        /** Something like it, with a signature that is wrong. */
        BAD_SIGNATURE,
        /** The event with a signature that is right, but old. */
        STALE_SIGNATURE,
        /** The request once more, with the signature of then. */
        REPLAYED;

        /** Whether Stripe is the sender: it tries again. */
        boolean isRetried() {
            return this == GENUINE || this == DOUBLED;
        }
    }

    /** Each attempt is signed anew. */
    Delivery retried(long newOrder, long newDue) {
        return new Delivery(newOrder, source, endpoint, event, kind, attempt + 1, newDue, 0);
    }
}
