// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeApiException;

import java.time.Duration;

/** Who runs the event reader. Event loop only. */
public interface EventOwner {

    /** Whether more may be read; if not, {@link EventReader#resume} is called once it may. */
    boolean hasRoom();

    /**
     * Events that have been read and wait take so many bytes.
     *
     * @return whether they may take more; if not, they have to become fewer
     */
    boolean holds(long bytes);

    /** A call for events failed and is tried again. */
    void eventCallFailed(StripeApiException reason);

    /** Events came that lack what every event has; they are left out. */
    void eventsUnreadable(int count);

    /** A call for events succeeded. */
    void eventCallSucceeded();

    /** Stripe does not answer with events; returns how long to wait before the next try. */
    Duration eventsRefused(StripeApiException reason);
}
