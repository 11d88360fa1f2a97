// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

/** What a read has shown that an event asked for. */
interface EventRead {

    /** False: Stripe does not show it, so the event has to do. */
    boolean readable();
}
