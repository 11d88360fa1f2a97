// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static io.syncengine.connect.stripe.api.ClientFixture.FINE;
import static io.syncengine.connect.stripe.api.ClientFixture.LIMITS;
import static io.syncengine.connect.stripe.api.ClientFixture.ROUTE;
import static io.syncengine.connect.stripe.api.ClientFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.stripe.api.ClientFixture.Heard;
import io.syncengine.connect.stripe.api.ScriptedTransport.Reply;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import io.syncengine.connect.testing.LogCapture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class BudgetedStripeClientTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Nested
    final class ACall {

        @Test
        void bringsTheParsedAnswerWithStripesDate() {
            AnswerHeaders headers = new AnswerHeaders(1_800_000_000L, "req_1", null, null, null);
            ClientFixture stripe = new ClientFixture((call, number) -> FINE.with(headers));

            Heard heard = stripe.call();
            assertThat(heard.what).as("nothing before get() has returned").isEmpty();
            stripe.loop.run(DAY);

            assertThat(heard.what).containsExactly("started", "succeeded");
            assertThat(heard.answer).isEqualTo(new ApiAnswer<>("fine", 1_800_000_000L, "req_1"));
            assertThat(stripe.clock.now()).isEqualTo(1_800_000_000L + DAY.toSeconds() - 1);
            assertThat(stripe.transport.sent().get(0).call())
                    .isEqualTo(new HttpCall(ROUTE, request(CallKind.LIST, ROUTE).query()));
            assertThat(stripe.metric("requests-total", "status", "200")).isEqualTo(1L);
            assertThat(stripe.metric("inflight")).isEqualTo(0L);
        }

        @Test
        void isDatedByTheClockWhenTheAnswerHasNoDate() {
            ClientFixture stripe = new ClientFixture((call, number) -> FINE);
            Heard heard = stripe.call();
            stripe.loop.run(DAY);

            assertThat(heard.answer.date()).isEqualTo(stripe.clock.now() - DAY.toSeconds());
        }

        /** It may come from something between here and Stripe. */
        @Test
        void takesNoTimeFromAnErrorPage() {
            AnswerHeaders headers = new AnswerHeaders(1_800_000_000L, null, null, null, null);
            ClientFixture stripe = new ClientFixture(
                    (call, number) -> number == 0 ? Reply.of(503, "<html>").with(headers) : FINE);
            long before = stripe.clock.now();
            Heard heard = stripe.call();
            stripe.loop.run(DAY);

            assertThat(heard.what).contains("failed attempt", "succeeded");
            assertThat(stripe.clock.now()).isEqualTo(before + DAY.toSeconds());
        }

        @Test
        void dateOfASlowBodyIsThatOfItsHeaders() {
            AnswerHeaders headers = new AnswerHeaders(1_800_000_000L, null, null, null, null);
            ClientFixture stripe = new ClientFixture((call, number) -> new Reply(
                    new HttpOutcome.Answer(200, headers, new byte[] {'x'}, Duration.ofSeconds(20)),
                    Duration.ofSeconds(21)));
            stripe.call();
            stripe.loop.run(Duration.ofSeconds(21));

            assertThat(stripe.clock.now()).isEqualTo(1_800_000_020L);
        }

        @Test
        void hearsNothingMoreOnceCancelled() {
            ClientFixture stripe = new ClientFixture((call, number) -> Reply.of(500, ""));
            List<Heard> all = new ArrayList<>();
            for (Duration when : List.of(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(201))) {
                Heard heard = new Heard();
                all.add(heard);
                Cancellable call = stripe.client.get(request(CallKind.LIST, ROUTE), ClientFixture::text, heard);
                if (!when.isZero()) {
                    stripe.loop.run(when);
                }
                int before = heard.what.size();
                call.cancel();
                call.cancel();
                stripe.loop.run(DAY);
                assertThat(heard.what).as("cancelled after %s", when).hasSize(before);
            }

            assertThat(all.get(0).what).isEmpty();
            assertThat(all.get(1).what).containsExactly("started");
            assertThat(all.get(2).what).containsExactly("started", "failed attempt");
            assertThat(stripe.transport.cancelled()).isEqualTo(1);
            assertThat(stripe.metric("inflight")).isEqualTo(0L);
            assertThat(stripe.loop.isIdle()).isTrue();
        }

        @Test
        void mayBeCancelledByItsOwnListener() {
            ClientFixture stripe = new ClientFixture((call, number) -> Reply.of(500, ""));
            Cancellable[] call = new Cancellable[1];
            Heard heard = new Heard() {
                @Override
                public void attemptFailed(StripeApiException reason) {
                    super.attemptFailed(reason);
                    call[0].cancel();
                }
            };
            call[0] = stripe.client.get(request(CallKind.LIST, ROUTE), ClientFixture::text, heard);
            stripe.loop.run(DAY);

            assertThat(heard.what).containsExactly("started", "failed attempt");
        }

        @Test
        void ofADefectiveParserEndsToo() {
            ClientFixture stripe = new ClientFixture((call, number) -> FINE);
            Heard heard = new Heard();
            stripe.client.get(
                    request(CallKind.LIST, ROUTE),
                    body -> {
                        throw new IllegalStateException("payload");
                    },
                    heard);
            stripe.loop.run(DAY);

            assertThat(heard.failure.kind()).isEqualTo(StripeApiException.Kind.MALFORMED);
            assertThat(heard.failure)
                    .hasMessageContaining("IllegalStateException")
                    .hasMessageNotContaining("payload");
        }

        @Test
        void ofAnInstallationWithoutAClassFailsTheLoop() {
            ClientFixture stripe = new ClientFixture((call, number) -> FINE);
            stripe.client.get(
                    request(CallKind.LIST, ROUTE),
                    body -> {
                        throw new NoClassDefFoundError("io/example/Missing");
                    },
                    new Heard());

            assertThatThrownBy(() -> stripe.loop.run(DAY)).isInstanceOf(NoClassDefFoundError.class);
        }
    }

    @Nested
    final class ListsThatAreSlow {

        private List<String> limitsOf(IOException cause) {
            ClientFixture stripe = new ClientFixture((call, number) -> Reply.of(cause));
            stripe.call();
            stripe.loop.runUntil(() -> stripe.transport.sent().size() == 8, DAY);
            return stripe.transport.sent().stream()
                    .map(sent -> sent.parameter("limit"))
                    .toList();
        }

        @Test
        void areAskedForSmallerPagesAfterThreeTimeouts() {
            assertThat(limitsOf(new SocketTimeoutException("timeout")))
                    .containsExactly("100", "100", "100", "50", "25", "10", "10", "10");
        }

        @Test
        void areNotMadeSmallerForOtherFailures() {
            assertThat(limitsOf(new IOException("reset"))).containsOnly("100");
        }

        @Test
        void areAskedForSmallerPagesAtOnceWhenAnswersAreTooLarge() {
            ClientFixture stripe = new ClientFixture((call, number) -> Reply.of(new AnswerTooLargeException(64)));
            Heard heard = stripe.call();
            stripe.loop.run(DAY);

            assertThat(stripe.transport.sent())
                    .extracting(sent -> sent.parameter("limit"))
                    .containsExactly("100", "50", "25", "10");
            assertThat(heard.failure.kind()).isEqualTo(StripeApiException.Kind.MALFORMED);
        }
    }

    @Nested
    final class AStall {

        @Test
        void goesOnWithoutEndByDefault() {
            ClientFixture stripe = new ClientFixture((call, number) -> Reply.of(503, ""));
            Heard heard = stripe.call();
            stripe.loop.run(Duration.ofDays(3));

            assertThat(heard.isOver()).isFalse();
            assertThat(stripe.transport.sent()).hasSizeBetween(10_000, 30_000);
            assertThat(stripe.metric("retry-total").longValue())
                    .isBetween(stripe.transport.sent().size() - 1L, (long)
                            stripe.transport.sent().size());
        }

        @Test
        void endsAtTheLimitWhereOneIsSet() {
            ClientFixture stripe = new ClientFixture(
                    new VirtualLoop(),
                    LIMITS,
                    Optional.of(Duration.ofMinutes(10)),
                    (call, number) -> Reply.of(503, ""));
            Heard heard = stripe.call();
            stripe.loop.runUntil(heard::isOver, DAY);

            assertThat(stripe.loop.elapsed()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
            assertThat(heard.failure.kind()).isEqualTo(StripeApiException.Kind.TRANSIENT);
            assertThat(heard.failure)
                    .hasMessageContaining("given up after 10 minutes")
                    .hasMessageContaining("retry.max.duration.ms");
        }

        @Test
        void isLoggedOnceAMinute() {
            ClientFixture stripe = new ClientFixture(
                    (call, number) -> Reply.of(500, "{\"error\":{\"message\":\"for sk_live_51HabcdefghijKLMNOP\"}}"));
            try (LogCapture log = LogCapture.debug("io.syncengine.connect.stripe.api")) {
                for (int i = 0; i < 10; i++) {
                    stripe.call();
                }
                stripe.loop.run(Duration.ofMinutes(10));

                assertThat(log.texts("WARN")).hasSizeBetween(9, 11).allMatch(text -> text.contains("GET " + ROUTE));
                assertThat(log.text()).doesNotContain("51Habcdefghij");
            }
        }

        @Test
        void ofOneEndpointKeepsNoOtherWaiting() {
            ClientFixture stripe =
                    new ClientFixture((call, number) -> call.path().equals(ROUTE)
                            ? Reply.of(429, new AnswerHeaders(null, null, null, null, "endpoint-rate"), "")
                            : FINE);
            for (int i = 0; i < 20; i++) {
                stripe.call();
            }
            stripe.loop.run(Duration.ofMinutes(1));
            Heard other = stripe.call(CallKind.LIST, "/v1/charges");
            stripe.loop.run(Duration.ofMillis(300));

            assertThat(other.what).containsExactly("started", "succeeded");
        }
    }

    @Nested
    final class AShortBudget {

        private final BudgetLimits one = new BudgetLimits(10, 10, 10, 10, 32, 16);

        @Test
        void isSharedByWeightWithTheMostUrgentFirst() {
            ClientFixture stripe = new ClientFixture(new VirtualLoop(), one, Optional.empty(), (call, number) -> FINE);
            for (int i = 0; i < 100; i++) {
                for (CallKind kind : CallKind.values()) {
                    stripe.call(kind, "/v1/" + kind);
                }
            }
            stripe.loop.runUntil(() -> stripe.transport.sent().size() == 110, DAY);

            assertThat(stripe.transport.sent().get(0).call().path()).isEqualTo("/v1/EVENTS");
            assertThat(countOf(stripe, CallKind.EVENTS)).isEqualTo(40);
            assertThat(countOf(stripe, CallKind.REFETCH)).isEqualTo(20);
            assertThat(countOf(stripe, CallKind.LIST)).isEqualTo(20);
            assertThat(countOf(stripe, CallKind.CHILDREN)).isEqualTo(10);
            assertThat(countOf(stripe, CallKind.SNAPSHOT)).isEqualTo(10);
            assertThat(countOf(stripe, CallKind.PROBE)).isEqualTo(10);
        }

        @Test
        void isNotSavedUpByAKindThatHadNothingToSend() {
            ClientFixture stripe = new ClientFixture(new VirtualLoop(), one, Optional.empty(), (call, number) -> FINE);
            for (int i = 0; i < 200; i++) {
                stripe.call(CallKind.EVENTS, "/v1/EVENTS");
            }
            stripe.loop.run(Duration.ofSeconds(10));
            for (int i = 0; i < 200; i++) {
                stripe.call(CallKind.LIST, "/v1/LIST");
            }
            int before = stripe.transport.sent().size();
            stripe.loop.runUntil(() -> stripe.transport.sent().size() == before + 50, DAY);

            assertThat(countOf(stripe, CallKind.LIST)).isBetween(15L, 18L);
        }

        private long countOf(ClientFixture stripe, CallKind kind) {
            return stripe.transport.sent().stream()
                    .filter(sent -> sent.call().path().equals("/v1/" + kind))
                    .count();
        }
    }

    @Nested
    final class CallsAtATime {

        @Test
        void areAsManyAsKeepTheRateUp() {
            ClientFixture stripe = new ClientFixture((call, number) -> FINE.after(Duration.ofMillis(300)));
            for (int i = 0; i < 400; i++) {
                stripe.call();
            }
            assertThat(stripe.client.parallelism(ROUTE)).as("before any answer").isEqualTo(7);
            stripe.loop.run(Duration.ofSeconds(30));

            assertThat(stripe.client.parallelism(ROUTE)).isEqualTo(5);
            assertThat(stripe.transport.mostOpen()).isLessThanOrEqualTo(7);
            assertThat(stripe.transport.sent().size()).isBetween((int) (30 * 12 * 0.95), 30 * 12);
        }

        @Test
        void doNotExceedTheirLimits() {
            BudgetLimits limits = new BudgetLimits(1000, 1000, 1000, 1000, 20, 8);
            ClientFixture stripe = new ClientFixture(
                    new VirtualLoop(), limits, Optional.empty(), (call, number) -> FINE.after(Duration.ofSeconds(5)));
            for (int i = 0; i < 100; i++) {
                for (String route : Set.of("/v1/a", "/v1/b", "/v1/c")) {
                    stripe.call(CallKind.LIST, route);
                }
            }
            stripe.loop.run(Duration.ofSeconds(4));

            assertThat(stripe.transport.mostOpen()).isEqualTo(20);
            assertThat(stripe.transport.sent())
                    .filteredOn(sent -> sent.call().path().equals("/v1/a"))
                    .hasSizeLessThanOrEqualTo(8);
        }

        @Test
        void areHalvedWhenStripeSaysSo() {
            AnswerHeaders tooMany = new AnswerHeaders(null, null, null, null, "endpoint-concurrency");
            ClientFixture stripe = new ClientFixture(
                    new VirtualLoop(),
                    new BudgetLimits(100, 100, 100, 100, 32, 16),
                    Optional.empty(),
                    (call, number) -> number == 20 ? Reply.of(429, tooMany, "") : FINE);
            for (int i = 0; i < 21; i++) {
                stripe.call();
            }
            stripe.loop.run(Duration.ofSeconds(5));

            assertThat(stripe.client.parallelism(ROUTE)).isEqualTo(8);
            assertThat(stripe.metric("throttled-total", "reason", "endpoint-concurrency"))
                    .isEqualTo(1L);
        }
    }
}
