// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

final class AdaptiveLimitTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AdaptiveLimit limit = new AdaptiveLimit(40, 1, 0);

    @Test
    void growsBackByATwentiethOfItsCapEveryTenSeconds() {
        limit.lower(0.5, 0);

        assertThat(limit.current(0)).isEqualTo(20);
        assertThat(limit.current(10 * SECOND - 1)).isEqualTo(20);
        assertThat(limit.current(10 * SECOND)).isEqualTo(22);
        assertThat(limit.current(35 * SECOND)).isEqualTo(26);
        assertThat(limit.current(10_000 * SECOND)).isEqualTo(40);
    }

    @Test
    void isLoweredOnceASecondAtMost() {
        limit.lower(0.5, 0);
        limit.lower(0.5, SECOND - 1);
        assertThat(limit.current(SECOND)).isEqualTo(20);

        limit.lower(0.5, SECOND);
        assertThat(limit.current(SECOND)).isEqualTo(10);
    }

    @Test
    void growsOnlyWhileNothingIsRefused() {
        limit.lower(0.5, 0);
        limit.lower(0.5, SECOND / 2);

        assertThat(limit.current(10 * SECOND)).isEqualTo(20);
        assertThat(limit.current(11 * SECOND)).isEqualTo(22);
    }

    @Test
    void neverFallsBelowItsFloor() {
        for (int i = 0; i < 100; i++) {
            limit.lower(0.5, i * SECOND);
        }
        assertThat(limit.current(100 * SECOND)).isEqualTo(1);
        assertThat(new AdaptiveLimit(0.5, 1, 0).current(0)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            global-rate,          -,            25,  12, 32, 16
            endpoint-rate,        -,            50,   6, 32, 16
            global-concurrency,   -,            50,  12, 16, 16
            endpoint-concurrency, -,            50,  12, 32,  8
            resource-specific,    -,            50,  12, 32, 16
            -,                    lock_timeout, 50,  12, 32, 16
            -,                    rate_limit,   40,   6, 32, 16
            something-new,        -,            40,   6, 32, 16
            """)
    void stripesReasonTellsWhatIsLowered(
            String reason, String code, double rate, double endpointRate, double atATime, double endpointAtATime) {
        CallBudget budget = new CallBudget(ClientFixture.LIMITS, 0);
        budget.throttled("/v1/charges", reason, code, 0);

        assertThat(budget.account().rate().current(0)).isEqualTo(rate);
        assertThat(budget.account().atATime().current(0)).isEqualTo(atATime);
        assertThat(budget.endpoint("/v1/charges", 0).rate().current(0)).isEqualTo(endpointRate);
        assertThat(budget.endpoint("/v1/charges", 0).atATime().current(0)).isEqualTo(endpointAtATime);
        assertThat(budget.endpoint("/v1/refunds", 0).rate().current(0)).isEqualTo(12);
    }
}
