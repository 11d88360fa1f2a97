// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import io.syncengine.connect.quickstart.progress.Progress;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/**
 * Tells when a backfill is complete: every selected stream is listed, or skipped, in the committed offsets, and the sink
 * has committed everything that the topics held at the moment when this was first seen. What arrives after that moment
 * is live traffic and does not put the end off.
 */
public final class Completion {

    /** Where the topics end and what the sink has committed. */
    public interface Positions {

        Map<TopicPartition, Long> ends() throws InterruptedException;

        Map<TopicPartition, Long> committed() throws InterruptedException;
    }

    private final Positions positions;
    private @Nullable Map<TopicPartition, Long> goal;

    public Completion(Positions positions) {
        this.positions = positions;
    }

    /** Whether it is complete; asked again and again with what the source has committed by now. */
    public boolean isReached(Progress progress) throws InterruptedException {
        if (goal == null) {
            if (!progress.isListed()) {
                return false;
            }
            goal = Map.copyOf(positions.ends());
        }
        return missing().orElse(0L) == 0;
    }

    /** Records that the sink still has to commit; empty before everything is listed. */
    public Optional<Long> missing() throws InterruptedException {
        Map<TopicPartition, Long> ends = goal;
        return ends == null ? Optional.empty() : Optional.of(missing(ends, positions.committed()));
    }

    private static long missing(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
