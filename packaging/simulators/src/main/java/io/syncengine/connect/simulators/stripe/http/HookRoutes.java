// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRequest;
import io.syncengine.connect.simulators.control.ControlRoutes;
import io.syncengine.connect.simulators.stripe.SimulatedHooks;
import io.syncengine.connect.simulators.stripe.webhook.DeliveryCounts;
import io.syncengine.connect.simulators.stripe.webhook.DeliveryOutcome;
import io.syncengine.connect.simulators.stripe.webhook.HookEndpoint;
import io.syncengine.connect.simulators.stripe.webhook.HookOptions;
import io.syncengine.connect.simulators.stripe.webhook.HookOptionsText;
import io.syncengine.connect.simulators.stripe.webhook.SigningSecret;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Webhooks: how they go, to whom, and what became of them. */
final class HookRoutes {
    private static final ObjectMapper ONE_LINE = new ObjectMapper();
    private static final int MOST_OVERLAP_SECONDS = 30 * 86_400;

    private final SimulatorServer server;
    private final SimulatedHooks hooks;

    private HookRoutes(SimulatorServer server) {
        this.server = server;
        hooks = server.simulator().hooks();
    }

    static void add(ControlRoutes routes, SimulatorServer server) {
        HookRoutes webhooks = new HookRoutes(server);
        routes.add("GET", "webhooks", webhooks::show);
        routes.add("PUT", "webhooks", webhooks.ifOpen(webhooks::set));
        routes.add("POST", "webhooks", webhooks.ifOpen(webhooks::create));
        routes.add("POST", "webhooks/{id}/roll", webhooks.ifOpen(webhooks::roll));
        routes.add("POST", "webhooks/resend/{event}", webhooks.ifOpen(webhooks::resend));
        routes.add("GET", "webhooks/deliveries", request -> webhooks.deliveries());
        routes.add("DELETE", "webhooks/deliveries", webhooks.ifOpen(webhooks::clear));
    }

    private ControlRoutes.Action ifOpen(ControlRoutes.Action action) {
        return request -> server.options().isOpen() ? action.answer(request) : SimRoutes.closed();
    }

    private boolean isLive(ControlRequest request) {
        return AccountRoutes.mode(server, request) == ServerOptions.Mode.LIVE;
    }

    private ControlAnswer show(ControlRequest request) {
        ObjectNode answer = ControlAnswer.object();
        HookOptions options = hooks.options();
        ObjectNode shown = answer.putObject("options");
        HookOptionsText.of(options).forEach(shown::put);
        ObjectNode routes = answer.putObject("routes");
        options.routes().forEach(routes::put);
        ArrayNode endpoints = answer.putArray("endpoints");
        hooks.endpoints(isLive(request)).forEach(endpoint -> describe(endpoint, endpoints.addObject()));
        describe(hooks.counts(), answer.putObject("deliveries"));
        return ControlAnswer.json(answer);
    }

    private static void describe(HookEndpoint endpoint, ObjectNode node) {
        node.put("id", endpoint.id())
                .put("url", endpoint.url())
                .put("api_version", endpoint.apiVersion())
                .put("connect", endpoint.isConnect())
                .put("enabled", endpoint.isEnabled());
        ArrayNode events = node.putArray("enabled_events");
        endpoint.events().stream().sorted().forEach(events::add);
        ArrayNode secrets = node.putArray("secrets");
        endpoint.secrets().stream().map(SigningSecret::value).forEach(secrets::add);
    }

    private static void describe(DeliveryCounts counts, ObjectNode node) {
        node.put("pending", counts.pending()).put("lost", counts.lost()).put("given_up", counts.givenUp());
        ObjectNode attempts = node.putObject("attempts");
        counts.answers().forEach((kind, statuses) -> {
            ObjectNode byStatus = attempts.putObject(name(kind));
            new TreeMap<>(statuses).forEach((status, count) -> byStatus.put(Integer.toString(status), count));
        });
    }

    private ControlAnswer set(ControlRequest request) {
        Map<String, String> parts = new TreeMap<>();
        HookOptions options = hooks.options();
        for (Map.Entry<String, JsonNode> part : request.parameters().properties()) {
            if (part.getKey().equals("routes") && part.getValue() instanceof ObjectNode routes) {
                for (Map.Entry<String, JsonNode> route : routes.properties()) {
                    options = options.withRoute(route.getKey(), route.getValue().asText());
                }
            } else if (!part.getKey().equals("mode")) {
                parts.put(part.getKey(), text(part.getValue()));
            }
        }
        hooks.options(HookOptionsText.parse(options, parts));
        return show(request);
    }

    /** Lists as texts with commas. */
    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> texts = new ArrayList<>();
        value.forEach(element -> texts.add(element.asText()));
        return String.join(",", texts);
    }

    private ControlAnswer create(ControlRequest request) {
        @Nullable String url = request.text("url");
        if (url == null) {
            throw new IllegalArgumentException("a webhook endpoint needs a url");
        }
        @Nullable JsonNode events = request.parameters().get("enabled_events");
        HookEndpoint endpoint = hooks.create(
                isLive(request),
                url,
                events == null
                        ? List.of(HookEndpoint.ALL)
                        : List.of(text(events).split(",")),
                request.text("secret"),
                request.flag("connect", false));
        ObjectNode answer = ControlAnswer.object();
        describe(endpoint, answer);
        return ControlAnswer.json(answer);
    }

    private ControlAnswer roll(ControlRequest request) {
        int overlap = request.number("overlap_seconds", 86_400);
        if (overlap < 0 || overlap > MOST_OVERLAP_SECONDS) {
            throw new IllegalArgumentException("overlap_seconds is " + overlap + ": give 0 to " + MOST_OVERLAP_SECONDS);
        }
        String secret = hooks.roll(isLive(request), request.place("id"), Duration.ofSeconds(overlap));
        return ControlAnswer.json(ControlAnswer.object().put("secret", secret));
    }

    private ControlAnswer resend(ControlRequest request) {
        hooks.resend(isLive(request), request.place("event"));
        return ControlAnswer.json(ControlAnswer.object().put("event", request.place("event")));
    }

    private ControlAnswer clear(ControlRequest request) {
        hooks.clear();
        return show(request);
    }

    private ControlAnswer deliveries() {
        return ControlAnswer.lines(out -> {
            for (DeliveryOutcome outcome : hooks.last()) {
                ControlAnswer.writeLine(out, line(outcome));
            }
        });
    }

    private static String line(DeliveryOutcome outcome) throws JsonProcessingException {
        return ONE_LINE.writeValueAsString(ControlAnswer.object()
                .put("at", Instant.ofEpochMilli(outcome.at()).toString())
                .put("endpoint", outcome.endpoint())
                .put("account", outcome.account())
                .put("event", outcome.event())
                .put("type", outcome.type())
                .put("kind", name(outcome.kind()))
                .put("attempt", outcome.attempt())
                .put("status", outcome.status()));
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
