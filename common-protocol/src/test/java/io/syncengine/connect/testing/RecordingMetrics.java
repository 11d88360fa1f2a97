// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import io.syncengine.connect.support.metrics.Counter;
import io.syncengine.connect.support.metrics.MetricsRegistry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Metrics that a test can read. */
public final class RecordingMetrics implements MetricsRegistry {

    /** One published metric. */
    public record Metric(String name, String description, Map<String, String> tags, Supplier<? extends Number> value) {}

    private record Id(String name, Map<String, String> tags) {}

    private final Map<Id, Metric> metrics = new LinkedHashMap<>();
    private final Map<Id, Counter> counters = new HashMap<>();
    private boolean closed;

    @Override
    public synchronized Counter counter(String name, String description, Map<String, String> tags) {
        Id id = new Id(name, new TreeMap<>(tags));
        return counters.computeIfAbsent(id, key -> {
            Counter counter = new Counter();
            metrics.put(key, new Metric(name, description, key.tags, counter::value));
            return counter;
        });
    }

    @Override
    public synchronized void gauge(
            String name, String description, Map<String, String> tags, Supplier<? extends Number> value) {
        Id id = new Id(name, new TreeMap<>(tags));
        metrics.put(id, new Metric(name, description, id.tags, value));
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** Value of the metric with exactly these tags. */
    public synchronized Number value(String name, Map<String, String> tags) {
        Metric metric = metrics.get(new Id(name, new TreeMap<>(tags)));
        if (metric == null) {
            throw new AssertionError("no metric " + name + " with tags " + tags + "; there are " + metrics.keySet());
        }
        return metric.value.get();
    }

    /** Value of the metric without tags. */
    public Number value(String name) {
        return value(name, Map.of());
    }

    /** All metrics in the order of their registration. */
    public synchronized List<Metric> metrics() {
        return new ArrayList<>(metrics.values());
    }
}
