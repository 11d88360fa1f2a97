// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.protocol.json.Json;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads webhook endpoints, and the sessions of Stripe's command line. Any thread. */
public final class EndpointReader {

    /** @throws MalformedAnswerException if the body is no list of endpoints */
    public List<WebhookEndpoint> page(byte[] body) throws MalformedAnswerException {
        JsonNode data = tree(body).path("data");
        if (!data.isArray()) {
            throw new MalformedAnswerException("the answer lacks data, which every list has");
        }
        List<WebhookEndpoint> endpoints = new ArrayList<>();
        for (JsonNode endpoint : data) {
            endpoints.add(endpoint(endpoint));
        }
        return endpoints;
    }

    /** @throws MalformedAnswerException if the body is no endpoint */
    public WebhookEndpoint one(byte[] body) throws MalformedAnswerException {
        return endpoint(tree(body));
    }

    /** @throws MalformedAnswerException if the body is no session */
    public SocketSession session(byte[] body) throws MalformedAnswerException {
        JsonNode session = tree(body);
        return new SocketSession(
                required(session, "websocket_url"),
                required(session, "websocket_id"),
                session.path("websocket_authorized_feature").asText(""),
                Duration.ofSeconds(session.path("reconnect_delay").asLong(0)));
    }

    private static WebhookEndpoint endpoint(JsonNode node) throws MalformedAnswerException {
        Map<String, String> metadata = new TreeMap<>();
        node.path("metadata")
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
        TreeSet<String> events = new TreeSet<>();
        node.path("enabled_events").forEach(event -> events.add(event.asText()));
        return new WebhookEndpoint(
                required(node, "id"),
                node.path("url").asText(),
                node.path("status").asText("enabled").equals("enabled"),
                node.path("api_version").asText(""),
                events,
                metadata,
                node.path("secret").asText(""));
    }

    private static String required(JsonNode node, String name) throws MalformedAnswerException {
        String text = node.path(name).asText("");
        if (text.isEmpty()) {
            throw new MalformedAnswerException("the answer lacks " + name);
        }
        return text;
    }

    private static JsonNode tree(byte[] body) throws MalformedAnswerException {
        try {
            JsonNode tree = Json.mapper().readTree(body);
            if (tree == null || !tree.isObject()) {
                throw new MalformedAnswerException("the answer is no JSON object");
            }
            return tree;
        } catch (IOException e) {
            // Jackson's own message may quote the text.
            throw new MalformedAnswerException("the answer is not JSON");
        }
    }
}
