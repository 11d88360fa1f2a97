// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.protocol.json.Json;
import io.syncengine.connect.stripe.api.OpenSocket;
import io.syncengine.connect.stripe.api.SocketListener;
import io.syncengine.connect.stripe.api.SocketRequest;

import java.util.ArrayList;
import java.util.List;

/** A socket whose other end a test plays. */
final class PlayedSocket implements OpenSocket {
    final SocketRequest request;
    final SocketListener listener;
    final List<String> sent = new ArrayList<>();
    boolean ended;

    PlayedSocket(SocketRequest request, SocketListener listener) {
        this.request = request;
        this.listener = listener;
    }

    @Override
    public void send(String text) {
        sent.add(text);
    }

    @Override
    public void end() {
        ended = true;
    }

    String session() {
        return String.valueOf(request.headers().get("Websocket-Id"));
    }

    List<String> types() {
        return sent.stream().map(text -> json(text).path("type").asText()).toList();
    }

    static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
