// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.protocol.json.Json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An event that came over the socket, and the answers to it. An acknowledgement is what Stripe's own client sends on arrival;
 * here it says that the event may be forgotten, so it goes out together with the answer of success.
 *
 * @param conversation id that answers have to name
 * @param webhook the same
 * @param event id of the event; empty when the text does not tell
 * @param text the event
 */
record SocketEvent(String conversation, String webhook, String event, String text) {

    private static final int TAKEN = 200;
    private static final int NOT_NOW = 503;

    /** Reads a message; empty when it brings no event, as those of other kinds. */
    static Optional<SocketEvent> read(String message) {
        JsonNode tree = tree(message);
        JsonNode text = tree.path("event_payload");
        if (!tree.path("type").asText().equals("webhook_event") || !text.isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new SocketEvent(
                tree.path("webhook_conversation_id").asText(""),
                tree.path("webhook_id").asText(""),
                tree(text.asText()).path("id").asText(""),
                text.asText()));
    }

    private static JsonNode tree(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return Json.mapper().missingNode();
        }
    }

    byte[] body() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Status of the answer. @param taken whether the event may be forgotten */
    static int status(boolean taken) {
        return taken ? TAKEN : NOT_NOW;
    }

    /** Versions of Stripe's client differ in how they name the event, so it gets both names. */
    String acknowledgement() {
        return Json.mapper()
                .createObjectNode()
                .put("type", "event_ack")
                .put("webhook_conversation_id", conversation)
                .put("webhook_id", webhook)
                .put("event_id", event)
                .put("event_token", event)
                .toString();
    }

    String answer(int status) {
        ObjectNode answer = Json.mapper()
                .createObjectNode()
                .put("type", "webhook_response")
                .put("webhook_conversation_id", conversation)
                .put("webhook_id", webhook)
                .put("forward_url", "")
                .put("status", status)
                .put("body", "");
        answer.putObject("http_headers");
        return answer.toString();
    }
}
