// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRequest;
import io.syncengine.connect.simulators.control.ControlRoutes;
import io.syncengine.connect.simulators.stripe.api.V2Paging;
import org.jspecify.annotations.Nullable;

/** Paging of v2 lists: what links look like, and the end of page tokens. */
final class PagingRoutes {
    private final SimulatorServer server;

    private PagingRoutes(SimulatorServer server) {
        this.server = server;
    }

    static void add(ControlRoutes routes, SimulatorServer server) {
        PagingRoutes paging = new PagingRoutes(server);
        routes.add("GET", "v2", request -> paging.show());
        routes.add("PUT", "v2", request -> server.options().isOpen() ? paging.set(request) : SimRoutes.closed());
        routes.add("POST", "v2/expire", request -> server.options().isOpen() ? paging.expire() : SimRoutes.closed());
    }

    private ControlAnswer show() {
        return ControlAnswer.json(
                ControlAnswer.object().put("links", server.simulator().links().text()));
    }

    private ControlAnswer set(ControlRequest request) {
        @Nullable String links = request.text("links");
        if (links == null) {
            throw new IllegalArgumentException("give links: relative, absolute or foreign");
        }
        server.simulator().links(V2Paging.Links.of(links));
        return show();
    }

    private ControlAnswer expire() {
        server.simulator().expirePageTokens();
        return show();
    }
}
