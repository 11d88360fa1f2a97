// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.loop.EventLoop;
import io.syncengine.connect.stripe.spec.EventTypes;

/** What the event reader works with. */
public record EventParts(
        EventLoop loop,
        StripeClient client,
        StripeClock clock,
        EventTypes types,
        HorizonRule horizon,
        EventList list,
        EventSettings settings) {}
