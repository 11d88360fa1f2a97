// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.network.NetworkSettings;
import io.syncengine.connect.support.thread.TaskThreads;
import io.syncengine.connect.support.version.BuildVersion;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

final class OkHttpTransportTest {

    private static final String KEY = "sk_test_51HxyzABCDEFGHIJKL";
    private static final HttpCall LIST = new HttpCall(
            "/v1/customers", List.of(Map.entry("created[gte]", "12"), Map.entry("starting_after", "a&b ü")));

    private final MockWebServer server = new MockWebServer();
    private OkHttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server.start();
        transport = transport("");
    }

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    private OkHttpTransport transport(String prefix) {
        return new OkHttpTransport(
                new TransportSettings(
                        "http://localhost:" + server.getPort() + prefix,
                        new Password(KEY),
                        "2026-10-28.endive",
                        NetworkSettings.PLAIN,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(5),
                        8),
                TaskThreads.named("http-test", OkHttpTransportTest.class));
    }

    private HttpOutcome send(HttpCall call) throws Exception {
        return start(call).get(10, TimeUnit.SECONDS);
    }

    private CompletableFuture<HttpOutcome> start(HttpCall call) {
        CompletableFuture<HttpOutcome> outcome = new CompletableFuture<>();
        transport.send(call, outcome::complete);
        return outcome;
    }

    private static String text(HttpOutcome outcome) {
        return new String(((HttpOutcome.Answer) outcome).body(), StandardCharsets.UTF_8);
    }

    @Test
    void sendsWhatStripeWantsToKnow() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(200)
                .addHeader("date", "Tue, 24 Nov 2026 12:00:07 GMT")
                .addHeader("request-id", "req_1")
                .body("{}")
                .build());

        HttpOutcome outcome = send(LIST);
        RecordedRequest request = server.takeRequest();

        assertThat(text(outcome)).isEqualTo("{}");
        assertThat(((HttpOutcome.Answer) outcome).headers())
                .isEqualTo(new AnswerHeaders(1_795_521_607L, "req_1", null, null, null));
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).startsWith("/v1/customers?").doesNotContain(KEY);
        assertThat(request.getUrl().queryParameter("created[gte]")).isEqualTo("12");
        assertThat(request.getUrl().queryParameter("starting_after")).isEqualTo("a&b ü");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(request.getHeaders().get("Stripe-Version")).isEqualTo("2026-10-28.endive");
        assertThat(request.getHeaders().get("Stripe-Account")).isNull();
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
        assertThat(request.getHeaders().get("User-Agent")).contains(BuildVersion.current());
    }

    @Test
    void goesThroughAGatewayAndReadsConnectedAccounts() throws Exception {
        transport.close();
        transport = transport("/gateway/stripe");
        server.enqueue(new MockResponse.Builder().build());

        send(new HttpCall(HttpMethod.GET, "/v1/coupons/50%25%20off", List.of(), "acct_9", null));
        RecordedRequest request = server.takeRequest();

        assertThat(request.getTarget()).isEqualTo("/gateway/stripe/v1/coupons/50%25%20off");
        assertThat(request.getHeaders().get("Stripe-Account")).isEqualTo("acct_9");
    }

    @Test
    void namesAConnectedAccountToTheSecondVersionAsItsContext() throws Exception {
        server.enqueue(new MockResponse.Builder().build());

        send(new HttpCall(HttpMethod.GET, "/v2/core/accounts", List.of(), "acct_9", null));
        RecordedRequest request = server.takeRequest();

        assertThat(request.getHeaders().get("Stripe-Context")).isEqualTo("acct_9");
        assertThat(request.getHeaders().get("Stripe-Account")).isNull();
    }

    @Test
    void sendsFormsThatStripeKnowsAgain() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        List<Map.Entry<String, String>> form =
                List.of(Map.entry("enabled_events[]", "a.b"), Map.entry("enabled_events[]", "c&d"));

        send(new HttpCall(HttpMethod.POST, "/v1/webhook_endpoints", form, null, "key_1"));
        RecordedRequest request = server.takeRequest();

        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/v1/webhook_endpoints");
        assertThat(request.getBody().utf8()).isEqualTo("enabled_events%5B%5D=a.b&enabled_events%5B%5D=c%26d");
        assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo("key_1");
    }

    @Test
    void deletes() throws Exception {
        server.enqueue(new MockResponse.Builder().build());

        send(new HttpCall(HttpMethod.DELETE, "/v1/webhook_endpoints/we_1", List.of(), null, null));
        RecordedRequest request = server.takeRequest();

        assertThat(request.getMethod()).isEqualTo("DELETE");
        assertThat(request.getTarget()).isEqualTo("/v1/webhook_endpoints/we_1");
    }

    @Test
    void unpacksAnswers() throws Exception {
        Buffer packed = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeUtf8("{\"a\":1}".repeat(1000));
        }
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build());

        assertThat(text(send(LIST))).hasSize(7000);
    }

    @Test
    void followsNoRedirectAndRepeatsNoRefusal() throws Exception {
        for (int status : new int[] {301, 307, 401, 429, 500, 503}) {
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .addHeader("Location", server.url("/elsewhere"))
                    .addHeader("Stripe-Rate-Limited-Reason", "global-rate")
                    .build());

            HttpOutcome.Answer answer = (HttpOutcome.Answer) send(LIST);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.headers().limitReason()).isEqualTo("global-rate");
        }
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void isOneExchangeWhateverOkHttpWouldRepeat() throws Exception {
        for (MockResponse answer : List.of(
                new MockResponse.Builder()
                        .code(503)
                        .addHeader("Retry-After", "0")
                        .body("busy")
                        .build(),
                new MockResponse.Builder().code(408).build())) {
            int before = server.getRequestCount();
            server.enqueue(answer);
            server.enqueue(
                    new MockResponse.Builder().body("from a second exchange").build());

            HttpOutcome outcome = send(LIST);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            HttpOutcome.Answer.class,
                            first -> assertThat(first.status()).isEqualTo(answer.getCode()));
            assertThat(server.getRequestCount() - before).isEqualTo(1);
            send(LIST);
        }
    }

    @Test
    void isOneExchangeWhenTheConnectionBreaks() throws Exception {
        server.enqueue(new MockResponse.Builder().body("fine").build());
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(new MockResponse.Builder().body("from a second exchange").build());
        send(LIST);

        assertThat(send(LIST)).isInstanceOf(HttpOutcome.Failure.class);
    }

    @Test
    void tellsATimeoutFromOtherFailures() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(100_000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertThat(send(LIST))
                .isInstanceOfSatisfying(
                        HttpOutcome.Failure.class,
                        failure -> assertThat(failure.cause()).isInstanceOf(InterruptedIOException.class));
        assertThat(send(LIST))
                .isInstanceOfSatisfying(
                        HttpOutcome.Failure.class,
                        failure -> assertThat(failure.cause()).isNotInstanceOf(InterruptedIOException.class));
    }

    @Test
    void tellsOfAHostThatIsNotThere() throws Exception {
        server.close();

        assertThat(send(LIST)).isInstanceOf(HttpOutcome.Failure.class);
    }

    @Test
    void refusesAnswersLargerThanAnyShouldBe() throws Exception {
        Buffer packed = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
            byte[] zeros = new byte[1 << 20];
            for (long written = 0; written <= OkHttpTransport.MAX_BODY; written += zeros.length) {
                sink.write(zeros);
            }
        }
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build());

        assertThat(send(LIST))
                .isInstanceOfSatisfying(
                        HttpOutcome.Failure.class,
                        failure -> assertThat(failure.cause()).isInstanceOf(AnswerTooLargeException.class));
    }

    @Test
    void callsOffSingleCalls() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        CompletableFuture<HttpOutcome> outcome = new CompletableFuture<>();
        Cancellable call = transport.send(LIST, outcome::complete);
        server.takeRequest();

        call.cancel();

        assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(HttpOutcome.Failure.class);
    }

    @Test
    void callsEverythingOffWithinASecondWhenItIsClosed() throws Exception {
        List<CompletableFuture<HttpOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            server.enqueue(new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build());
            outcomes.add(start(LIST));
        }
        server.takeRequest();
        long start = System.nanoTime();

        transport.close();
        transport.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
        outcomes.add(start(LIST));
        assertThat(outcomes)
                .as("what ends with the transport is told to nobody")
                .noneMatch(CompletableFuture::isDone);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("http-test"));
    }

    @Test
    void showsNoKey() {
        TransportSettings settings = new TransportSettings(
                "http://x", new Password(KEY), "v", NetworkSettings.PLAIN, Duration.ZERO, Duration.ZERO, 1);

        assertThat(settings.toString()).doesNotContain(KEY);
    }
}
