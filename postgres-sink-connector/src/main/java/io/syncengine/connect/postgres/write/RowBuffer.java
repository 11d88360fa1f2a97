// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.protocol.RowKey;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a table that wait to be written: of each key the one that wins over all others. */
final class RowBuffer {

    private final Map<RowKey, PendingRow> rows = new LinkedHashMap<>();
    private long bytes;
    private long oldestMillis;

    /**
     * Takes a row, unless one that wins waits already.
     *
     * @param nowMillis the time, of which the buffer keeps the first since it was empty
     * @return whether another row of the key was or stays left out
     */
    boolean add(PendingRow row, long nowMillis) {
        if (rows.isEmpty()) {
            oldestMillis = nowMillis;
        }
        PendingRow other = rows.putIfAbsent(row.key(), row);
        if (other == null) {
            bytes += row.bytes();
            return false;
        }
        if (row.replaces(other)) {
            rows.put(row.key(), row);
            bytes += row.bytes() - other.bytes();
        }
        return true;
    }

    /** The rows in the one order in which all tasks lock them. */
    List<PendingRow> sorted() {
        List<PendingRow> sorted = new ArrayList<>(rows.values());
        sorted.sort((a, b) -> a.key().compareTo(b.key()));
        return sorted;
    }

    /** Lets go of rows that are done. */
    void removeAll(Collection<PendingRow> done) {
        for (PendingRow row : done) {
            if (rows.remove(row.key(), row)) {
                bytes -= row.bytes();
            }
        }
    }

    /** Lets go of the rows of partitions that another task has now. */
    void drop(Collection<TopicPartition> partitions) {
        rows.values().removeIf(row -> {
            boolean gone = partitions.contains(row.partition());
            bytes -= gone ? row.bytes() : 0;
            return gone;
        });
    }

    /** Lowers the offsets to those of rows that wait, since a record counts as processed only once it is written. */
    void lowerToWaiting(Map<TopicPartition, Long> offsets) {
        for (PendingRow row : rows.values()) {
            offsets.computeIfPresent(row.partition(), (partition, offset) -> Math.min(offset, row.offset()));
        }
    }

    int size() {
        return rows.size();
    }

    long bytes() {
        return bytes;
    }

    /** Since when the row that waits longest has been waiting; of no meaning when none waits. */
    long oldestMillis() {
        return oldestMillis;
    }
}
