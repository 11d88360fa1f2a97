// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import io.syncengine.connect.sheets.flush.WriterListener.Origin;
import io.syncengine.connect.sheets.google.SpreadsheetId;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Topics of single streams, or of all, that are read from their start because the writer asks for it. Each is followed
 * until all is durable that had been read before, which is at or behind whatever was committed. For the task's thread, but
 * for {@link #ask}, {@link #origin} and {@link #isLate}.
 */
final class TopicReplays {

    private final SpreadsheetId spreadsheet;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Set<String> late = ConcurrentHashMap.newKeySet();
    private volatile Origin origin = Origin.UNKNOWN;

    /** Where this task began to read. */
    private final Map<TopicPartition, Long> from = new HashMap<>();

    /** Behind all that this task has read. */
    private final Map<TopicPartition, Long> reached = new HashMap<>();

    /** By stream, how often it was asked for. */
    private final Map<String, Integer> times = new HashMap<>();

    /** Streams that are to be read as soon as it is known where they are. */
    private final Set<String> waiting = new LinkedHashSet<>();

    /** Streams that are read again, each with the offsets that have yet to become durable. */
    private final Map<String, Map<TopicPartition, Long>> open = new HashMap<>();

    /** @param spreadsheet that may be one that lacks rows of all streams, which {@link Refill} sees to */
    TopicReplays(SpreadsheetId spreadsheet) {
        this.spreadsheet = spreadsheet;
    }

    /** A stream's topic is to be read from its start. For any thread. */
    void ask(String stream) {
        asked.add(stream);
    }

    /** Where this task began to read, which the first commit tells. For any thread. */
    Origin origin() {
        return spreadsheet.content() == SpreadsheetId.Content.ALL ? origin : Origin.START;
    }

    /** Whether rows of a stream may have been committed before this task read its first one. For any thread. */
    boolean isLate(String stream) {
        return late.contains(stream) && spreadsheet.content() == SpreadsheetId.Content.ALL;
    }

    /** Whether there is anything to do, for which the assignment is needed. */
    boolean isBusy() {
        return !asked.isEmpty() || !waiting.isEmpty();
    }

    /** Whether it is not known yet where some partition is or was, which the next commit tells. */
    boolean isWaiting() {
        return !waiting.isEmpty() || origin == Origin.UNKNOWN;
    }

    /** What is read again of partitions that were assigned anew may begin anywhere. */
    void assigned(Collection<TopicPartition> partitions) {
        for (Map.Entry<String, Map<TopicPartition, Long>> stream : open.entrySet()) {
            if (partitions.stream().anyMatch(stream.getValue()::containsKey)) {
                waiting.add(stream.getKey());
            }
        }
        open.keySet().removeAll(waiting);
    }

    /** A record was read. */
    void read(String stream, TopicPartition partition, long offset) {
        if (from.computeIfAbsent(partition, first -> offset) > 0) {
            late.add(stream);
        }
        reached.merge(partition, offset + 1, Math::max);
    }

    /**
     * Partitions that are to be read from their start now.
     *
     * @param sources of these partitions those that a stream's rows come from; none if that cannot be told, or of all
     *     streams
     */
    Set<TopicPartition> due(
            Collection<TopicPartition> assigned, Function<String, ? extends Collection<TopicPartition>> sources) {
        for (String stream = asked.poll(); stream != null; stream = asked.poll()) {
            times.merge(stream, 1, Integer::sum);
            open.remove(stream);
            waiting.add(stream);
        }
        Set<TopicPartition> due = new HashSet<>();
        for (String stream : Set.copyOf(waiting)) {
            Collection<TopicPartition> found = sources.apply(stream);
            Collection<TopicPartition> partitions = found.isEmpty() ? assigned : found;
            if (!partitions.isEmpty() && reached.keySet().containsAll(partitions)) {
                Map<TopicPartition, Long> targets = new HashMap<>();
                partitions.forEach(partition -> targets.put(partition, reached.get(partition)));
                due.addAll(partitions);
                open.put(stream, targets);
                waiting.remove(stream);
            }
        }
        return due;
    }

    /**
     * Looks at a commit.
     *
     * @param read what was read up to, of partitions without a record where they begin
     * @param durable what is committed
     * @return streams that are whole again, each with how often it had been asked for
     */
    Map<String, Integer> committing(
            Map<TopicPartition, OffsetAndMetadata> read, Map<TopicPartition, OffsetAndMetadata> durable) {
        read.forEach((partition, offset) -> {
            from.putIfAbsent(partition, offset.offset());
            reached.merge(partition, offset.offset(), Math::max);
        });
        if (origin == Origin.UNKNOWN && !read.isEmpty()) {
            origin = from.values().stream().allMatch(first -> first == 0) ? Origin.START : Origin.LATER;
        }
        Map<String, Integer> whole = new HashMap<>();
        open.forEach((stream, targets) -> {
            durable.forEach((partition, offset) ->
                    targets.computeIfPresent(partition, (key, target) -> offset.offset() >= target ? null : target));
            if (targets.isEmpty()) {
                whole.put(stream, times.getOrDefault(stream, 0));
            }
        });
        open.keySet().removeAll(whole.keySet());
        return whole;
    }
}
