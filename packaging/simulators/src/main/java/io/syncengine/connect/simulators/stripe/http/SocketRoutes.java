// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRequest;
import io.syncengine.connect.simulators.control.ControlRoutes;
import io.syncengine.connect.simulators.stripe.SimulatedHooks;

/** Sockets of Stripe's command line: seen, dropped and silenced. */
final class SocketRoutes {
    private static final int MOST_SECONDS = 86_400;

    private final SimulatorServer server;
    private final SocketHub hub;

    private SocketRoutes(SimulatorServer server) {
        this.server = server;
        hub = server.sockets();
    }

    static void add(ControlRoutes routes, SimulatorServer server) {
        SocketRoutes sockets = new SocketRoutes(server);
        routes.add("GET", "sockets", request -> sockets.show());
        routes.add("PUT", "sockets", sockets.ifOpen(sockets::set));
        routes.add("POST", "sockets/drop", sockets.ifOpen(sockets::drop));
        routes.add("POST", "sockets/mute", sockets.ifOpen(sockets::mute));
        routes.add("POST", "sockets/expire", sockets.ifOpen(sockets::expire));
    }

    private ControlRoutes.Action ifOpen(ControlRoutes.Action action) {
        return request -> server.options().isOpen() ? action.answer(request) : SimRoutes.closed();
    }

    private ControlAnswer show() {
        SimulatedHooks hooks = server.hooks();
        SocketHub.Counts counts = hub.counts();
        return ControlAnswer.json(ControlAnswer.object()
                .put("reconnect_seconds", hooks.reconnectSeconds())
                .put("sessions", hooks.sessionCount())
                .put("open", counts.open())
                .put("connections", counts.connections())
                .put("acknowledged", counts.acknowledged()));
    }

    private ControlAnswer set(ControlRequest request) {
        int seconds = request.number("reconnect_seconds", server.hooks().reconnectSeconds());
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new IllegalArgumentException("reconnect_seconds is " + seconds + ": give 1 to " + MOST_SECONDS);
        }
        server.hooks().reconnectSeconds(seconds);
        return show();
    }

    private ControlAnswer drop(ControlRequest request) {
        return ControlAnswer.json(ControlAnswer.object().put("dropped", hub.drop(request.flag("rude", false))));
    }

    private ControlAnswer mute(ControlRequest request) {
        return ControlAnswer.json(ControlAnswer.object().put("muted", hub.mute()));
    }

    /** Ends the sessions themselves: connecting anew is refused. */
    private ControlAnswer expire(ControlRequest request) {
        server.hooks().expireSessions();
        return ControlAnswer.json(ControlAnswer.object().put("dropped", hub.drop(request.flag("rude", false))));
    }
}
