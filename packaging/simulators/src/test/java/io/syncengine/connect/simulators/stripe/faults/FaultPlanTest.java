// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.faults.FaultPlan;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class FaultPlanTest {
    private final FaultPlan<FaultRule, Fault> plan = new FaultPlan<>(1);

    private String next(String target) {
        return plan.next(SimRequest.get(target)).map(Fault::name).orElse("");
    }

    @Test
    void strikesSoManyTimesAfterSoManyRequests() {
        plan.add(FaultRule.of("/v1/charges", Fault.status(500)).after(2).times(2));

        assertThat(IntStream.range(0, 6).mapToObj(i -> next("/v1/charges")))
                .containsExactly("", "", "500", "500", "", "");
        assertThat(plan.struck()).isEqualTo(2);
        assertThat(plan.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.seen()).isEqualTo(6);
            assertThat(rule.struck()).isEqualTo(2);
        });
    }

    @Test
    void matchesRoutesWithStarsAndMethods() {
        plan.add(FaultRule.of("POST *", Fault.status(503)));
        plan.add(FaultRule.of("/v1/customers/*", Fault.status(502)));
        plan.add(FaultRule.of("GET /v1/(x)", Fault.status(501)));

        assertThat(next("/v1/customers")).isEmpty();
        assertThat(next("/v1/customers/cus_1/sources")).isEqualTo("502");
        assertThat(next("/v1/(x)")).isEqualTo("501");
        assertThat(next("/v1/x")).isEmpty();
    }

    @Test
    void asksRulesInTheirOrderAndStopsAtTheFirstThatStrikes() {
        plan.add(FaultRule.of("*", Fault.status(500)).once());
        int second = plan.add(FaultRule.of("*", Fault.status(502)).once());

        assertThat(next("/v1/a")).isEqualTo("500");
        assertThat(plan.rules().get(1).seen()).isZero();
        assertThat(next("/v1/a")).isEqualTo("502");
        assertThat(plan.remove(second)).isTrue();
        assertThat(plan.remove(second)).isFalse();
    }

    @Test
    void looksAtConditions() {
        plan.add(FaultRule.of("*", Fault.reset()).when(request -> request.hasQuery("starting_after")));

        assertThat(next("/v1/a")).isEmpty();
        assertThat(next("/v1/a?starting_after=x")).isEqualTo("reset");
    }

    @Test
    void drawsTheSameChancesFromTheSameSeed() {
        List<String> first = chances();
        plan.clear();

        assertThat(chances()).isEqualTo(first);
        assertThat(first).contains("", "500");
        assertThat(first.stream().filter("500"::equals).count()).isBetween(200L, 300L);
    }

    private List<String> chances() {
        plan.add(FaultRule.of("*", Fault.status(500)).probability(0.25));
        return IntStream.range(0, 1_000).mapToObj(i -> next("/v1/a")).toList();
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        FaultRule rule = FaultRule.of("*", Fault.empty());

        assertThatThrownBy(() -> rule.probability(1.5)).hasMessage("probability is 1.5: give 0 to 1");
        assertThatThrownBy(() -> rule.probability(Double.NaN)).hasMessageStartingWith("probability");
        assertThatThrownBy(() -> rule.times(-1)).hasMessageStartingWith("times is -1");
        assertThatThrownBy(() -> Fault.status(200)).hasMessage("status 200: give one from 400 to 599");
        assertThatThrownBy(() -> Fault.drip(0)).hasMessageContaining("give 1 or more");
    }
}
