// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.random.RandomGenerator;

final class BackoffTest {

    /** Draws the end of the span, or nearly so. */
    private static final RandomGenerator LONGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            return -1;
        }
    };

    private static final RandomGenerator SHORTEST = () -> 0;

    private static Backoff backoff(RandomGenerator random) {
        return new Backoff(Duration.ofMillis(20), Duration.ofSeconds(5), random);
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "2, 40", "3, 80", "8, 2560", "9, 5000", "100, 5000", "2000000000, 5000"})
    void doublesUpToTheLongest(int failures, long millis) {
        assertThat(backoff(LONGEST).pause(failures, null))
                .isBetween(Duration.ofMillis(millis - 1), Duration.ofMillis(millis));
        assertThat(backoff(SHORTEST).pause(failures, null)).isZero();
    }

    @Test
    void isAtLeastASecondAfterACallTooMany() {
        assertThat(backoff(SHORTEST).pauseWhenThrottled(1, null)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff(LONGEST).pauseWhenThrottled(1, null)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff(LONGEST).pauseWhenThrottled(20, null))
                .isBetween(Duration.ofMillis(4999), Duration.ofSeconds(5));
    }

    @Test
    void isNeverShorterThanStripeAsksFor() {
        assertThat(backoff(LONGEST).pause(1, 7)).isEqualTo(Duration.ofSeconds(7));
        assertThat(backoff(SHORTEST).pauseWhenThrottled(1, 7)).isEqualTo(Duration.ofSeconds(7));
        assertThat(backoff(LONGEST).pause(1, 0)).isLessThanOrEqualTo(Duration.ofMillis(20));
    }
}
