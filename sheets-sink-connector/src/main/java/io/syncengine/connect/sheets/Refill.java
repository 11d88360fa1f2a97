// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import io.syncengine.connect.sheets.google.SpreadsheetId;
import io.syncengine.connect.sheets.google.SpreadsheetId.Content;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Fills a spreadsheet that may lack rows whose offsets are committed: every partition is read from its start. The spreadsheet
 * has them all once the offset that may be committed of each partition has come up to where this task began to read it, which
 * is at or behind whatever was committed before. Until then no commit and no lack of one can do harm, since the next task
 * does the same. For the task's thread; costs nothing once the spreadsheet is known to have all.
 */
final class Refill {

    private final SpreadsheetId spreadsheet;

    /** Where this task began to read. */
    private final Map<TopicPartition, Long> from = new HashMap<>();

    /** Read from the start since they were last assigned. */
    private final Set<TopicPartition> again = new HashSet<>();

    private final Set<TopicPartition> full = new HashSet<>();

    Refill(SpreadsheetId spreadsheet) {
        this.spreadsheet = spreadsheet;
    }

    /** What an earlier assignment has begun may have been lost with a commit that failed. */
    void assigned(Collection<TopicPartition> partitions) {
        partitions.forEach(again::remove);
    }

    /** A record was read. */
    void read(TopicPartition partition, long offset) {
        if (!isOver()) {
            from.putIfAbsent(partition, offset);
        }
    }

    /** Whether nothing is known yet of where some partition began, which the next commit tells. */
    boolean isWaiting(Collection<TopicPartition> assigned) {
        return isLacking() && !from.keySet().containsAll(assigned);
    }

    /** Partitions that are to be read from their start now, each once. */
    Set<TopicPartition> due(Collection<TopicPartition> assigned) {
        Set<TopicPartition> due = new HashSet<>();
        if (isLacking()) {
            for (TopicPartition partition : assigned) {
                if (from.getOrDefault(partition, 0L) > 0 && !full.contains(partition) && again.add(partition)) {
                    due.add(partition);
                }
            }
        }
        return due;
    }

    /**
     * Looks at a commit.
     *
     * @param read what was read up to, of partitions without a record where they begin
     * @param durable what is committed
     */
    void committing(
            Collection<TopicPartition> assigned,
            Map<TopicPartition, OffsetAndMetadata> read,
            Map<TopicPartition, OffsetAndMetadata> durable) {
        read.forEach((partition, offset) -> from.putIfAbsent(partition, offset.offset()));
        durable.forEach((partition, offset) -> {
            long start = from.getOrDefault(partition, Long.MAX_VALUE);
            if (start == 0 || (again.contains(partition) && offset.offset() >= start)) {
                full.add(partition);
            }
        });
        if (isLacking() && !assigned.isEmpty() && full.containsAll(assigned)) {
            spreadsheet.filled();
        }
    }

    private boolean isLacking() {
        return spreadsheet.content() == Content.LACKING;
    }

    /** Whether the spreadsheet is known to have all; then nothing here has an effect. */
    boolean isOver() {
        return spreadsheet.content() == Content.ALL;
    }
}
