// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import java.time.Duration;

/** The simulator's clock: seen and skewed. */
final class ClockRoutes {
    private static final int MOST_SECONDS = 10 * 366 * 86_400;

    private final SkewedClock clock;

    private ClockRoutes(SkewedClock clock) {
        this.clock = clock;
    }

    static void add(ControlRoutes routes, SkewedClock clock) {
        ClockRoutes clocks = new ClockRoutes(clock);
        routes.add("GET", "clock", request -> clocks.show());
        routes.add("PUT", "clock", clocks::set);
    }

    private ControlAnswer show() {
        return ControlAnswer.json(ControlAnswer.object()
                .put("now", clock.instant().toString())
                .put("skew_seconds", clock.skew().toMillis() / 1000.0));
    }

    private ControlAnswer set(ControlRequest request) {
        double seconds = request.decimal("skew_seconds", clock.skew().toMillis() / 1000.0);
        if (!(Math.abs(seconds) <= MOST_SECONDS)) {
            throw new IllegalArgumentException(
                    "skew_seconds is " + request.text("skew_seconds") + ": give at most " + MOST_SECONDS);
        }
        clock.skew(Duration.ofMillis(Math.round(seconds * 1000)));
        return show();
    }
}
