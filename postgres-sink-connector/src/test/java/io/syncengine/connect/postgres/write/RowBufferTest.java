// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.postgres.Charges;
import io.syncengine.connect.protocol.ReadRules;
import io.syncengine.connect.protocol.Row;
import io.syncengine.connect.protocol.RowReader;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class RowBufferTest {

    private static final TopicPartition PARTITION = new TopicPartition("stripe.charges", 0);

    private final Charges charges = new Charges();
    private final RowReader reader = new RowReader(ReadRules.DEFAULT);
    private final RowBuffer buffer = new RowBuffer();

    private PendingRow pending(SinkRecord record) {
        return PendingRow.of((Row) reader.read(record), true, record);
    }

    private void add(SinkRecord... records) {
        for (SinkRecord record : records) {
            buffer.add(pending(record), 0);
        }
    }

    private List<Long> offsets() {
        return buffer.sorted().stream().map(PendingRow::offset).toList();
    }

    @Test
    void keepsTheNewestOfEachKeyInTheOrderOfKeys() {
        add(charges.row("b", 1, 1), charges.row("a", 2, 1), charges.row("b", 3, 1), charges.row("a", 1, 1));

        assertThat(offsets()).containsExactly(1L, 2L);
        assertThat(buffer.size()).isEqualTo(2);
    }

    @Test
    void aSecondDeliveryDoesNotComeOutOnTopOfWhatFollowed() {
        SinkRecord first = charges.row("a", 1, 1);
        SinkRecord second = charges.row("a", 1, 2);
        add(first, second, first);

        assertThat(offsets()).containsExactly(1L);
    }

    @Test
    void aDeleteBeatsAnUpsertOfItsVersionWhateverTheOrder() {
        SinkRecord delete = charges.delete("a", 1);
        add(charges.row("a", 1, 1), delete, charges.row("a", 1, 2), delete);

        assertThat(buffer.sorted())
                .singleElement()
                .satisfies(row -> assertThat(row.row().isDelete()).isTrue());
    }

    @Test
    void aLaterTombstoneWaitsForTheDeleteBeforeIt() {
        add(charges.delete("a", 5), charges.tombstone("a", 5), charges.tombstone("a", 9), charges.row("a", 7, 1));

        assertThat(offsets()).containsExactly(0L);
        assertThat(buffer.size()).isEqualTo(3);
        Map<TopicPartition, Long> offsets = new HashMap<>(Map.of(PARTITION, 4L));
        buffer.removeAll(buffer.sorted());
        assertThat(offsets()).containsExactly(2L);
        buffer.lowerToWaiting(offsets);
        assertThat(offsets).containsExactly(Map.entry(PARTITION, 2L));
        buffer.removeAll(buffer.sorted());
        assertThat(offsets()).containsExactly(3L);
        buffer.removeAll(buffer.sorted());
        assertThat(buffer.size()).isZero();
        assertThat(buffer.bytes()).isZero();
    }

    @Test
    void whatIsNewerThanAllThatWaitsMakesThemSuperfluous() {
        add(charges.delete("a", 5), charges.tombstone("a", 9), charges.row("a", 10, 1));

        assertThat(offsets()).containsExactly(2L);
        assertThat(buffer.size()).isEqualTo(1);
    }

    @Test
    void whatWaitsBehindARowOfALostPartitionComesForward() {
        Charges other = new Charges("stripe.charges", 1);
        add(charges.delete("a", 5), other.tombstone("a", 9));

        buffer.drop(List.of(PARTITION));

        assertThat(buffer.sorted())
                .singleElement()
                .satisfies(row -> assertThat(row.partition().partition()).isEqualTo(1));
        buffer.removeAll(buffer.sorted());
        assertThat(buffer.bytes()).isZero();
    }

    @Test
    void countsTheBytesOfWhatWaits() {
        PendingRow row = pending(charges.row("a", 1, 1));
        buffer.add(row, 0);
        add(charges.described("a", 2, "x".repeat(1000)));

        assertThat(buffer.bytes()).isBetween(row.bytes() + 900, row.bytes() + 1100);
        buffer.removeAll(buffer.sorted());
        assertThat(buffer.bytes()).isZero();
    }

    @Test
    void doesNotLetGoOfARowThatCameMeanwhile() {
        add(charges.row("a", 1, 1));
        List<PendingRow> written = buffer.sorted();
        add(charges.row("a", 2, 2));

        buffer.removeAll(written);

        assertThat(offsets()).containsExactly(1L);
    }

    @Test
    void holdsOffsetsBackToTheFirstRowThatWaits() {
        add(charges.row("b", 1, 1), charges.row("a", 1, 1), charges.row("b", 2, 1));
        Map<TopicPartition, Long> offsets = new HashMap<>(Map.of(PARTITION, 3L));

        buffer.lowerToWaiting(offsets);

        assertThat(offsets).containsExactly(Map.entry(PARTITION, 1L));
    }

    @Test
    void letsGoOfTheRowsOfALostPartitionOnly() {
        Charges other = new Charges("stripe.charges", 1);
        add(charges.row("a", 1, 1), other.row("b", 1, 1));

        buffer.drop(List.of(PARTITION));

        assertThat(buffer.sorted())
                .extracting(PendingRow::partition)
                .containsExactly(new TopicPartition("stripe.charges", 1));
        buffer.removeAll(buffer.sorted());
        assertThat(buffer.bytes()).isZero();
    }
}
