// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.google.SpreadsheetId.Content;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

final class RefillTest {

    private static final TopicPartition ONE = new TopicPartition("stripe.charges", 0);
    private static final TopicPartition TWO = new TopicPartition("stripe.customers", 0);
    private static final Set<TopicPartition> BOTH = Set.of(ONE, TWO);

    private final KnownSpreadsheet spreadsheet = new KnownSpreadsheet(Content.UNKNOWN);
    private final Refill refill = new Refill(spreadsheet);

    private static Map<TopicPartition, OffsetAndMetadata> offsets(long one, long two) {
        return Map.of(ONE, new OffsetAndMetadata(one), TWO, new OffsetAndMetadata(two));
    }

    @Test
    void readsEveryPartitionOnceFromItsStart() {
        refill.read(ONE, 7);
        assertThat(refill.due(BOTH)).as("nothing is known of the spreadsheet").isEmpty();

        spreadsheet.has(Content.LACKING);
        assertThat(refill.isWaiting(BOTH)).as("for where the other one is").isTrue();
        assertThat(refill.due(BOTH)).containsExactly(ONE);
        refill.committing(BOTH, offsets(9, 20), offsets(0, 20));

        assertThat(refill.isWaiting(BOTH)).isFalse();
        assertThat(refill.due(BOTH)).containsExactly(TWO);
        assertThat(refill.due(BOTH)).isEmpty();
    }

    @Test
    void isOverWhereEverythingThatMayHaveBeenCommittedIsThere() {
        spreadsheet.has(Content.LACKING);
        refill.read(ONE, 7);
        refill.committing(BOTH, offsets(9, 20), offsets(9, 20));
        assertThat(spreadsheet.timesFilled())
                .as("that was before they were read from the start")
                .isZero();
        refill.due(BOTH);

        refill.committing(BOTH, offsets(0, 0), offsets(0, 0));
        refill.committing(BOTH, offsets(30, 30), offsets(7, 19));
        assertThat(spreadsheet.timesFilled()).isZero();
        refill.committing(BOTH, offsets(30, 30), offsets(7, 20));
        assertThat(spreadsheet.timesFilled()).isEqualTo(1);
    }

    @Test
    void leavesAPartitionThatIsReadFromItsStartAnyway() {
        spreadsheet.has(Content.LACKING);
        refill.read(ONE, 0);
        refill.read(TWO, 0);

        assertThat(refill.due(BOTH)).isEmpty();
        refill.committing(BOTH, offsets(9, 9), offsets(1, 1));

        assertThat(spreadsheet.timesFilled()).isEqualTo(1);
    }

    @Test
    void beginsAgainWithAPartitionThatIsAssignedAgain() {
        spreadsheet.has(Content.LACKING);
        refill.committing(BOTH, offsets(10, 20), offsets(10, 20));
        refill.due(BOTH);
        refill.committing(BOTH, offsets(15, 5), offsets(12, 5));

        refill.assigned(BOTH);
        assertThat(refill.due(BOTH)).as("the other one was full").containsExactly(TWO);
    }

    @Test
    void doesNothingForASpreadsheetThatHasAll() {
        spreadsheet.has(Content.ALL);
        refill.read(ONE, 7);
        refill.committing(BOTH, offsets(9, 20), offsets(9, 20));

        assertThat(refill.isWaiting(BOTH)).isFalse();
        assertThat(refill.due(BOTH)).isEmpty();
        assertThat(spreadsheet.timesFilled()).isZero();
    }

    @Test
    void isNotOverWhileNothingIsAssigned() {
        spreadsheet.has(Content.LACKING);
        refill.committing(Set.of(), Map.of(), Map.of());
        assertThat(spreadsheet.timesFilled()).isZero();
    }
}
