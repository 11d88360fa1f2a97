// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Connect cluster as its REST API shows it: connectors that run, pause, stop and fail as they are told. */
final class FakeConnect implements AutoCloseable {

    static final String SOURCE_CLASS = "io.syncengine.connect.stripe.StripeSourceConnector";
    static final String SINK_CLASS = "io.syncengine.connect.postgres.PostgresSinkConnector";
    static final ObjectMapper JSON = new ObjectMapper();

    /** What a connector is like; tests reach in. */
    static final class Connector {
        Map<String, String> config = new TreeMap<>();
        String state = "RUNNING";
        String taskState = "RUNNING";
        String trace = "";
        ArrayNode taskConfigs = JSON.createArrayNode();
        ArrayNode offsets = JSON.createArrayNode();
        Runnable whenAskedForOffsets = () -> {};

        /** Replaces the offset of a partition, or forgets it where the new one is null. */
        void change(JsonNode entry) {
            ArrayNode changed = JSON.createArrayNode();
            for (JsonNode offset : offsets) {
                if (!offset.path("partition").equals(entry.path("partition"))) {
                    changed.add(offset);
                }
            }
            if (!entry.path("offset").isNull()) {
                changed.add(entry);
            }
            offsets = changed;
        }

        Connector offset(String partition, String offset) {
            ObjectNode entry = offsets.addObject();
            entry.set("partition", json(partition));
            entry.set("offset", json(offset));
            return this;
        }

