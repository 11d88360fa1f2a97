// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.config.LimitSettings;
import io.syncengine.connect.stripe.config.StreamErrorPolicy;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

final class BudgetLimitsTest {

    private static LimitSettings settings(OptionalInt rate, OptionalInt endpointRate) {
        return settings(rate, endpointRate, Map.of());
    }

    private static LimitSettings settings(
            OptionalInt rate, OptionalInt endpointRate, Map<String, Integer> endpointRates) {
        return new LimitSettings(
                rate,
                endpointRate,
                endpointRates,
                32,
                16,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                LimitSettings.BACKOFF,
                LimitSettings.MAX_BACKOFF,
                Optional.empty(),
                StreamErrorPolicy.FAIL);
    }

    @Test
    void areHalfOfWhatStripeAllowsByDefault() {
        LimitSettings automatic = settings(OptionalInt.empty(), OptionalInt.empty());

        assertThat(BudgetLimits.of(automatic, true, 1)).isEqualTo(new BudgetLimits(50, 12, 12, 10, 32, 16));
        assertThat(BudgetLimits.of(automatic, false, 1)).isEqualTo(new BudgetLimits(12, 12, 12, 10, 32, 16));
    }

    @Test
    void anEndpointGetsAQuarterOfARateThatIsSet() {
        BudgetLimits limits = BudgetLimits.of(settings(OptionalInt.of(1000), OptionalInt.empty()), true, 1);

        assertThat(limits.rate()).isEqualTo(1000);
        assertThat(limits.rateOf("/v1/charges")).isEqualTo(250);
        assertThat(limits.rateOf("/v1/files")).isEqualTo(250);
        assertThat(BudgetLimits.of(settings(OptionalInt.of(3), OptionalInt.empty()), true, 1)
                        .rateOf("/v1/charges"))
                .isEqualTo(1);
    }

    @Test
    void anEndpointsRateCanBeSetByItself() {
        BudgetLimits limits = BudgetLimits.of(settings(OptionalInt.of(20), OptionalInt.of(1000)), true, 1);

        assertThat(limits.rateOf("/v1/charges")).isEqualTo(20);
    }

    @Test
    void singleEndpointsCanHaveRatesOfTheirOwn() {
        Map<String, Integer> rates = Map.of("/v1/events", 20, "/v1/charges", 3, "/v1/prices", 1000);
        BudgetLimits limits = BudgetLimits.of(settings(OptionalInt.empty(), OptionalInt.empty(), rates), true, 0.3);

        assertThat(limits.rateOf("/v1/events")).isEqualTo(6);
        assertThat(limits.rateOf("/v1/charges")).isEqualTo(3);
        assertThat(limits.rateOf("/v1/prices")).isEqualTo(50);
        assertThat(limits.rateOf("/v1/refunds")).isEqualTo(12);
        assertThat(limits.rateOf("/v1/files")).isEqualTo(10);
    }

    @Test
    void aTaskTakesItsShareOfWhatAllTasksCall() {
        BudgetLimits limits = BudgetLimits.of(settings(OptionalInt.empty(), OptionalInt.empty()), true, 0.3);

        assertThat(limits.rate()).isEqualTo(15);
        assertThat(limits.rateOf("/v1/events")).isEqualTo(3);
        assertThat(limits.rateOf("/v1/charges/{id}")).isEqualTo(3);
        assertThat(limits.rateOf("/v1/charges")).isEqualTo(12);
        assertThat(limits.rateOf("/v1/files")).isEqualTo(10);
    }

    @Test
    void theSharesOfAllTasksDoNotRoundUpToMoreThanTheLimit() {
        LimitSettings ten = settings(OptionalInt.of(10), OptionalInt.empty());

        assertThat(BudgetLimits.of(ten, true, 0.35).rate()).isEqualTo(3);
        assertThat(BudgetLimits.of(ten, true, 0.05).rate()).isEqualTo(0.5);
        assertThat(BudgetLimits.of(ten, true, 0.1 + 0.2).rate()).isEqualTo(3);
    }
}
