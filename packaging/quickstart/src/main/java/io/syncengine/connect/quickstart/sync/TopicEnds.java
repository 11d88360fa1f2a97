// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where topics end for a reader of committed records: the offset after the last record. This is not the end of the log,
 * since every transaction of the source leaves a marker behind its records, which no reader sees and no sink commits.
 */
final class TopicEnds {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FIRST_STEP = 8;

    private final Consumer<byte[], byte[]> consumer;

    /** @param consumer reads committed records only, and is used by nobody else meanwhile */
    TopicEnds(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** What a log holds now. */
    private record Span(long begin, long end) {

        Span last(long length) {
            return new Span(Math.max(begin, end - length), end);
        }
    }

    /** The ends, taken now; a partition without any record is left out. */
    Map<TopicPartition, Long> of(Set<TopicPartition> partitions) {
        Map<TopicPartition, Span> open = new HashMap<>();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            long begin = begins.getOrDefault(partition, 0L);
            if (end > begin) {
                open.put(partition, new Span(begin, end));
            }
        });
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (long step = FIRST_STEP; !open.isEmpty(); step *= FIRST_STEP) {
            long length = step;
            Map<TopicPartition, Span> tails = new HashMap<>();
            open.forEach((partition, span) -> tails.put(partition, span.last(length)));
            ends.putAll(lastRecords(tails));
            open.entrySet()
                    .removeIf(entry -> ends.containsKey(entry.getKey())
                            || entry.getValue().equals(entry.getValue().last(length)));
        }
        return ends;
    }

    /** Reads the spans and returns the offsets after the last records found. */
    private Map<TopicPartition, Long> lastRecords(Map<TopicPartition, Span> spans) {
        consumer.assign(spans.keySet());
        spans.forEach((partition, span) -> consumer.seek(partition, span.begin()));
        Map<TopicPartition, Long> found = new HashMap<>();
        Map<TopicPartition, Span> unread = new HashMap<>(spans);
        while (!unread.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                Span span = spans.get(partition);
                if (span != null && record.offset() < span.end()) {
                    found.merge(partition, record.offset() + 1, Math::max);
                }
            }
            unread.entrySet()
                    .removeIf(entry -> consumer.position(entry.getKey())
                            >= entry.getValue().end());
        }
        return found;
    }
}
