// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.protocol.Sweep;
import io.syncengine.connect.sheets.row.DeliveryTicket;
import io.syncengine.connect.sheets.row.Work;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

final class SweepGateTest {

    private static final TopicPartition CONTROL = new TopicPartition("stripe._control", 0);
    private static final DeliveryTicket TICKET = new DeliveryTicket() {
        @Override
        public void done() {
            // Of no interest here.
        }

        @Override
        public void rejected(String reason) {
            throw new AssertionError(reason);
        }
    };

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final RowBuffer buffer = new RowBuffer(Duration.ZERO, nanos::get);
    private final SweepGate gate = new SweepGate(buffer, nanos::get);

    @BeforeEach
    void add() {
        gate.add(new Work.Sweeping("charges", new Sweep("charges", "acct", null, 5), TICKET), new Arrival(CONTROL, 3));
    }

    private boolean isThrough() throws InterruptedException {
        return buffer.take(10, 10_000, Duration.ZERO) != null;
    }

    /** Turns that bring rows of some stream. */
    private void busy(String stream, Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            gate.row(stream);
            gate.turn(false, false);
        }
    }

    @Test
    void letsASweepThroughWhenNothingMoreComes() throws Exception {
        gate.turn(false, false);
        gate.turn(true, false);
        assertThat(isThrough()).as("after one turn").isFalse();

        gate.turn(true, false);
        assertThat(isThrough()).isTrue();
        gate.turn(true, false);
        assertThat(isThrough()).as("twice").isFalse();
    }

    @Test
    void letsItThroughWhenNothingOfItsStreamComesForAWhile() throws Exception {
        busy("charges", Duration.ofSeconds(20));
        busy("refunds", Duration.ofSeconds(29));
        assertThat(isThrough()).isFalse();

        busy("refunds", Duration.ofSeconds(1));
        assertThat(isThrough()).isTrue();
    }

    @Test
    void letsItThroughAtLastWhereRowsOfItsStreamNeverCease() throws Exception {
        busy("charges", Duration.ofSeconds(299));
        assertThat(isThrough()).isFalse();

        busy("charges", Duration.ofSeconds(1));
        assertThat(isThrough()).isTrue();
    }

    @Test
    void doesNotTakePausedPartitionsForIdleOnes() throws Exception {
        for (int second = 0; second < 1000; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            gate.turn(true, true);
        }
        assertThat(isThrough()).isFalse();
        gate.turn(true, false);
        assertThat(isThrough()).isFalse();
    }

    @Test
    void letsGoOfWhatSomebodyElseReads() throws Exception {
        gate.drop(Set.of(CONTROL));
        gate.turn(true, false);
        gate.turn(true, false);
        assertThat(isThrough()).isFalse();
    }
}
