// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

class StripeCallsTest {

    private static final ApiRequest REQUEST = new ApiRequest(
            CallKind.SNAPSHOT, "/v1/customers", "/v1/customers", List.of(Map.entry("created[gte]", "a b&c")));

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> queries = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private HttpServer server;

    private record Answer(int status, String body, String retryAfter) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        queries.add(exchange.getRequestURI().getRawQuery());
        accounts.add(exchange.getRequestHeaders().getFirst("Stripe-Account"));
        Answer answer = answers.remove();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private StripeCalls calls(double perSecond) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new StripeCalls(new StripeAccess(url, "sk_test_secretOfTheTest", "2026-10-28", perSecond), pauses::add);
    }

    private void answers(int status, String body) {
        answers.add(new Answer(status, body, null));
    }

    @Test
    void triesAgainWhatMaySucceedLaterAfterThePauseThatStripeAsksFor() throws Exception {
        answers.add(new Answer(429, "{}", "7"));
        answers(503, "");
        answers(200, "ok");

        byte[] body = calls(1e9).get("acct_1", REQUEST);

        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("ok");
        assertThat(pauses).contains(Duration.ofSeconds(7), Duration.ofSeconds(1));
        assertThat(queries).containsOnly("created%5Bgte%5D=a+b%26c");
        assertThat(accounts).containsExactly("acct_1", "acct_1", "acct_1");
    }

    @Test
    void givesUpAfterSomeAttempts() {
        for (int i = 0; i < 8; i++) {
            answers(500, "");
        }

        assertThatThrownBy(() -> calls(1e9).get(null, REQUEST))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/v1/customers")
                .hasMessageContaining("500");
        assertThat(answers).isEmpty();
        assertThat(accounts).containsOnlyNulls();
    }

    @Test
    void tellsWhatStripeRefusesWithoutShowingTheKey() {
        answers(403, "{\"error\":{\"message\":\"The key sk_test_secretOfTheTest lacks rak_customer_read\"}}");

        assertThatThrownBy(() -> calls(1e9).get(null, REQUEST))
                .isInstanceOfSatisfying(
                        CallRefusedException.class,
                        e -> assertThat(e.isUnauthorized()).isFalse())
                .hasMessageContaining("403")
                .hasMessageContaining("rak_customer_read")
                .hasMessageNotContaining("secretOfTheTest");
    }

    @Test
    void startsNoMoreCallsThanItMay() throws Exception {
        StripeCalls calls = calls(0.01);
        for (int i = 0; i < 3; i++) {
            answers(200, "ok");
            calls.get(null, REQUEST);
        }

        // The test does not wait, so the third call is put off for both gaps.
        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(150), Duration.ofSeconds(200));
    }
}
