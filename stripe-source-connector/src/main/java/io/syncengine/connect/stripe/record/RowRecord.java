// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import io.syncengine.connect.stripe.change.Delivery;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A record of a row, or the tombstone after one. Exactly-once workers keep records in hash maps, and to hash kilobytes of
 * text for each row costs more than all else that sends it; so its hash is that of its key.
 */
final class RowRecord extends SourceRecord {

    private final int hash;
    private @Nullable Delivery delivery;

    /**
     * A record for the partition that the key chooses.
     *
     * @param valueSchema null in a tombstone, as is the value, and where rows have none
     * @param timestamp milliseconds since 1970
     */
    RowRecord(
            Map<String, ?> sourcePartition,
            Map<String, ?> sourceOffset,
            String topic,
            Struct key,
            @Nullable Schema valueSchema,
            @Nullable Object value,
            long timestamp,
            Headers headers) {
        super(sourcePartition, sourceOffset, topic, null, key.schema(), key, valueSchema, value, timestamp, headers);
        hash = key.hashCode();
    }

    /** From now on somebody waits for the record to be committed. */
    void awaitedBy(@Nullable Delivery waiting) {
        delivery = waiting;
    }

    /** Who waits for the record to be committed; null: nobody. */
    @Nullable
    Delivery delivery() {
        return delivery;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
