// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;

final class PacerTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void lateTimersCostNoThroughputAndExceedNothing() {
        long seed = 20261124;
        Random random = new Random(seed);
        for (int rate : new int[] {1, 3, 12, 50, 250, 1000}) {
            Pacer pacer = new Pacer(0);
            int calls = rate * 60;
            long[] times = new long[calls];
            long now = 0;
            for (int i = 0; i < calls; i++) {
                long late = (long) (random.nextDouble() * Duration.ofMillis(8).toNanos());
                now = Math.max(now, pacer.readyAt() + (random.nextInt(4) == 0 ? late : 0));
                pacer.take(now, rate);
                times[i] = now;
            }
            for (int i = rate; i < calls; i++) {
                assertThat(times[i] - times[i - rate])
                        .as("seed %d, rate %d, call %d", seed, rate, i)
                        .isGreaterThanOrEqualTo(SECOND + Duration.ofMillis(30).toNanos() - rate);
            }
            assertThat(now).as("rate %d", rate).isLessThan((long) (60 * SECOND * 1.045));
        }
    }

    @Test
    void savesNothingUpWhileNobodyCalls() {
        Pacer pacer = new Pacer(0);
        pacer.take(100 * SECOND, 10);

        assertThat(pacer.isReady(100 * SECOND + SECOND / 20)).isFalse();
        assertThat(pacer.isReady(100 * SECOND + SECOND / 10)).isTrue();
    }
}
