// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a simulator over HTTP, with a full test key. */
final class TestClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    TestClient(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return get(target, Duration.ofSeconds(10));
    }

    HttpResponse<String> get(String target, Duration timeout) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(target)).timeout(timeout));
    }

    HttpResponse<String> send(String method, String target, String body, String type)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(target))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(10)));
    }

    HttpResponse<String> send(String method, String target, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(target))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(10)));
    }

    /** Asks for a JSON answer that says all went well. */
    JsonNode json(String target) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(target);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.header("Authorization", "Bearer sk_test_simulated");
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String target) {
        return URI.create(baseUrl + target.replace("[", "%5B").replace("]", "%5D"));
    }
}
