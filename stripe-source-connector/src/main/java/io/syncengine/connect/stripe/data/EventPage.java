// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import java.util.List;

/** One page of events, newest first as Stripe lists them. {@code bytes} is the size of the answer's text. */
public record EventPage(List<StripeEvent> events, boolean hasMore, int bytes) {
    public EventPage {
        events = List.copyOf(events);
    }
}
