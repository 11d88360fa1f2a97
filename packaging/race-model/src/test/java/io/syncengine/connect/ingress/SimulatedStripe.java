// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.ingress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.http.ServerOptions;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import io.syncengine.connect.simulators.stripe.webhook.HookOptionsText;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A simulated account that sends its events at once, and what can be seen and done from outside. */
final class SimulatedStripe implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final SimulatorServer server;

    private SimulatedStripe(SimulatorServer server) {
        this.server = server;
        hooks("usual_seconds=0 late_seconds=0 reordered_seconds=0");
    }

    static SimulatedStripe of(Map<String, Integer> counts) {
        return of(SimulatorOptions.usual(7, 1_000).withCounts(counts));
    }

    /** Endpoints are looked for right after they are made, so reads are of now. */
    static SimulatedStripe of(SimulatorOptions account) {
        SimulatorOptions current = account.withApi(account.api().withReplicaLag(Duration.ZERO));
        try {
            return new SimulatedStripe(
                    SimulatorServer.start(ServerOptions.of(current).withLimits(Limits.none())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    SimulatorServer server() {
        return server;
    }

    /** Changes how events are sent. */
    void hooks(String text) {
        server.hooks().options(HookOptionsText.parse(server.hooks().options(), text));
    }

    /** What a control route answers. */
    JsonNode control(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(server.baseUrl() + "/_sim/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** A number that the control route of sockets tells. */
    int sockets(String name) {
        return control("GET", "sockets", "").path(name).asInt(-1);
    }

    /** An object of the API, as the key's own account has it. */
    JsonNode api(String path) {
        return send(HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .header("Authorization", "Bearer " + DrivenTask.KEY)
                .build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
