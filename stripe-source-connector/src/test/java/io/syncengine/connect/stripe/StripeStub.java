// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers paths as it was told, with Stripe's headers; unknown paths as Stripe does. */
public final class StripeStub implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<Long> times = new CopyOnWriteArrayList<>();
    private final Set<String> versions = ConcurrentHashMap.newKeySet();

    public StripeStub() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                targets.add(request.getTarget());
                times.add(System.nanoTime());
                versions.add(String.valueOf(request.getHeaders().get("Stripe-Version")));
                String account = request.getHeaders().get("Stripe-Account");
                String path = request.getUrl().encodedPath();
                MockResponse answer = answers.get(account == null ? path : account + path);
                return answer != null ? answer : error(404, "{\"message\":\"Unrecognized request URL\"}");
            }
        });
        server.start();
    }

    public String url() {
        String url = server.url("/").toString();
        return url.substring(0, url.length() - 1);
    }

    /** The account that the key belongs to. */
    public StripeStub account(String id) {
        return on("/v1/account", 200, "{\"id\":\"" + id + "\",\"object\":\"account\",\"created\":1700000000}");
    }

    /** A connected account. */
    public StripeStub connected(String id) {
        return on(id + "/v1/account", 200, "{\"id\":\"" + id + "\",\"object\":\"account\",\"created\":1700000000}");
    }

    /** An account that is not connected, or not any more. */
    public StripeStub notConnected(String id) {
        return refuse(
                id + "/v1/account",
                403,
                "{\"code\":\"account_invalid\",\"message\":\"The provided key 'sk_test_***' does not have access to account"
                        + " '" + id + "' (or that account does not exist). Application access may have been revoked.\","
                        + "\"type\":\"invalid_request_error\"}");
    }

    /** A list of one page. */
    public StripeStub list(String path, String... objects) {
        return on(path, 200, "{\"object\":\"list\",\"data\":[" + String.join(",", objects) + "],\"has_more\":false}");
    }

    public StripeStub on(String path, int status, String body) {
        answers.put(path, response(status, body));
        return this;
    }

    /** @param error the object under {@code error} */
    public StripeStub refuse(String path, int status, String error) {
        answers.put(path, error(status, error));
        return this;
    }

    /** Never answers. */
    public StripeStub hang(String path) {
        answers.put(
                path,
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build());
        return this;
    }

    public StripeStub redirect(String path, String location) {
        answers.put(
                path,
                response(302, "").newBuilder().addHeader("Location", location).build());
        return this;
    }

    private static MockResponse error(int status, String error) {
        return response(status, "{\"error\":" + error + "}");
    }

    private static MockResponse response(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                ZonedDateTime.now(Clock.systemUTC()).withZoneSameInstant(ZoneOffset.UTC)))
                .addHeader("Request-Id", "req_stub")
                .body(body)
                .build();
    }

    /** Path and query of every request so far. */
    public List<String> targets() {
        return List.copyOf(targets);
    }

    /** The versions that requests asked for. */
    public Set<String> versions() {
        return Set.copyOf(versions);
    }

    /** When each request came, in {@code System.nanoTime()}. */
    public List<Long> times() {
        return List.copyOf(times);
    }

    @Override
    public void close() {
        server.close();
    }
}
