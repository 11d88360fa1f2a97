// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.stripe.shape.Draws;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The messages of a session with Stripe's command line. */
public final class SocketText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SocketText() {}

    /**
     * What a client answers.
     *
     * @param conversation that it belongs to
     * @param isAck whether it only tells that the event has come
     * @param status that the event was answered with; 0 in an acknowledgement
     */
    public record Reply(String conversation, boolean isAck, int status) {}

    /** An event as a message. */
    public static String event(HookRequest request) {
        ObjectNode message = JSON.createObjectNode()
                .put("type", "webhook_event")
                .put("webhook_id", id("wh_", request, 1))
                .put("webhook_conversation_id", conversation(request));
        message.putObject("endpoint").putNull("api_version");
        message.put("event_payload", new String(request.body(), StandardCharsets.UTF_8));
        ObjectNode headers = message.putObject("http_headers");
        request.headers().forEach(headers::put);
        return message.toString();
    }

    /** Id of the conversation about a delivery. */
    public static String conversation(HookRequest request) {
        return id("wc_", request, 2);
    }

    private static String id(String prefix, HookRequest request, int salt) {
        return new JsonBuffer(40)
                .append(prefix)
                .base62(Draws.mix(request.delivery().order(), salt), 24)
                .toString();
    }

    /** Reads a client's message; empty when it is neither an acknowledgement nor an answer. */
    public static Optional<Reply> reply(String message) {
        JsonNode tree;
        try {
            tree = JSON.readTree(message);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        String conversation = tree.path("webhook_conversation_id").asText();
        return switch (tree.path("type").asText()) {
            case "event_ack" -> Optional.of(new Reply(conversation, true, 0));
            case "webhook_response" ->
                Optional.of(new Reply(conversation, false, tree.path("status").asInt()));
            default -> Optional.empty();
        };
    }
}
