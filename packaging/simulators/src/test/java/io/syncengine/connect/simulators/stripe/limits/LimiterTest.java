// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.simulators.exchange.SimAnswer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Optional;

class LimiterTest {
    private static final String CHARGES = "GET /v1/charges";
    private static final String CUSTOMERS = "GET /v1/customers";

    private final StepClock clock = new StepClock();

    private static Optional<LimitReason> reason(Optional<Refusal> refusal) {
        return refusal.map(Refusal::reason);
    }

    @Nested
    class Rates {
        @Test
        void refuseTheEndpointFirstAndTheAccountThen() {
            Limiter limiter = new Limiter(Limits.none().withPerSecond(3).withPerEndpoint(2), clock);

            assertThat(limiter.enter(CHARGES)).isEmpty();
            assertThat(limiter.enter(CHARGES)).isEmpty();
            assertThat(reason(limiter.enter(CHARGES))).hasValue(LimitReason.ENDPOINT_RATE);
            assertThat(limiter.enter(CUSTOMERS)).isEmpty();
            assertThat(reason(limiter.enter(CUSTOMERS))).hasValue(LimitReason.GLOBAL_RATE);
        }

        @Test
        void openAgainOneSecondAfterTheOldestRequest() {
            Limiter limiter = new Limiter(Limits.none().withPerSecond(1), clock);
            limiter.enter(CHARGES);

            clock.advance(Duration.ofMillis(999));
            assertThat(limiter.enter(CHARGES)).isPresent();
            clock.advance(Duration.ofMillis(1));
            assertThat(limiter.enter(CHARGES)).isEmpty();
        }

        @Test
        void surviveAClockThatIsPutBack() {
            Limiter limiter = new Limiter(Limits.none().withPerSecond(1), clock);
            limiter.enter(CHARGES);

            clock.advance(Duration.ofHours(-1));
            assertThat(limiter.enter(CHARGES)).isPresent();
            clock.advance(Duration.ofHours(1).plusSeconds(1));
            assertThat(limiter.enter(CHARGES)).isEmpty();
        }

        @Test
        void tellWhenToComeBackOnlyWhereAsked() {
            Limits limits = Limits.none().withPerSecond(1);
            Limiter silent = new Limiter(limits, clock);
            silent.enter(CHARGES);
            Limiter telling = new Limiter(limits.tellingRetryAfter(), clock);
            telling.enter(CHARGES);
            clock.advance(Duration.ofMillis(400));

            assertThat(silent.enter(CHARGES).orElseThrow().answer().header("Retry-After"))
                    .isEmpty();
            assertThat(telling.enter(CHARGES).orElseThrow().retryAfter()).isEqualTo(Duration.ofMillis(600));
            assertThat(telling.enter(CHARGES).orElseThrow().answer().header("Retry-After"))
                    .hasValue("1");
        }

        @Test
        void areReplacedAtOnce() {
            Limiter limiter = new Limiter(Limits.none().withPerSecond(1), clock);
            limiter.enter(CHARGES);

            limiter.set(Limits.none());

            for (int i = 0; i < 1_000; i++) {
                assertThat(limiter.enter(CHARGES)).isEmpty();
            }
        }
    }

    @Nested
    class Concurrency {
        @Test
        void isLimitedPerEndpointAndOverAll() {
            Limiter limiter = new Limiter(Limits.none().withConcurrent(3, 2), clock);
            limiter.enter(CHARGES);
            limiter.enter(CHARGES);

            assertThat(reason(limiter.enter(CHARGES))).hasValue(LimitReason.ENDPOINT_CONCURRENCY);
            assertThat(limiter.enter(CUSTOMERS)).isEmpty();
            assertThat(reason(limiter.enter(CUSTOMERS))).hasValue(LimitReason.GLOBAL_CONCURRENCY);
            limiter.leave(CHARGES);
            assertThat(limiter.enter(CHARGES)).isEmpty();
        }

        @Test
        void isNotForgottenWhenLimitsChange() {
            Limiter limiter = new Limiter(Limits.none(), clock);
            limiter.enter(CHARGES);

            limiter.set(Limits.none().withConcurrent(1, 0));

            assertThat(reason(limiter.enter(CHARGES))).hasValue(LimitReason.GLOBAL_CONCURRENCY);
        }
    }

    @Nested
    class Numbers {
        @Test
        void areThoseOfStripesPage() {
            assertThat(Limits.live().perSecond()).isEqualTo(100);
            assertThat(Limits.test().perSecond()).isEqualTo(25);
            assertThat(Limits.test().ofRoute("GET /v1/charges")).isEqualTo(25);
            assertThat(Limits.test().ofRoute("GET /v1/files")).isEqualTo(20);
            assertThat(Limits.test().ofRoute("GET /v1/charges/search")).isEqualTo(20);
            assertThat(Limits.none().ofRoute("GET /v1/charges/search")).isZero();
        }

        @Test
        void ofTheMostParticularRouteCount() {
            Limits limits = Limits.live().withPerRoute("GET /v1/*", 7).withPerRoute("GET /v1/charges*", 3);

            assertThat(limits.ofRoute("GET /v1/charges/{id}")).isEqualTo(3);
            assertThat(limits.ofRoute("GET /v1/events")).isEqualTo(7);
        }

        @Test
        void mayNotBeNegative() {
            assertThatThrownBy(() -> Limits.none().withPerRoute("GET /v1/events", -1))
                    .hasMessage("The limit GET /v1/events is -1; give 0 for none or more");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheReasonInStripesShape(LimitReason reason) {
        SimAnswer answer = new Refusal(reason, Duration.ofMillis(1001)).answer();

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Stripe-Rate-Limited-Reason")).hasValue(reason.header());
        assertThat(answer.header("Retry-After")).hasValue("2");
        assertThat(answer.text())
                .contains(reason == LimitReason.RESOURCE_SPECIFIC ? "\"lock_timeout\"" : "\"rate_limit\"");
        assertThat(LimitReason.of(reason.header())).hasValue(reason);
    }
}
