// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static io.syncengine.connect.stripe.api.ClientFixture.FINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.syncengine.connect.stripe.api.ClientFixture.Heard;
import io.syncengine.connect.stripe.api.ScriptedTransport.Reply;
import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** How often a call is tried, by how it fails. */
final class FaultTableTest {

    private static final int FOR_EVER = 40;

    private static final String HTML = "<html><body>Bad Gateway</body></html>";

    private static AnswerHeaders shouldRetry(boolean should) {
        return new AnswerHeaders(null, "req_1", null, should, null);
    }

    private static AnswerHeaders limited(String reason, Integer retryAfter) {
        return new AnswerHeaders(null, "req_1", retryAfter, null, reason);
    }

    private static String error(String code, String message) {
        return "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"" + code + "\",\"message\":\"" + message
                + "\",\"param\":\"p\"}}";
    }

    private static Arguments forEver(String name, Reply reply) {
        return arguments(name, reply, FOR_EVER, Kind.TRANSIENT);
    }

    private static Arguments once(String name, Reply reply, Kind kind) {
        return arguments(name, reply, 1, kind);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                forEver("read timeout", Reply.of(new SocketTimeoutException("timeout"))),
                forEver("call timeout", Reply.of(new InterruptedIOException("timeout"))),
                forEver("no connection", Reply.of(new ConnectException("Failed to connect"))),
                forEver("no such host", Reply.of(new UnknownHostException("api.stripe.com"))),
                forEver("reset", Reply.of(new IOException("Connection reset"))),
                forEver("cut short by the network", Reply.of(new EOFException())),
                forEver("TLS", Reply.of(new SSLHandshakeException("no trust"))),
                forEver("429", Reply.of(429, "")),
                forEver("429 of a rate", Reply.of(429, limited("endpoint-rate", null), error("rate_limit", "slow"))),
                forEver("429 with a wait", Reply.of(429, limited("global-rate", 2), "")),
                forEver("429 of a lock", Reply.of(429, error("lock_timeout", "busy"))),
                forEver("429 not to be repeated", Reply.of(429, shouldRetry(false), "")),
                forEver("409", Reply.of(409, error("lock_timeout", "busy"))),
                forEver("500", Reply.of(500, error("api_error", "oops"))),
                forEver("502 in HTML", Reply.of(502, HTML)),
                forEver("503", Reply.of(503, "")),
                forEver("504", Reply.of(504, "")),
                forEver("529", Reply.of(529, "")),
                arguments(
                        "400 to be repeated",
                        Reply.of(400, shouldRetry(true), error("x", "y")),
                        FOR_EVER,
                        Kind.REJECTED),
                once("500 not to be repeated", Reply.of(500, shouldRetry(false), ""), Kind.TRANSIENT),
                once("409 not to be repeated", Reply.of(409, shouldRetry(false), ""), Kind.TRANSIENT),
                arguments("200 that is broken", Reply.of(200, "broken"), 4, Kind.MALFORMED),
                arguments("204", Reply.of(204, "broken"), 4, Kind.MALFORMED),
                arguments("401", Reply.of(401, error("x", "Invalid API Key provided")), 3, Kind.UNAUTHORIZED),
                arguments("401 not to be repeated", Reply.of(401, shouldRetry(false), ""), 3, Kind.UNAUTHORIZED),
                once("301", Reply.of(301, ""), Kind.REJECTED),
                once("400", Reply.of(400, error("parameter_unknown", "Received unknown parameter")), Kind.REJECTED),
                once("400 in HTML", Reply.of(400, HTML), Kind.REJECTED),
                once("402", Reply.of(402, error("x", "y")), Kind.REJECTED),
                once("403", Reply.of(403, error("x", "no permission")), Kind.PERMISSION),
                once("403 in HTML", Reply.of(403, HTML), Kind.REJECTED),
                once("404", Reply.of(404, error("x", "y")), Kind.NO_SUCH_ROUTE),
                forEver("404 in HTML", Reply.of(404, HTML)),
                forEver("405 in HTML", Reply.of(405, HTML)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isTriedSoOften(String name, Reply reply, int attempts, Kind kind) {
        ClientFixture stripe = new ClientFixture((call, number) -> reply);
        Heard heard = stripe.call();
        stripe.loop.runUntil(
                () -> heard.isOver() || stripe.transport.sent().size() == attempts + 1, Duration.ofDays(1));

        if (attempts == FOR_EVER) {
            assertThat(heard.isOver()).isFalse();
            assertThat(heard.failures).hasSize(FOR_EVER).allMatch(reason -> reason.kind() == kind);
        } else {
            assertThat(stripe.transport.sent()).hasSize(attempts);
            assertThat(heard.failure.kind()).isEqualTo(kind);
            assertThat(heard.failures).hasSize(attempts - 1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void succeedsWhenTheFaultIsOver(String name, Reply reply, int attempts, Kind kind) {
        int faulty = Math.min(attempts - 1, 3);
        ClientFixture stripe = new ClientFixture((call, number) -> number < faulty ? reply : FINE);
        Heard heard = stripe.call();
        stripe.loop.run(Duration.ofHours(1));

        assertThat(heard.what).endsWith("started", "succeeded").hasSize(2 + 2 * faulty);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void pausesLongEnoughAndNotForLong(String name, Reply reply, int attempts, Kind kind) {
        ClientFixture stripe = new ClientFixture((call, number) -> reply);
        stripe.call();
        stripe.loop.runUntil(() -> stripe.transport.sent().size() == Math.min(attempts, FOR_EVER), Duration.ofDays(1));

        for (int i = 1; i < stripe.transport.sent().size(); i++) {
            Duration pause = stripe.transport
                    .times()
                    .get(i)
                    .minus(stripe.transport.times().get(i - 1))
                    .minus(ScriptedTransport.LATENCY);
            assertThat(pause).isLessThan(Duration.ofSeconds(34));
            if (kind == Kind.UNAUTHORIZED) {
                assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
            } else if (name.equals("429 with a wait")) {
                assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            } else if (name.startsWith("429")) {
                assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            }
        }
    }
}
