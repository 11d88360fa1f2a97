// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.syncengine.connect.simulators.exchange.SimRequest;

import java.nio.charset.StandardCharsets;

/** Calls a simulator without a socket. JSON may be written with single quotes for double ones. */
public final class SheetsCaller {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SheetsSimulator simulator;
    private final String token;

    public SheetsCaller(SheetsSimulator simulator, String token) {
        this.simulator = simulator;
        this.token = token;
    }

    /** The body of an answer that has to be 200. */
    public JsonNode get(String target) {
        return body(reply(SimRequest.get(target)), 200);
    }

    /** The body of an answer that has to be 200. */
    public JsonNode post(String target, String body) {
        return body(send("POST", target, body), 200);
    }

    /** The body of an answer that has to be 200. */
    public JsonNode put(String target, String body) {
        return body(send("PUT", target, body), 200);
    }

    /** {@code error} of an answer that has to have a status. */
    public JsonNode refused(int status, String target, String body) {
        return body(send("POST", target, body), status).path("error");
    }

    /** {@code error} of an answer that has to have a status. */
    public JsonNode refused(int status, String target) {
        return body(reply(SimRequest.get(target)), status).path("error");
    }

    public Reply send(String method, String target, String body) {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return reply(SimRequest.get(target).withBody(method, bytes));
    }

    public Reply reply(SimRequest request) {
        return simulator.answer(request.withKey(token));
    }

    private static JsonNode body(Reply reply, int status) {
        if (!reply.isSent() || reply.answer().status() != status) {
            throw new AssertionError(
                    "not " + status + ": " + reply + " " + reply.answer().text());
        }
        return tree(reply.answer().text());
    }

    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /** JSON with single quotes for double ones. */
    public static JsonNode json(String json) {
        return tree(json.replace('\'', '"'));
    }

    public static ArrayNode list(String json) {
        return (ArrayNode) json(json);
    }
}