        boolean isSource() {
            return config.getOrDefault("connector.class", "").equals(SOURCE_CLASS);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private record Answer(int status, JsonNode body) {}

    private final HttpServer server;
    private final Map<String, Connector> connectors = new TreeMap<>();
    private final Map<String, String> refusals = new TreeMap<>();
    private final List<String> writes = new ArrayList<>();
    private final Map<String, String> plugins = new TreeMap<>(Map.of(SOURCE_CLASS, "1.0", SINK_CLASS, "1.0"));
    private String version = "4.3.1";
    private String password = "";

    FakeConnect() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    FakeConnect(HttpServer server) {
        this.server = server;
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://localhost:" + port();
    }

    /** Asks for this password of the user "operator" from now on. */
    void protect(String secret) {
        password = secret;
    }

    /** Says from now on that it is of another version. */
    void version(String other) {
        version = other;
    }

    /** Has loaded a plugin in this version, or not at all where that is empty. */
    void plugin(String type, String other) {
        plugins.remove(type);
        if (!other.isEmpty()) {
            plugins.put(type, other);
        }
    }

    /** Refuses a setting in checks of configurations. */
    void refuse(String setting, String message) {
        refusals.put(setting, message);
    }

    synchronized Connector connector(String name) {
        return connectors.computeIfAbsent(name, unknown -> new Connector());
    }

    synchronized Connector connector(String name, String type) {
        Connector connector = connector(name);
        connector.config.put("connector.class", type);
        connector.config.put("name", name);
        return connector;
    }

    synchronized List<String> names() {
        return List.copyOf(connectors.keySet());
    }

    /** Requests that changed something, in their order. */
    synchronized List<String> writes() {
        return List.copyOf(writes);
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer = isAllowed(exchange)
                ? answer(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        body.length == 0 ? JSON.missingNode() : JSON.readTree(body))
                : new Answer(401, error("User cannot access the resource."));
        byte[] text = answer.body().isMissingNode()
                ? new byte[0]
                : answer.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private boolean isAllowed(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        String wanted = "Basic "
                + Base64.getEncoder().encodeToString(("operator:" + password).getBytes(StandardCharsets.UTF_8));
        return password.isEmpty() || wanted.equals(given);
    }

    private Answer answer(String method, String path, JsonNode body) {
        if (!method.equals("GET") && !path.endsWith("/validate")) {
            writes.add(method + " " + path);
        }
        if (path.equals("/")) {
            return new Answer(200, JSON.createObjectNode().put("version", version));
        }
        if (path.startsWith("/connector-plugins")) {
            return plugins(path, body);
        }
        if (path.equals("/connectors?expand=info") || path.equals("/connectors?expand=status")) {
            ObjectNode all = JSON.createObjectNode();
            connectors.forEach((name, connector) -> all.putObject(name)
                    .setAll(path.endsWith("info") ? info(name, connector) : wrapped(status(name, connector))));
            return new Answer(200, all);
        }
        String[] parts = path.split("/");
        String name = parts[2];
        String action = parts.length > 3 ? parts[3].replaceAll("\\?.*", "") : "";
        if (method.equals("PUT") && action.equals("config")) {
            connector(name).config = JSON.convertValue(body, new TypeReference<TreeMap<String, String>>() {});
            connector(name).config.put("name", name);
            return new Answer(201, JSON.createObjectNode());
        }
        Connector connector = connectors.get(name);
        return connector == null
                ? new Answer(404, error("Connector " + name + " not found"))
                : answer(method, name, connector, action, body);
    }

    private Answer answer(String method, String name, Connector connector, String action, JsonNode body) {
        switch (action) {
            case "config":
                return new Answer(200, JSON.valueToTree(connector.config));
            case "status":
                return new Answer(200, status(name, connector));
            case "tasks":
                return new Answer(200, connector.taskConfigs);
            case "offsets":
                return offsets(method, connector, body);
            case "pause":
                return become(connector, "PAUSED");
            case "resume", "restart":
                return become(connector, "RUNNING");
            case "stop":
                return become(connector, "STOPPED");
            default:
                connectors.remove(name);
                return new Answer(204, JSON.missingNode());
        }
    }

    private static Answer become(Connector connector, String state) {
        connector.state = state;
        connector.taskState = state;
        return new Answer(202, JSON.missingNode());
    }

    private static Answer offsets(String method, Connector connector, JsonNode body) {
        if (!method.equals("GET") && !connector.state.equals("STOPPED")) {
            return new Answer(
                    400, error("Connectors must be in the STOPPED state before their offsets can be modified."));
        }
        if (method.equals("GET")) {
            connector.whenAskedForOffsets.run();
        } else if (method.equals("DELETE")) {
            connector.offsets = JSON.createArrayNode();
        } else if (method.equals("PATCH")) {
            body.path("offsets").forEach(connector::change);
        }
        return new Answer(200, JSON.createObjectNode().set("offsets", connector.offsets));
    }

    private Answer plugins(String path, JsonNode body) {
        if (path.equals("/connector-plugins")) {
            ArrayNode all = JSON.createArrayNode();
            plugins.forEach(
                    (name, version) -> all.addObject().put("class", name).put("version", version));
            return new Answer(200, all);
        }
        if (path.endsWith("/config")) {
            ArrayNode settings = JSON.createArrayNode();
            settings.addObject().put("name", "stripe.api.key").put("type", "PASSWORD");
            settings.addObject().put("name", "streams").put("type", "LIST");
            return new Answer(200, settings);
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode configs = answer.putArray("configs");
        refusals.forEach((setting, message) -> {
            if (body.has(setting)) {
                ObjectNode config = configs.addObject();
                config.putObject("definition").put("documentation", "What " + setting + " is for. And more of it.");
                config.putObject("value")
                        .put("name", setting)
                        .putArray("errors")
                        .add(message);
            }
        });
        return new Answer(200, answer);
    }

    private static ObjectNode info(String name, Connector connector) {
        ObjectNode info = JSON.createObjectNode();
        info.put("name", name);
        info.set("config", JSON.valueToTree(connector.config));
        info.put("type", connector.isSource() ? "source" : "sink");
        return JSON.createObjectNode().set("info", info);
    }

    private static ObjectNode wrapped(ObjectNode status) {
        return JSON.createObjectNode().set("status", status);
    }

    private static ObjectNode status(String name, Connector connector) {
        ObjectNode status = JSON.createObjectNode();
        status.put("name", name);
        status.putObject("connector").put("state", connector.state).put("worker_id", "10.0.0.1:8083");
        ArrayNode tasks = status.putArray("tasks");
        if (!connector.state.equals("STOPPED")) {
            ObjectNode task = tasks.addObject();
            task.put("id", 0).put("state", connector.taskState).put("worker_id", "10.0.0.2:8083");
            if (connector.taskState.equals("FAILED")) {
                task.put("trace", connector.trace);
            }
        }
        return status;
    }

    private static ObjectNode error(String message) {
        return JSON.createObjectNode().put("error_code", 400).put("message", message);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
