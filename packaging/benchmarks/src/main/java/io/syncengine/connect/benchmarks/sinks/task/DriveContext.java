// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks.task;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What a task gets from the worker; here with one partition, and reports of bad records that are only counted. */
final class DriveContext implements SinkTaskContext {

    private final Map<String, String> settings;
    private final TopicPartition partition;
    private long errants;

    DriveContext(Map<String, String> settings, TopicPartition partition) {
        this.settings = Map.copyOf(settings);
        this.partition = partition;
    }

    long errants() {
        return errants;
    }

    @Override
    public ErrantRecordReporter errantRecordReporter() {
        return (record, error) -> {
            errants++;
            return CompletableFuture.completedFuture(null);
        };
    }

    @Override
    public Map<String, String> configs() {
        return settings;
    }

    @Override
    public Set<TopicPartition> assignment() {
        return Set.of(partition);
    }

    /** As of a worker that has none for plugins. */
    @Override
    public @Nullable PluginMetrics pluginMetrics() {
        return null;
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        throw new UnsupportedOperationException("the records come in their order");
    }

    @Override
    public void offset(TopicPartition of, long offset) {
        throw new UnsupportedOperationException("the records come in their order");
    }

    /** Only said before a {@code RetriableException}, which ends the benchmark. */
    @Override
    public void timeout(long millis) {}

    @Override
    public void pause(TopicPartition... partitions) {}

    @Override
    public void resume(TopicPartition... partitions) {}

    @Override
    public void requestCommit() {}
}
