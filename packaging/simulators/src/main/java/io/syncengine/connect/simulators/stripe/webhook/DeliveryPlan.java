// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import io.syncengine.connect.simulators.stripe.data.Event;
import io.syncengine.connect.simulators.stripe.shape.Draws;

import java.time.Duration;

/** Draws what happens to one event on its way to one endpoint. The same event has the same fate there each time. */
final class DeliveryPlan {
    private static final long DOUBLED_WITHIN_MILLIS = 2_000;

    private final HookOptions options;
    private final long draw;

    /** @param seed differs between accounts, whose events have the same numbers */
    DeliveryPlan(HookOptions options, long seed, Event event, HookEndpoint endpoint) {
        this.options = options;
        draw = Draws.mix(Draws.mix(seed, event.number()), Draws.of(endpoint.id()));
    }

    boolean has(HookFaults.Kind kind) {
        return Draws.unit(Draws.mix(draw, kind.ordinal())) < options.faults().share(kind);
    }

    /** Milliseconds between the change and the first attempt. */
    long delay() {
        HookTiming timing = options.timing();
        if (has(HookFaults.Kind.LATE)) {
            return timing.usual().toMillis() + upTo(timing.late(), 101);
        }
        return has(HookFaults.Kind.REORDERED)
                ? timing.usual().toMillis() + upTo(timing.reordered(), 102)
                : upTo(timing.usual(), 103);
    }

    /** Milliseconds between the first attempt and that of the double. */
    long doubleDelay() {
        return Draws.below(Draws.mix(draw, 104), DOUBLED_WITHIN_MILLIS);
    }

    private long upTo(Duration most, int salt) {
        return Draws.below(Draws.mix(draw, salt), most.toMillis() + 1);
    }
}
