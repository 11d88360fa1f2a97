// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class OffsetTrackerTest {

    private static final TopicPartition CHARGES = new TopicPartition("stripe.charges", 0);
    private static final TopicPartition REFUNDS = new TopicPartition("stripe.refunds", 0);

    private final OffsetTracker tracker = new OffsetTracker();

    @Test
    void commitsUpToTheFirstRecordOnItsWay() {
        OffsetTracker.Pending first = tracker.begin(CHARGES, 10);
        OffsetTracker.Pending second = tracker.begin(CHARGES, 11);
        tracker.begin(REFUNDS, 3);

        second.end();
        assertThat(tracker.committable(CHARGES, 12)).isEqualTo(10);
        first.end();
        assertThat(tracker.committable(CHARGES, 12)).isEqualTo(12);
        assertThat(tracker.committable(REFUNDS, 9)).isEqualTo(3);
        assertThat(tracker.isAnyOpen()).isTrue();
    }

    @Test
    void aPartitionWithoutRecordsIsAsFarAsItWasRead() {
        assertThat(tracker.committable(CHARGES, 7)).isEqualTo(7);
        assertThat(tracker.isAnyOpen()).isFalse();
    }

    @Test
    void endingTwiceIsEndingOnce() {
        OffsetTracker.Pending first = tracker.begin(CHARGES, 10);
        tracker.begin(CHARGES, 10);

        first.end();
        first.end();
        assertThat(tracker.committable(CHARGES, 11)).isEqualTo(10);
    }

    @Test
    void recordsOfAnEarlierAssignmentMeanNothingToTheNext() {
        OffsetTracker.Pending before = tracker.begin(CHARGES, 10);
        tracker.drop(List.of(CHARGES));
        tracker.begin(CHARGES, 10);

        before.end();
        assertThat(tracker.committable(CHARGES, 11)).isEqualTo(10);
    }

    @Test
    void aPartitionThatIsReadAgainIsCommittedFromThere() {
        tracker.begin(CHARGES, 10);
        tracker.restart(CHARGES, 0);
        assertThat(tracker.committable(CHARGES, 11)).isZero();

        OffsetTracker.Pending again = tracker.begin(CHARGES, 0);
        assertThat(tracker.committable(CHARGES, 1)).isZero();
        again.end();
        assertThat(tracker.committable(CHARGES, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverTheOrderNothingIsCommittedThatHasNotEnded(long seed) {
        Random random = new Random(seed);
        List<OffsetTracker.Pending> pending = new ArrayList<>();
        List<Long> open = new ArrayList<>();
        long next = 0;
        for (int step = 0; step < 2000; step++) {
            if (open.isEmpty() || random.nextInt(100) < 52) {
                pending.add(tracker.begin(CHARGES, next));
                open.add(next++);
            } else {
                int which = random.nextInt(open.size());
                pending.remove(which).end();
                open.remove(which);
            }
            long first = open.stream().mapToLong(offset -> offset).min().orElse(next);
            assertThat(tracker.committable(CHARGES, next)).as("step %s", step).isEqualTo(first);
        }
    }
}
