// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRoutes;

/** The routes below {@code /_sim/}. */
final class SimRoutes {
    private SimRoutes() {}

    /** All routes of a server. */
    static ControlRoutes of(SimulatorServer server) {
        ControlRoutes routes = new ControlRoutes("_sim");
        AccountRoutes.add(routes, server);
        ChangeRoutes.add(routes, server);
        FaultRoutes.add(routes, server.faults());
        LimitRoutes.add(routes, server);
        ClockRoutes.add(routes, server);
        ProductRoutes.add(routes, server);
        HookRoutes.add(routes, server);
        SocketRoutes.add(routes, server);
        PagingRoutes.add(routes, server);
        RequestRoutes.add(routes, server.requests());
        return routes;
    }

    /** What an account that only changes by itself answers to changes. */
    static ControlAnswer closed() {
        return ControlAnswer.error(
                403, "this account changes by itself only; start a simulator of your own to change it");
    }
}
