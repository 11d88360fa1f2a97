// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.google.SpreadsheetId.Content;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

final class TopicReplaysTest {

    private static final String CHARGES = "charges";
    private static final TopicPartition ONE = new TopicPartition("stripe.charges", 0);
    private static final TopicPartition TWO = new TopicPartition("stripe.charges", 1);
    private static final Set<TopicPartition> BOTH = Set.of(ONE, TWO);

    private final KnownSpreadsheet spreadsheet = new KnownSpreadsheet(Content.ALL);
    private final TopicReplays replays = new TopicReplays(spreadsheet);

    private static Map<TopicPartition, OffsetAndMetadata> offsets(long one, long two) {
        return Map.of(ONE, new OffsetAndMetadata(one), TWO, new OffsetAndMetadata(two));
    }

    private Set<TopicPartition> due() {
        return replays.due(BOTH, stream -> stream.equals(CHARGES) ? BOTH : List.of());
    }

    @Test
    void readsATopicAgainAsSoonAsItIsKnownWhereEveryPartitionIs() {
        assertThat(replays.isBusy()).isFalse();
        replays.read(CHARGES, ONE, 7);
        replays.ask(CHARGES);
        assertThat(replays.isBusy()).isTrue();

        assertThat(due()).as("the other one is anywhere").isEmpty();
        assertThat(replays.isWaiting()).isTrue();
        assertThat(replays.committing(offsets(8, 20), offsets(8, 20))).isEmpty();

        assertThat(due()).isEqualTo(BOTH);
        assertThat(replays.isBusy()).isFalse();
        assertThat(due()).as("once").isEmpty();
    }

    @Test
    void isOverWhenAllThatHadBeenReadIsDurable() {
        replays.read(CHARGES, ONE, 7);
        replays.read(CHARGES, TWO, 19);
        replays.ask(CHARGES);
        due();

        assertThat(replays.committing(offsets(0, 0), offsets(0, 0))).isEmpty();
        assertThat(replays.committing(offsets(30, 30), offsets(8, 19))).isEmpty();
        assertThat(replays.committing(offsets(30, 30), offsets(8, 20))).isEqualTo(Map.of(CHARGES, 1));
        assertThat(replays.committing(offsets(30, 30), offsets(30, 30)))
                .as("said once")
                .isEmpty();
    }

    @Test
    void beginsOnceMoreWhenItIsAskedForOnceMore() {
        replays.read(CHARGES, ONE, 7);
        replays.read(CHARGES, TWO, 19);
        replays.ask(CHARGES);
        due();
        replays.ask(CHARGES);

        assertThat(due()).isEqualTo(BOTH);
        assertThat(replays.committing(offsets(8, 20), offsets(8, 20))).isEqualTo(Map.of(CHARGES, 2));
    }

    @Test
    void beginsOnceMoreWithPartitionsThatWereAssignedAnew() {
        replays.read(CHARGES, ONE, 7);
        replays.read(CHARGES, TWO, 19);
        replays.ask(CHARGES);
        due();

        replays.assigned(Set.of(TWO));
        assertThat(replays.committing(offsets(8, 20), offsets(8, 20)))
                .as("what was committed before the replay")
                .isEmpty();

        assertThat(due()).isEqualTo(BOTH);
        assertThat(replays.committing(offsets(8, 20), offsets(8, 20))).isEqualTo(Map.of(CHARGES, 1));
    }

    @Test
    void readsEverythingWhereNobodyKnowsWhatAStreamComesFrom() {
        replays.read("renamed", ONE, 7);
        replays.read("renamed", TWO, 7);
        replays.ask("others");

        assertThat(due()).isEqualTo(BOTH);
    }

    @Test
    void isLateWhereSomethingMayHaveBeenCommittedBefore() {
        replays.read(CHARGES, ONE, 0);
        replays.read(CHARGES, ONE, 1);
        assertThat(replays.isLate(CHARGES)).isFalse();

        replays.read(CHARGES, TWO, 3);
        assertThat(replays.isLate(CHARGES)).isTrue();
        spreadsheet.has(Content.LACKING);
        assertThat(replays.isLate(CHARGES)).as("all is read again anyway").isFalse();
    }
}
