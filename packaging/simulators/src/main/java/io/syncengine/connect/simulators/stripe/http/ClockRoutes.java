// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRequest;
import io.syncengine.connect.simulators.control.ControlRoutes;

import java.time.Duration;

/** The simulator's clock and its {@code Date}: seen and skewed. */
final class ClockRoutes {
    private static final int MOST_SECONDS = 10 * 366 * 86_400;

    private final SimulatorServer server;

    private ClockRoutes(SimulatorServer server) {
        this.server = server;
    }

    static void add(ControlRoutes routes, SimulatorServer server) {
        ClockRoutes clock = new ClockRoutes(server);
        routes.add("GET", "clock", request -> clock.show());
        routes.add("PUT", "clock", request -> server.options().isOpen() ? clock.set(request) : SimRoutes.closed());
    }

    private ControlAnswer show() {
        return ControlAnswer.json(ControlAnswer.object()
                .put("now", server.clock().instant().toString())
                .put("date", server.simulator().date().toString())
                .put("skew_seconds", server.clock().skew().toMillis() / 1000.0));
    }

    private ControlAnswer set(ControlRequest request) {
        Duration skew = seconds(request, "skew_seconds");
        Duration dateSkew = seconds(request, "date_skew_seconds");
        if (request.has("skew_seconds")) {
            server.skew(skew);
        }
        if (request.has("date_skew_seconds")) {
            server.simulator().skewDate(dateSkew);
        }
        return show();
    }

    private static Duration seconds(ControlRequest request, String name) {
        double seconds = request.decimal(name, 0);
        if (!(Math.abs(seconds) <= MOST_SECONDS)) {
            throw new IllegalArgumentException(name + " is " + request.text(name) + ": give at most " + MOST_SECONDS);
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
