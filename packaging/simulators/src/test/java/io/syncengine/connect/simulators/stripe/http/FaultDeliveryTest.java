// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.simulators.exchange.HttpDate;
import io.syncengine.connect.simulators.stripe.faults.Fault;
import io.syncengine.connect.simulators.stripe.faults.FaultRule;
import io.syncengine.connect.simulators.stripe.faults.FaultText;
import io.syncengine.connect.simulators.stripe.limits.LoggedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Each fault as a client on the other side of a socket sees it. */
class FaultDeliveryTest {
    private static final String TARGET = "/v1/customers?limit=1";

    private StubAccount account;

    @BeforeEach
    void start() throws IOException {
        account = new StubAccount();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    private void strike(String fault) {
        account.faults.add(FaultText.parse("/v1/customers " + fault));
    }

    private LoggedRequest logged() {
        return account.requests.last().get(account.requests.last().size() - 1);
    }

    @Test
    void withoutFaultTheAnswerIsWholeAndTellsTheSimulatorsDate() throws Exception {
        HttpResponse<String> answer = account.get(TARGET);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(StubAccount.PAGE);
        assertThat(answer.headers().allValues("Date")).containsExactly("Thu, 05 Nov 2026 06:07:08 GMT");
        assertThat(answer.headers().firstValue("Request-Id")).isPresent();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(logged().route()).isEqualTo("GET /v1/customers");
        assertThat(logged().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 500, 502, 503, 504})
    void statusComesInStripesShape(int status) throws Exception {
        strike(status + " should-retry=false");

        HttpResponse<String> answer = account.get(TARGET);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new ObjectMapper()
                        .readTree(answer.body())
                        .at("/error/message")
                        .asText())
                .isNotEmpty();
        assertThat(answer.headers().firstValue("Stripe-Should-Retry")).hasValue("false");
        assertThat(answer.headers().firstValue("Date")).isPresent();
        assertThat(answer.headers().firstValue("Request-Id")).isPresent();
        assertThat(logged().fault()).isEqualTo(Integer.toString(status));
    }

    @Test
    void statusComesAsAPage() throws Exception {
        strike("503 body=html");

        HttpResponse<String> answer = account.get(TARGET);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    }

    @Test
    void rateLimitTellsReasonAndWait() throws Exception {
        strike("429 reason=global-rate retry-after=3 times=1");

        HttpResponse<String> answer = account.get(TARGET);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Stripe-Rate-Limited-Reason")).hasValue("global-rate");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(account.get(TARGET).statusCode()).isEqualTo(200);
    }

    @Test
    void redirectNamesAnotherPlace() throws Exception {
        strike("redirect location=https://other.example/v1");

        HttpResponse<String> answer = account.get(TARGET);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("https://other.example/v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "broken"})
    void successHoldsNoJson(String fault) throws Exception {
        strike(fault);

        HttpResponse<String> answer = account.get(TARGET);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotEmpty();
        assertThatThrownBy(() -> new ObjectMapper().readTree(answer.body()))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void listComesWithoutData() throws Exception {
        strike("no-data");

        assertThat(account.get(TARGET).body())
                .isEqualTo("{\"object\":\"list\",\"has_more\":true,\"url\":\"/v1/customers\"}");
    }

    @Test
    void bodyIsEmpty() throws Exception {
        strike("empty");

        HttpResponse<String> answer = account.get(TARGET);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void dateDiffersOrIsMissing() throws Exception {
        account.faults.add(
                FaultRule.of("*", Fault.dateSkewed(Duration.ofSeconds(-90))).once());
        account.faults.add(FaultRule.of("*", Fault.withoutDate()).once());

        assertThat(account.get(TARGET).headers().firstValue("Date").flatMap(HttpDate::parse))
                .hasValue(StubAccount.NOW.minusSeconds(90));
        assertThat(account.get(TARGET).headers().firstValue("Date")).isEmpty();
        assertThat(account.get(TARGET).headers().firstValue("Date").flatMap(HttpDate::parse))
                .hasValue(StubAccount.NOW);
    }

    @Test
    void connectionIsResetBeforeAnything() throws Exception {
        strike("reset");

        try (Socket socket = ask()) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(logged().status()).isZero();
        assertThat(logged().fault()).isEqualTo("reset");
        assertThatThrownBy(() -> account.get(TARGET)).isInstanceOf(IOException.class);
    }

    @Test
    void connectionIsResetInTheMiddleOfTheBody() throws Exception {
        strike("reset-mid-body");

        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Socket socket = ask()) {
            assertThatThrownBy(() -> readAll(socket.getInputStream(), received))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(received.toString(StandardCharsets.ISO_8859_1))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Length: " + StubAccount.PAGE.length())
                .endsWith(StubAccount.PAGE.substring(0, StubAccount.PAGE.length() / 2));
        assertThatThrownBy(() -> account.get(TARGET)).isInstanceOf(IOException.class);
    }

    @Test
    void nothingIsAnswered() {
        strike("hang");

        assertThatThrownBy(() -> account.get(TARGET, Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
        assertThat(logged().fault()).isEqualTo("hang");
        assertThat(logged().status()).isZero();
    }

    @Test
    void answerIsLate() throws Exception {
        strike("hang seconds=0.3");
        long begin = System.nanoTime();

        assertThat(account.get(TARGET).body()).isEqualTo(StubAccount.PAGE);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void bodyDrips() throws Exception {
        strike("drip bytes-per-second=200");
        long begin = System.nanoTime();

        assertThat(account.get(TARGET).body()).isEqualTo(StubAccount.PAGE);

        // 80 bytes in pieces of 20.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void otherRoutesAreSpared() throws Exception {
        strike("500");

        assertThat(account.get("/v1/charges").statusCode()).isEqualTo(200);
    }

    private Socket ask() throws IOException {
        URI url = URI.create(account.url());
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(5_000);
        socket.getOutputStream()
                .write(("GET " + TARGET + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void readAll(InputStream in, ByteArrayOutputStream out) throws IOException {
        for (int next = in.read(); next >= 0; next = in.read()) {
            out.write(next);
        }
    }
}
