// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.protocol.Row;
import io.syncengine.connect.protocol.RowKey;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A row that waits to be written, with the record that it came in.
 *
 * @param key by which the table tells rows apart; without account where its key has none
 * @param bytes what it takes in memory and on the wire, roughly
 */
record PendingRow(Row row, RowKey key, SinkRecord record, long bytes) {

    private static final int PER_ROW = 200;
    private static final int PER_VALUE = 16;

    /** @param accounts whether the account is part of the table's key */
    static PendingRow of(Row row, boolean accounts, SinkRecord record) {
        long bytes = PER_ROW + (long) PER_VALUE * row.shape().size();
        String raw = row.raw();
        if (raw != null) {
            bytes += raw.length();
        }
        for (int i = 0; i < row.shape().size(); i++) {
            Object value = row.value(i);
            if (value instanceof String text) {
                bytes += text.length();
            } else if (value instanceof byte[] array) {
                bytes += array.length;
            }
        }
        RowKey key = accounts ? row.key() : new RowKey(row.key().id(), "");
        return new PendingRow(row, key, record, bytes);
    }

    /** The partition as the consumer knows it, whatever transformations made of it. */
    TopicPartition partition() {
        return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
    }

    long offset() {
        return record.originalKafkaOffset();
    }

    /** Whether what this row does is known only once the other, which was read before it, is written. */
    boolean dependsOn(PendingRow earlier) {
        return row.version().dependsOn(earlier.row.version());
    }

    /** Whether this row, which was read later, takes the other's place. */
    boolean replaces(PendingRow earlier) {
        boolean deliveredBefore = offset() < earlier.offset() && partition().equals(earlier.partition());
        return row.version().replaces(earlier.row.version(), deliveredBefore);
    }
}
