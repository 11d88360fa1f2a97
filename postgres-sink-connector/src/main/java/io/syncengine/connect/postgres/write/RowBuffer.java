// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.protocol.RowKey;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rows of a table that wait to be written: of each key the one that wins over all others. What depends on what that
 * one meets in the table waits behind it, in its order, and comes forward when it is done.
 */
final class RowBuffer {

    private final Map<RowKey, PendingRow> rows = new LinkedHashMap<>();
    private final Map<RowKey, List<PendingRow>> behind = new HashMap<>();
    private int rowsBehind;
    private long bytes;
    private long oldestMillis;

    /**
     * Takes a row, unless one that wins waits already.
     *
     * @param nowMillis the time, of which the buffer keeps the first since it was empty
     * @return whether another row of the key waited already
     */
    boolean add(PendingRow row, long nowMillis) {
        if (rows.isEmpty()) {
            oldestMillis = nowMillis;
        }
        return put(row);
    }

    private boolean put(PendingRow row) {
        PendingRow first = rows.putIfAbsent(row.key(), row);
        if (first == null) {
            bytes += row.bytes();
            return false;
        }
        List<PendingRow> others = behind.getOrDefault(row.key(), List.of());
        if (others.isEmpty() ? row.dependsOn(first) : !winsOver(first, others, row)) {
            behind.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
            rowsBehind++;
            bytes += row.bytes();
        } else if (row.replaces(first)) {
            rows.put(row.key(), row);
            bytes += row.bytes() - first.bytes();
            takeBehind(row.key());
        }
        return true;
    }

    private static boolean winsOver(PendingRow first, List<PendingRow> others, PendingRow row) {
        return Stream.concat(Stream.of(first), others.stream())
                .allMatch(other -> row.replaces(other) && !row.dependsOn(other));
    }

    private List<PendingRow> takeBehind(RowKey key) {
        List<PendingRow> taken = behind.isEmpty() ? null : behind.remove(key);
        if (taken == null) {
            return List.of();
        }
        rowsBehind -= taken.size();
        taken.forEach(row -> bytes -= row.bytes());
        return taken;
    }

    /** The rows to write next, in the one order in which all tasks lock them. */
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
                takeBehind(row.key()).forEach(this::put);
            }
        }
    }

    /** Lets go of the rows of partitions that another task has now. */
    void drop(Collection<TopicPartition> partitions) {
        rows.values().removeIf(row -> isDropped(row, partitions));
        for (RowKey key : List.copyOf(behind.keySet())) {
            List<PendingRow> left = new ArrayList<>(takeBehind(key));
            left.removeIf(row -> partitions.contains(row.partition()));
            left.forEach(this::put);
        }
    }

    private boolean isDropped(PendingRow row, Collection<TopicPartition> partitions) {
        boolean gone = partitions.contains(row.partition());
        bytes -= gone ? row.bytes() : 0;
        return gone;
    }

    /** Lowers the offsets to those of rows that wait, since a record counts as processed only once it is written. */
    void lowerToWaiting(Map<TopicPartition, Long> offsets) {
        rows.values().forEach(row -> lower(offsets, row));
        behind.values().forEach(others -> others.forEach(row -> lower(offsets, row)));
    }

    private static void lower(Map<TopicPartition, Long> offsets, PendingRow row) {
        offsets.computeIfPresent(row.partition(), (partition, offset) -> Math.min(offset, row.offset()));
    }

    /** Rows that wait, those behind others included. */
    int size() {
        return rows.size() + rowsBehind;
    }

    long bytes() {
        return bytes;
    }

    /** Since when the row that waits longest has been waiting; of no meaning when none waits. */
    long oldestMillis() {
        return oldestMillis;
    }
}
