// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The REST API of a Connect worker, as far as we use it. A worker that rebalances answers 409 for a while; such requests
 * are repeated for {@link #PATIENCE}. May be used by several threads.
 */
public final class ConnectRest {

    /** How long a request is repeated while the worker is busy with a rebalance. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How long a worker may take to accept a connection. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private final String url;
    private final HttpClient client;
    private final Map<String, String> headers;

    /** @param url without a slash at its end */
    public ConnectRest(String url) {
        this(url, HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build(), Map.of());
    }

    /**
     * A worker that asks for more than a request.
     *
     * @param url without a slash at its end
     * @param client with the trust that the worker's certificate needs
     * @param headers sent with each request
     */
    public ConnectRest(String url, HttpClient client, Map<String, String> headers) {
        this.url = url;
        this.client = client;
        this.headers = Map.copyOf(headers);
    }

    /**
     * Waits until the worker has joined its group and answers.
     *
     * @param alive asked between attempts; false ends the wait
     * @return whether it is ready
     */
    public boolean awaitReady(Duration limit, BooleanSupplier alive) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (alive.getAsBoolean() && System.nanoTime() < end) {
            try {
                if (send("GET", "/health", null).statusCode() == 200) {
                    return true;
                }
            } catch (IOException notYet) {
                // Nobody listens yet; asked again below.
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return false;
    }

    /** Creates the connector, or changes its configuration. */
    public void putConfig(String connector, Map<String, String> config) throws IOException, InterruptedException {
        call("PUT", path(connector, "/config"), JSON.valueToTree(config));
    }

    /**
     * Asks the worker to check a configuration, live checks included.
     *
     * @return what is wrong, by setting; empty when nothing is
     */
    public List<ConfigProblem> validate(Map<String, String> config) throws IOException, InterruptedException {
        String type = config.getOrDefault("connector.class", "");
        String plugin = type.substring(type.lastIndexOf('.') + 1);
        JsonNode answer = call("PUT", "/connector-plugins/" + plugin + "/config/validate", JSON.valueToTree(config));
        List<ConfigProblem> problems = new ArrayList<>();
        for (JsonNode setting : answer.path("configs")) {
            JsonNode value = setting.path("value");
            for (JsonNode error : value.path("errors")) {
                String name = value.path("name").asText();
                problems.add(new ConfigProblem(name, withoutName(name, error.asText())));
            }
        }
        return problems;
    }

    /** Connect shows some messages without the setting that they are about, so they may begin with it. */
    private static String withoutName(String setting, String message) {
        String name = setting + ": ";
        return message.startsWith(name) ? message.substring(name.length()) : message;
    }

    /** State of a connector and its tasks; empty as long as the worker knows of none. */
    public ConnectorStatus status(String connector) throws IOException, InterruptedException {
        try {
            return ConnectorStatus.of(call("GET", path(connector, "/status"), null));
        } catch (ConnectRestException e) {
            if (e.status() == 404) {
                return ConnectorStatus.UNKNOWN;
            }
            throw e;
        }
    }

    /** Committed offsets: pairs of a partition and its offset. */
    public List<CommittedOffset> offsets(String connector) throws IOException, InterruptedException {
        List<CommittedOffset> offsets = new ArrayList<>();
        for (JsonNode entry : call("GET", path(connector, "/offsets"), null).path("offsets")) {
            offsets.add(new CommittedOffset(entry.path("partition"), entry.path("offset")));
        }
        return offsets;
    }

    /** Changes or, by null values, resets offsets of a stopped connector: the body that Connect documents. */
    public void alterOffsets(String connector, JsonNode body) throws IOException, InterruptedException {
        call("PATCH", path(connector, "/offsets"), body);
    }

    /** Resets all offsets of a stopped connector. */
    public void resetOffsets(String connector) throws IOException, InterruptedException {
        call("DELETE", path(connector, "/offsets"), null);
    }

    /** Configurations of the tasks, as the connector dealt them. */
    public List<Map<String, String>> taskConfigs(String connector) throws IOException, InterruptedException {
        List<Map<String, String>> configs = new ArrayList<>();
        for (JsonNode task : call("GET", path(connector, "/tasks"), null)) {
            configs.add(JSON.convertValue(
                    task.path("config"),
                    JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class)));
        }
        return configs;
    }

    /** Class names of the connectors that the worker has loaded. */
    public List<String> plugins() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        call("GET", "/connector-plugins", null)
                .forEach(plugin -> names.add(plugin.path("class").asText()));
        return names;
    }

    public void stop(String connector) throws IOException, InterruptedException {
        call("PUT", path(connector, "/stop"), null);
    }

    public void pause(String connector) throws IOException, InterruptedException {
        call("PUT", path(connector, "/pause"), null);
    }

    public void resume(String connector) throws IOException, InterruptedException {
        call("PUT", path(connector, "/resume"), null);
    }

    /** Names of all connectors. */
    public List<String> connectors() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        call("GET", "/connectors", null).forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Restarts the connector and all its tasks. */
    public void restart(String connector) throws IOException, InterruptedException {
        call("POST", path(connector, "/restart?includeTasks=true"), null);
    }

    public void delete(String connector) throws IOException, InterruptedException {
        call("DELETE", path(connector, ""), null);
    }

    /**
     * Any request.
     *
     * @param path with its leading slash
     * @return the answer's JSON, or a missing node when it has no body
     * @throws ConnectRestException if the worker refuses it
     */
    public JsonNode call(String method, String path, @Nullable JsonNode body) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> response = send(method, path, body);
        while (isBusy(response.statusCode()) && System.nanoTime() < end) {
            Thread.sleep(PAUSE.toMillis());
            response = send(method, path, body);
        }
        if (response.statusCode() >= 400) {
            throw new ConnectRestException(method + " " + path, response.statusCode(), message(response.body()));
        }
        return response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
    }

    private static boolean isBusy(int status) {
        return status == CONFLICT || status == UNAVAILABLE;
    }

    private HttpResponse<String> send(String method, String path, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(95))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, content);
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            // The JDK's own says neither where nor, often, anything at all.
            throw new IOException("no Connect worker answers at " + url, e);
        }
    }

    private static String message(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json instanceof ObjectNode ? json.path("message").asText(body) : body;
        } catch (IOException notJson) {
            return body;
        }
    }

    /** Path of a connector, whatever its name holds, and of what is below it. */
    public static String path(String connector, String rest) {
        return "/connectors/"
                + URLEncoder.encode(connector, StandardCharsets.UTF_8).replace("+", "%20") + rest;
    }
}
