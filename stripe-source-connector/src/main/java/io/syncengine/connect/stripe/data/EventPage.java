// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One page of events, newest first as Stripe lists them.
 *
 * @param next address of the next page as the answer names it; null: there is none, or the list names none
 * @param bytes size of the answer's text
 * @param unreadable events that lack what every event has, and are left out
 */
public record EventPage(
        List<StripeEvent> events, boolean hasMore, @Nullable String next, int bytes, int unreadable) {
    public EventPage {
        events = List.copyOf(events);
    }
}
