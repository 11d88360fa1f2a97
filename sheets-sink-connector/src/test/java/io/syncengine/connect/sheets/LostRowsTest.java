// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** The whole task, on a spreadsheet that lacks rows whose offsets are committed. */
final class LostRowsTest {

    private static final TopicPartition PARTITION = new TopicPartition("stripe.payments", 0);
    private static final TopicPartition IDLE = new TopicPartition("stripe.coupons", 0);

    private final SinkRecord first;
    private final SinkRecord second;
    private TestSpreadsheet spreadsheet;
    private RunningSheetsSink sink;

    LostRowsTest() {
        Payments payments = new Payments();
        first = payments.row("a", 1, 10);
        second = payments.row("b", 1, 20);
    }

    @BeforeEach
    void open() throws IOException {
        spreadsheet = TestSpreadsheet.open();
    }

    @AfterEach
    void close() {
        sink.close();
        spreadsheet.close();
    }

    private void start(String... settings) {
        sink = new RunningSheetsSink(spreadsheet, settings);
    }

    private void deleteTab() {
        int tab = spreadsheet.tab("payments").orElseThrow().id();
        spreadsheet.edit("[{\"deleteSheet\":{\"sheetId\":" + tab + "}}]");
    }

    private void assertIsFilledFromTheStart() {
        sink.awaitThat(() -> assertThat(sink.context.rewound()).containsEntry(PARTITION, 0L));
        assertThat(sink.committed()).as("until it is read again").containsEntry(PARTITION.toString(), 0L);
        sink.put(first, second);
        sink.awaitDurable();
        assertThat(spreadsheet.column("payments", "id")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aTabThatIsDeletedIsFilledFromTheStartIfThatIsWanted() {
        start("tab.deleted", "recreate");
        sink.put(first);
        sink.awaitDurable();
        deleteTab();
        sink.put(second);

        assertIsFilledFromTheStart();
    }

    @Test
    void aTabThatIsDeletedWhileNoTaskRunsIsFilledFromTheStart() {
        start();
        sink.put(first);
        sink.awaitDurable();
        sink.close();
        deleteTab();
        start();
        sink.put(second);

        assertIsFilledFromTheStart();
    }

    @Test
    void aSpreadsheetThatTakesThePlaceOfAnotherIsFilledFromTheStart() {
        start();
        sink.put(second);

        assertIsFilledFromTheStart();
    }

    @Test
    void aSpreadsheetThatTakesThePlaceOfAnotherIsFilledWithStreamsOfWhichNothingComes() {
        start();
        sink.assign(PARTITION, 0);
        sink.assign(IDLE, 5);

        sink.awaitThat(() -> assertThat(sink.context.rewound()).containsEntry(IDLE, 0L));
        assertThat(sink.committed()).as("until it is read again").containsEntry(IDLE.toString(), 0L);
    }

    @Test
    void aTaskThatFollowsBeforeAllOfItIsFilledGoesOn() {
        start();
        sink.assign(PARTITION, 2);
        sink.assign(IDLE, 5);
        sink.awaitThat(() -> assertThat(sink.context.rewound()).containsOnlyKeys(PARTITION, IDLE));
        sink.put(first, second);
        sink.awaitThat(() -> assertThat(spreadsheet.column("payments", "id")).contains("a", "b"));
        sink.close();

        start();
        sink.assign(PARTITION, 2);
        sink.assign(IDLE, 5);

        sink.awaitThat(() -> assertThat(sink.context.rewound()).containsEntry(IDLE, 0L));
    }

    @Test
    void aSpreadsheetIsNotFilledTwiceByTheFirstTask() {
        start();
        sink.assign(PARTITION, 0);
        sink.assign(IDLE, 0);
        sink.put(first, second);
        sink.awaitDurable();

        assertThat(sink.context.rewound()).isEmpty();
    }
}
