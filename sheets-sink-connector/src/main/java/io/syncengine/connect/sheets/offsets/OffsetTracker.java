// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.offsets;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records that were read and are not durable yet, by partition. The offset that may be committed is that of the first
 * of them, whatever came to an end behind it. Safe for any thread.
 */
public final class OffsetTracker {

    /** A record on its way. */
    public interface Pending {

        /** The record is durable, or nobody needs it any more. Doing it twice is harmless. */
        void end();
    }

    /** What is on its way of a partition, since it was last assigned or read from its start. */
    private static final class Lane {

        /** How many records on their way have that offset: more than one when one is delivered again. */
        private final TreeMap<Long, Integer> open = new TreeMap<>();

        /** What is to be committed until a record comes; null if whatever was read. */
        private @Nullable Long held;
    }

    private final Map<TopicPartition, Lane> lanes = new HashMap<>();

    /** Takes note of a record. */
    public synchronized Pending begin(TopicPartition partition, long offset) {
        Lane lane = lanes.computeIfAbsent(partition, key -> new Lane());
        lane.held = null;
        lane.open.merge(offset, 1, Integer::sum);
        return new Pending() {
            private boolean ended;

            @Override
            public void end() {
                synchronized (OffsetTracker.this) {
                    if (!ended) {
                        ended = true;
                        lane.open.computeIfPresent(offset, (key, number) -> number == 1 ? null : number - 1);
                    }
                }
            }
        };
    }

    /**
     * The offset to commit.
     *
     * @param read offset behind the last record that was read
     */
    public synchronized long committable(TopicPartition partition, long read) {
        Lane lane = lanes.get(partition);
        if (lane == null) {
            return read;
        }
        if (lane.held != null) {
            return lane.held;
        }
        return lane.open.isEmpty() ? read : Math.min(read, lane.open.firstKey());
    }

    /** Whether any record is on its way. */
    public synchronized boolean isAnyOpen() {
        return lanes.values().stream().anyMatch(lane -> !lane.open.isEmpty());
    }

    /** Forgets partitions that somebody else reads now; records of theirs that still come to an end mean nothing. */
    public synchronized void drop(Collection<TopicPartition> partitions) {
        partitions.forEach(lanes::remove);
    }

    /** Forgets what is on its way of a partition that is read again from an offset, and commits no other until then. */
    public synchronized void restart(TopicPartition partition, long offset) {
        Lane lane = new Lane();
        lane.held = offset;
        lanes.put(partition, lane);
    }
}
