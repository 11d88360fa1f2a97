// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRequest;
import io.syncengine.connect.simulators.control.ControlRoutes;
import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.TruthRow;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The account as it is: what it holds, and the truth that a copy of it is compared with. */
final class AccountRoutes {
    private final SimulatorServer server;

    private AccountRoutes(SimulatorServer server) {
        this.server = server;
    }

    static void add(ControlRoutes routes, SimulatorServer server) {
        AccountRoutes account = new AccountRoutes(server);
        routes.add(
                "GET",
                "health",
                request -> ControlAnswer.json(ControlAnswer.object().put("status", "ok")));
        routes.add("GET", "info", account::info);
        routes.add("GET", "truth/{stream}", account::truth);
        routes.add("GET", "objects/{stream}/{id}", account::object);
        routes.add("GET", "live", account::rate);
        routes.add("POST", "reset", request -> {
            server.reset();
            return ControlAnswer.json(ControlAnswer.object().put("status", "ok"));
        });
    }

    /** The mode that a request names, or the main one. */
    static ServerOptions.Mode mode(SimulatorServer server, ControlRequest request) {
        @Nullable String name = request.text("mode");
        if (name == null) {
            return server.options().mainMode();
        }
        return switch (name) {
            case "live" -> ServerOptions.Mode.LIVE;
            case "test" -> ServerOptions.Mode.TEST;
            default -> throw new IllegalArgumentException("mode is " + name + ": give live or test");
        };
    }

    /** The data of the mode that a request names, of the connected account that it names, or of the account itself. */
    static SimulatedMode data(SimulatorServer server, ControlRequest request) {
        ServerOptions.Mode mode = mode(server, request);
        @Nullable String account = request.text("account");
        return account == null
                ? server.data(mode)
                : server.simulator().connected(mode == ServerOptions.Mode.LIVE, account);
    }

    private ControlAnswer info(ControlRequest request) {
        ServerOptions.Mode mode = mode(server, request);
        SimulatedMode data = data(server, request);
        @Nullable String account = request.text("account");
        Map<String, Integer> counts = data.counts();
        ObjectNode answer = ControlAnswer.object()
                .put(
                        "account",
                        account == null ? server.options().account().account().id() : account)
                .put("mode", mode.name().toLowerCase(Locale.ROOT))
                .put("api_version", server.simulator().catalog().version())
                .put("seed", server.options().account().account().seed())
                .put("now", server.clock().instant().toString())
                .put(
                        "objects",
                        counts.values().stream().mapToLong(Integer::longValue).sum())
                .put("events", data.eventCount());
        ObjectNode streams = answer.putObject("streams");
        counts.forEach(streams::put);
        ObjectNode children = answer.putObject("children");
        data.children().counts().forEach(children::put);
        return ControlAnswer.json(answer);
    }

    /** Each object as it is when it is written. */
    private ControlAnswer truth(ControlRequest request) {
        Iterator<TruthRow> rows = data(server, request).truth(request.place("stream"));
        return ControlAnswer.lines(out -> {
            while (rows.hasNext()) {
                TruthRow row = rows.next();
                String parent = row.parent() == null ? "" : ",\"parent_id\":\"" + row.parent() + "\"";
                ControlAnswer.writeLine(out, "{\"id\":\"" + row.id() + "\"" + parent + ",\"raw\":" + row.json() + "}");
            }
        });
    }

    private ControlAnswer object(ControlRequest request) {
        SimulatedMode data = data(server, request);
        String stream = request.place("stream");
        String id = request.place("id");
        boolean isChild = server.simulator().catalog().child(stream).isPresent();
        Optional<String> found =
                isChild ? data.children().find(stream, parent(data, request), id) : data.find(stream, id);
        return found.map(json -> new ControlAnswer(200, "application/json", out -> ControlAnswer.writeLine(out, json)))
                .orElseGet(() -> ControlAnswer.error(404, "there is no object " + request.place("id")));
    }

    /** Parent of the child that a request is about: stated, or told by the child's id. */
    static String parent(SimulatedMode data, ControlRequest request) {
        @Nullable String stated = request.text("parent");
        return stated == null ? data.children().parentOf(request.place("stream"), request.place("id")) : stated;
    }

    private ControlAnswer rate(ControlRequest request) {
        return ControlAnswer.json(
                ControlAnswer.object().put("rate", data(server, request).trafficRate()));
    }
}
