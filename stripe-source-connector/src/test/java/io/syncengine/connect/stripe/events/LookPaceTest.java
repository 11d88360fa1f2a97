// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class LookPaceTest {

    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final LookPace pace = new LookPace(USUAL, IDLE, 0);

    private static long after(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void isSlowOnceNothingHasHappenedForFiveMinutes() {
        pace.read(0, after(299));
        assertThat(pace.next(after(299))).isEqualTo(USUAL);
        assertThat(pace.next(after(300))).isEqualTo(IDLE);
    }

    @Test
    void isUsualAgainWithTheFirstEvent() {
        pace.read(1, after(1000));

        assertThat(pace.next(after(1000))).isEqualTo(USUAL);
        assertThat(pace.next(after(1300))).isEqualTo(IDLE);
    }
}
