// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRequest;
import io.syncengine.connect.simulators.control.ControlRoutes;
import io.syncengine.connect.simulators.stripe.limits.Limiter;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Limits: seen and set. */
final class LimitRoutes {
    private final SimulatorServer server;

    private LimitRoutes(SimulatorServer server) {
        this.server = server;
    }

    static void add(ControlRoutes routes, SimulatorServer server) {
        LimitRoutes limits = new LimitRoutes(server);
        routes.add("GET", "limits", request -> show(limits.limiter(request)));
        routes.add("PUT", "limits", limits::set);
    }

    private Limiter limiter(ControlRequest request) {
        return server.limiter(AccountRoutes.mode(server, request));
    }

    private static ControlAnswer show(Limiter limiter) {
        Limits limits = limiter.limits();
        ObjectNode answer = ControlAnswer.object()
                .put("per_second", limits.perSecond())
                .put("per_endpoint", limits.perEndpoint())
                .put("concurrent", limits.concurrent())
                .put("concurrent_per_endpoint", limits.concurrentPerEndpoint())
                .put("retry_after", limits.tellsRetryAfter());
        ObjectNode routes = answer.putObject("routes");
        limits.perRoute().forEach(routes::put);
        return ControlAnswer.json(answer);
    }

    private ControlAnswer set(ControlRequest request) {
        Limiter limiter = limiter(request);
        Limits before = preset(request.text("preset"), limiter);
        Limits limits = new Limits(
                request.number("per_second", before.perSecond()),
                request.number("per_endpoint", before.perEndpoint()),
                before.perRoute(),
                request.number("concurrent", before.concurrent()),
                request.number("concurrent_per_endpoint", before.concurrentPerEndpoint()),
                request.flag("retry_after", before.tellsRetryAfter()));
        if (request.parameters().get("routes") instanceof ObjectNode routes) {
            for (Map.Entry<String, JsonNode> route : routes.properties()) {
                if (!route.getValue().canConvertToInt()) {
                    throw new IllegalArgumentException(
                            "the limit of " + route.getKey() + " is " + route.getValue() + ": give a whole number");
                }
                limits = limits.withPerRoute(route.getKey(), route.getValue().intValue());
            }
        }
        limiter.set(limits);
        return show(limiter);
    }

    private static Limits preset(@Nullable String name, Limiter limiter) {
        if (name == null) {
            return limiter.limits();
        }
        return switch (name) {
            case "live" -> Limits.live();
            case "test" -> Limits.test();
            case "none" -> Limits.none();
            default -> throw new IllegalArgumentException("preset is " + name + ": give live, test or none");
        };
    }
}
