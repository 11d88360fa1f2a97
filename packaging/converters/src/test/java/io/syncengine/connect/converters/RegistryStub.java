// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.converters;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * As much of the second version of Apicurio's REST API as its converters call: schemas are stored under numbers, equal ones
 * under the same, and given out again.
 */
final class RegistryStub implements AutoCloseable {

    private static final String IDS = "/apis/registry/v2/ids/globalIds/";
    private static final String REFERENCES = "/references";

    private final HttpServer server;
    private final List<String> schemas = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    RegistryStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/apis/registry/v2";
    }

    /** What was stored, in the order of the numbers. */
    synchronized List<String> schemas() {
        return List.copyOf(schemas);
    }

    /** Calls that it has no answer to. */
    synchronized List<String> unknown() {
        return List.copyOf(unknown);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("POST") && path.endsWith("/artifacts")) {
            send(exchange, 200, JsonMapper.builder().build().writeValueAsString(metadata(exchange, body)));
        } else if (path.startsWith(IDS) && path.endsWith(REFERENCES)) {
            send(exchange, 200, "[]");
        } else if (path.startsWith(IDS)) {
            send(exchange, 200, schemas.get(Integer.parseInt(path.substring(IDS.length())) - 1));
        } else {
            unknown.add(exchange.getRequestMethod() + " " + path);
            send(exchange, 404, "{\"error_code\":404,\"message\":\"not known here\",\"name\":\"NotFoundException\"}");
        }
    }

    private Map<String, Object> metadata(HttpExchange exchange, String schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        long id = schemas.indexOf(schema) + 1L;
        return Map.of(
                "id",
                exchange.getRequestHeaders().getFirst("X-Registry-ArtifactId"),
                "type",
                exchange.getRequestHeaders().getFirst("X-Registry-ArtifactType"),
                "groupId",
                "default",
                "version",
                "1",
                "state",
                "ENABLED",
                "globalId",
                id,
                "contentId",
                id);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
