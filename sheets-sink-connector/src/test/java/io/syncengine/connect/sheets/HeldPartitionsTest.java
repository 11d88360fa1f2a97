// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Set;

/** Reading pauses while too much waits, and goes on afterwards, whatever is assigned meanwhile. */
final class HeldPartitionsTest {

    private static final TopicPartition PARTITION = new TopicPartition("stripe.payments", 0);
    private static final TopicPartition MORE = new TopicPartition("stripe.coupons", 0);

    private TestSpreadsheet spreadsheet;
    private RunningSheetsSink sink;

    /** More than may wait comes while Google does not work. */
    @BeforeEach
    void fill() throws IOException {
        spreadsheet = TestSpreadsheet.open();
        sink = new RunningSheetsSink(spreadsheet, "buffer.max.bytes", "100000", "flush.max.bytes", "10000");
        spreadsheet.simulator().faults().add(SheetsFaultRule.on("*:batchUpdate", new SheetsFault.Status(503, "")));
        Payments payments = new Payments();
        for (int i = 0; i < 400; i++) {
            sink.put(payments.row("p" + i, 1, i));
        }
    }

    @AfterEach
    void close() {
        sink.close();
        spreadsheet.close();
    }

    @Test
    void areReadAgainWhenTheRestIsWritten() {
        assertThat(sink.context.paused()).containsExactly(PARTITION);

        spreadsheet.simulator().faults().clear();
        sink.awaitThat(() -> assertThat(sink.context.paused()).isEmpty());
    }

    /** The worker goes on holding what it has held, and holds nothing that is new. */
    @Test
    void areHeldAndReadAgainWhenTheyWereAssignedAnew() {
        sink.assign(MORE, 0);
        sink.task.open(Set.of(PARTITION, MORE));
        sink.put();
        assertThat(sink.context.paused()).containsExactlyInAnyOrder(PARTITION, MORE);

        sink.task.close(Set.of(PARTITION, MORE));
        sink.task.open(Set.of(PARTITION, MORE));
        sink.put();

        assertThat(sink.context.paused()).isEmpty();
    }
}
