// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.faults.FaultPlan;
import io.syncengine.connect.simulators.stripe.faults.Fault;
import io.syncengine.connect.simulators.stripe.faults.FaultRule;
import io.syncengine.connect.simulators.stripe.limits.Limiter;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import io.syncengine.connect.simulators.stripe.limits.RequestLog;
import io.syncengine.connect.simulators.stripe.limits.Routes;
import io.syncengine.connect.simulators.transport.Passage;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

class GateTest {
    private static final SimRequest REQUEST = SimRequest.get("/v1/customers");

    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private final Limiter limiter = new Limiter(Limits.none(), clock);
    private final Limiter otherLimiter = new Limiter(Limits.none(), clock);
    private final FaultPlan<FaultRule, Fault> faults = new FaultPlan<>(1);
    private final RequestLog requests = new RequestLog(clock, 10);
    private int asked;

    private final Gate gate = new Gate(
            request -> {
                asked++;
                return SimAnswer.json(200, "{}").with("Date", "its own").with("Request-Id", "req_own");
            },
            clock,
            new Routes(List.of("/v1/customers")),
            new Gate.Watch(otherLimiter, limiter, faults, requests));

    @Test
    void refusesOverTheLimitWithoutAskingTheAccountOrSpendingAFault() {
        limiter.set(Limits.none().withPerSecond(1));
        gate.pass(REQUEST).end(200);
        faults.add(FaultRule.of("*", Fault.status(500)).once());

        Passage refused = gate.pass(REQUEST);

        assertThat(refused.answer().status()).isEqualTo(429);
        assertThat(refused.answer().header("Date")).hasValue("Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(asked).isEqualTo(1);
        assertThat(faults.struck()).isZero();
    }

    @Test
    void countsEachModeByItself() {
        limiter.set(Limits.none().withPerSecond(1));

        assertThat(gate.pass(REQUEST.withKey("sk_test_1")).answer().status()).isEqualTo(200);
        assertThat(gate.pass(REQUEST.withKey("rk_test_1")).answer().status()).isEqualTo(429);
        assertThat(gate.pass(REQUEST.withKey("rk_live_1")).answer().status()).isEqualTo(200);
        assertThat(gate.pass(REQUEST.withKey("sk_live_1")).answer().status()).isEqualTo(200);
    }

    @Test
    void holdsAPlaceUntilTheAnswerIsOut() {
        limiter.set(Limits.none().withConcurrent(1, 0));
        Passage first = gate.pass(REQUEST);
        assertThat(gate.pass(REQUEST).answer().header("Stripe-Rate-Limited-Reason"))
                .hasValue("global-concurrency");

        first.end(200);
        first.end(200);

        Passage second = gate.pass(REQUEST);
        assertThat(second.answer().status()).isEqualTo(200);
        assertThat(gate.pass(REQUEST).answer().status()).isEqualTo(429);
    }

    @Test
    void leavesHeadersOfTheAccountAlone() {
        SimAnswer answer = gate.pass(REQUEST).answer();

        assertThat(answer.header("Date")).hasValue("its own");
        assertThat(answer.header("Request-Id")).hasValue("req_own");
    }

    @Test
    void asksTheAccountOnlyForFaultsThatNeedItsAnswer() {
        faults.add(FaultRule.of("*", Fault.status(500)).once());
        faults.add(FaultRule.of("*", Fault.truncated()).once());

        assertThat(gate.pass(REQUEST).answer().status()).isEqualTo(500);
        assertThat(asked).isZero();
        assertThat(gate.pass(REQUEST).answer().text()).isEqualTo("{");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void answersWithAnErrorWhenTheAccountFails() {
        Gate broken = new Gate(
                request -> {
                    throw new IllegalStateException("a bug");
                },
                clock,
                new Routes(List.of()),
                new Gate.Watch(otherLimiter, limiter, faults, requests));

        Passage passage = broken.pass(REQUEST);
        passage.end(passage.answer().status());

        assertThat(requests.total().withStatus(500)).isEqualTo(1);
        assertThat(passage.answer().text()).doesNotContain("a bug");
    }
}
