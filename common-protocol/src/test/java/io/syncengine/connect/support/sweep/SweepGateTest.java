// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

final class SweepGateTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final SweepGate<String> gate = new SweepGate<>(nanos::get);
    private final List<String> through = new ArrayList<>();

    @BeforeEach
    void add() {
        gate.add("sweep", "charges");
    }

    private void turn(boolean idle, boolean paused) {
        through.addAll(gate.turn(idle, paused));
    }

    /** Turns that bring rows of some stream. */
    private void busy(String stream, int seconds) {
        for (int second = 0; second < seconds; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            gate.row(stream);
            turn(false, false);
        }
    }

    @Test
    void letsASweepThroughWhenNothingMoreComes() {
        turn(false, false);
        turn(true, false);
        assertThat(through).as("after one turn").isEmpty();

        turn(true, false);
        assertThat(through).containsExactly("sweep");
        turn(true, false);
        assertThat(through).as("once").hasSize(1);
    }

    @Test
    void letsItThroughWhenNothingOfItsStreamComesForAWhile() {
        busy("charges", 20);
        busy("refunds", 29);
        assertThat(through).isEmpty();

        busy("refunds", 1);
        assertThat(through).hasSize(1);
    }

    @Test
    void letsItThroughAtLastWhereRowsOfItsStreamNeverCease() {
        busy("charges", 299);
        assertThat(through).isEmpty();

        busy("charges", 1);
        assertThat(through).hasSize(1);
    }

    @Test
    void doesNotTakePausedPartitionsForIdleOnes() {
        for (int second = 0; second < 1000; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            turn(true, true);
        }
        turn(true, false);
        assertThat(through).isEmpty();
    }

    @Test
    void keepsTheOrderAndLetsGoOfWhatSomebodyElseReads() {
        gate.add("second", "charges");
        gate.add("third", "refunds");
        gate.removeIf("second"::equals);

        turn(true, false);
        turn(true, false);
        assertThat(through).containsExactly("sweep", "third");
    }
}
