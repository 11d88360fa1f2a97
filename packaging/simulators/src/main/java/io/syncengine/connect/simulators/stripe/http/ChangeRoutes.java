// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRequest;
import io.syncengine.connect.simulators.control.ControlRoutes;
import io.syncengine.connect.simulators.stripe.Awkward;
import io.syncengine.connect.simulators.stripe.SimulatedMode;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Changes of the account, as its own people and Stripe itself would make them. */
final class ChangeRoutes {
    private static final int MOST = 10_000;
    private static final double MOST_A_SECOND = 10_000;

    private final SimulatorServer server;

    private ChangeRoutes(SimulatorServer server) {
        this.server = server;
    }

    static void add(ControlRoutes routes, SimulatorServer server) {
        ChangeRoutes changes = new ChangeRoutes(server);
        routes.add("POST", "objects/{stream}", changes.ifOpen(changes::create));
        routes.add("POST", "objects/{stream}/{id}", changes.ifOpen(changes::update));
        routes.add("DELETE", "objects/{stream}/{id}", changes.ifOpen(changes::delete));
        routes.add("PUT", "live", changes.ifOpen(changes::rate));
    }

    private ControlRoutes.Action ifOpen(ControlRoutes.Action action) {
        return request -> server.options().isOpen() ? action.answer(request) : SimRoutes.closed();
    }

    private SimulatedMode data(ControlRequest request) {
        return AccountRoutes.data(server, request);
    }

    private boolean isChild(String stream) {
        return server.simulator().catalog().child(stream).isPresent();
    }

    private ControlAnswer create(ControlRequest request) {
        SimulatedMode data = data(request);
        String stream = request.place("stream");
        if (isChild(stream)) {
            return ChildChanges.add(data, request, between(1, MOST, "count", request.number("count", 1)));
        }
        @Nullable String id = request.text("id");
        @Nullable String awkward = request.text("awkward");
        int count = between(1, MOST, "count", request.number("count", 1));
        ObjectNode answer = ControlAnswer.object();
        ArrayNode ids = answer.putArray("ids");
        if (id != null) {
            data.create(stream, id);
            ids.add(id);
            return ControlAnswer.json(answer);
        }
        for (int i = 0; i < count; i++) {
            ids.add(awkward == null ? data.create(stream) : data.plant(stream, kind(awkward)));
        }
        return ControlAnswer.json(answer);
    }

    private ControlAnswer update(ControlRequest request) {
        SimulatedMode data = data(request);
        String stream = request.place("stream");
        String id = request.place("id");
        int changes = between(1, MOST, "changes", request.number("changes", 1));
        if (isChild(stream)) {
            return ChildChanges.update(data, request, changes);
        }
        @Nullable String event = request.text("event");
        if (request.parameters().get("set") instanceof ObjectNode members) {
            data.set(stream, id, texts(members));
        } else if (event != null) {
            data.update(stream, id, event);
        } else if (request.flag("silent", false)) {
            data.updateSilently(stream, id);
        } else {
            data.burst(stream, id, changes);
        }
        return ControlAnswer.json(ControlAnswer.object().put("id", id));
    }

    private ControlAnswer delete(ControlRequest request) {
        String id = request.place("id");
        if (isChild(request.place("stream"))) {
            return ChildChanges.remove(data(request), request);
        }
        if (request.flag("silent", false)) {
            data(request).deleteSilently(request.place("stream"), id);
        } else {
            data(request).delete(request.place("stream"), id);
        }
        return ControlAnswer.json(ControlAnswer.object().put("id", id));
    }

    private ControlAnswer rate(ControlRequest request) {
        double rate = request.decimal("rate", Double.NaN);
        if (!(rate >= 0 && rate <= MOST_A_SECOND)) {
            throw new IllegalArgumentException(
                    "rate is " + request.text("rate") + ": give changes a second, 0 to 10000");
        }
        data(request).trafficRate(rate);
        return ControlAnswer.json(ControlAnswer.object().put("rate", rate));
    }

    static Map<String, String> texts(ObjectNode members) {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            texts.put(member.getKey(), member.getValue().toString());
        }
        return texts;
    }

    private static Awkward kind(String name) {
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Awkward.values())
                .filter(kind -> kind.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("awkward is " + name + ": give one of "
                        + Arrays.stream(Awkward.values())
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    private static int between(int least, int most, String name, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ": give " + least + " to " + most);
        }
        return value;
    }
}
