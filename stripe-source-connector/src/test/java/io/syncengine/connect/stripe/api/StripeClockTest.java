// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

final class StripeClockTest {

    private static final long DATE = 1_790_000_000;

    private final AtomicLong nanos = new AtomicLong(-7);
    private final StripeClock clock = new StripeClock(nanos::get, 5);

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private long observe(long date) {
        return clock.observe(date, nanos.get());
    }

    @Test
    void isTheHostsUntilStripeAnswersWhateverThatSays() {
        pass(2);
        assertThat(clock.now()).isEqualTo(7);

        assertThat(observe(DATE)).isEqualTo(DATE);
        pass(30);
        assertThat(clock.now()).isEqualTo(DATE + 30);
    }

    @Test
    void followsServersWhoseClocksDifferALittle() {
        observe(DATE);
        pass(10);

        assertThat(observe(DATE + 100)).isEqualTo(DATE + 100);
        assertThat(clock.now()).isEqualTo(DATE + 100);
        assertThat(observe(DATE - 20)).isEqualTo(DATE - 20);
        assertThat(clock.now()).isEqualTo(DATE - 20);
    }

    @Test
    void doesNotBelieveASingleAnswerThatIsFarOff() {
        observe(DATE);
        for (long wrong : new long[] {0, DATE - 500, DATE + 86_400}) {
            pass(10);
            long right = clock.now();

            assertThat(observe(wrong)).as("moment of the answer").isEqualTo(right);
            assertThat(clock.now()).isEqualTo(right);
            assertThat(observe(right)).isEqualTo(right);
        }
    }

    @Test
    void believesAStepThatASecondAnswerTellsOf() {
        observe(DATE);
        pass(10);
        observe(DATE - 3000);
        pass(5);

        assertThat(observe(DATE - 2995)).isEqualTo(DATE - 2995);
        assertThat(clock.now()).isEqualTo(DATE - 2995);
    }

    @Test
    void takesNothingFromAnAnswerThatWasOvertaken() {
        observe(DATE);
        pass(10);
        observe(DATE + 11);

        assertThat(clock.observe(DATE + 2, nanos.get() - Duration.ofSeconds(8).toNanos()))
                .isEqualTo(DATE + 2);
        assertThat(clock.now()).isEqualTo(DATE + 11);
    }
}
