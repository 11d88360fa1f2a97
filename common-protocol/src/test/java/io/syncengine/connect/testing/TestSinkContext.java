// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What a worker gives to a sink task, with a record of what the task did with it. */
public final class TestSinkContext {

    /** A record that was reported as bad. */
    public record Errant(SinkRecord record, Throwable reason) {}

    private final Map<String, String> configs;
    private final Set<TopicPartition> assignment = new LinkedHashSet<>();
    private final Set<TopicPartition> paused = new LinkedHashSet<>();
    private final Map<TopicPartition, Long> rewound = new LinkedHashMap<>();
    private final List<Long> timeouts = new CopyOnWriteArrayList<>();
    private final List<Errant> errants = new CopyOnWriteArrayList<>();
    private final AtomicInteger commits = new AtomicInteger();
    private boolean reporting;
    private Future<Void> reported = CompletableFuture.completedFuture(null);
    private Object pluginMetrics;

    public TestSinkContext(Map<String, String> configs) {
        this.configs = Map.copyOf(configs);
    }

    public TestSinkContext assign(TopicPartition... partitions) {
        assignment.addAll(Arrays.asList(partitions));
        return this;
    }

    /** Gives the task a reporter of errant records; without, there is none, as with {@code errors.tolerance=none}. */
    public TestSinkContext withErrantRecords() {
        reporting = true;
        return this;
    }

    /** What reporting a record answers from now on. */
    public TestSinkContext reportsAnswer(Future<Void> answer) {
        reported = answer;
        return this;
    }

    /** Gives the task a {@code PluginMetrics}; without, it gets null. */
    public TestSinkContext pluginMetrics(Object metrics) {
        pluginMetrics = metrics;
        return this;
    }

    public SinkTaskContext context() {
        return ContextProxy.of(SinkTaskContext.class)
                .on("configs", arguments -> configs)
                .on("assignment", arguments -> Set.copyOf(assignment))
                .on("offset", this::rewind)
                .on("timeout", arguments -> {
                    timeouts.add((Long) arguments[0]);
                    return null;
                })
                .on("pause", arguments -> {
                    paused.addAll(Arrays.asList((TopicPartition[]) arguments[0]));
                    return null;
                })
                .on("resume", arguments -> {
                    Arrays.asList((TopicPartition[]) arguments[0]).forEach(paused::remove);
                    return null;
                })
                .on("requestCommit", arguments -> {
                    commits.incrementAndGet();
                    return null;
                })
                .on("errantRecordReporter", arguments -> reporting ? reporter() : null)
                .on("pluginMetrics", arguments -> pluginMetrics)
                .as(SinkTaskContext.class);
    }

    private Object rewind(Object[] arguments) {
        if (arguments[0] instanceof TopicPartition partition) {
            rewound.put(partition, (Long) arguments[1]);
        } else {
            ((Map<?, ?>) arguments[0])
                    .forEach((partition, offset) -> rewound.put((TopicPartition) partition, (Long) offset));
        }
        return null;
    }

    private ErrantRecordReporter reporter() {
        return (record, error) -> {
            errants.add(new Errant(record, error));
            return reported;
        };
    }

    public List<Errant> errants() {
        return List.copyOf(errants);
    }

    /** Pauses before a redelivery that were asked for, in milliseconds. */
    public List<Long> timeouts() {
        return List.copyOf(timeouts);
    }

    /** How often a commit of offsets was asked for. */
    public int commits() {
        return commits.get();
    }

    public Set<TopicPartition> paused() {
        return Set.copyOf(paused);
    }

    public Map<TopicPartition, Long> rewound() {
        return Map.copyOf(rewound);
    }
}
