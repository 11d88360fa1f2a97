// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.metrics;

import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Metrics in the worker's registry: {@code kafka.connect:type=plugins,connector=…,task=…} and our tags. The only class
 * that names {@code PluginMetrics}, which workers below 4.1 do not have: there, calling {@code of} ends in a linkage
 * error that {@link Metrics} expects.
 */
final class PluginMetricsRegistry implements MetricsRegistry {

    private final PluginMetrics metrics;
    private final Map<MetricId, MetricName> names = new HashMap<>();
    private final Map<MetricId, Counter> counters = new HashMap<>();

    private PluginMetricsRegistry(PluginMetrics metrics) {
        this.metrics = metrics;
    }

    static Optional<MetricsRegistry> of(SourceTaskContext context) {
        return of(context.pluginMetrics());
    }

    static Optional<MetricsRegistry> of(SinkTaskContext context) {
        return of(context.pluginMetrics());
    }

    private static Optional<MetricsRegistry> of(@Nullable PluginMetrics metrics) {
        return Optional.ofNullable(metrics).map(PluginMetricsRegistry::new);
    }

    @Override
    public synchronized Counter counter(String name, String description, Map<String, String> tags) {
        MetricId id = MetricId.of(name, tags);
        Counter known = counters.get(id);
        if (known != null) {
            return known;
        }
        Counter counter = new Counter();
        counters.put(id, counter);
        add(id, description, counter::value);
        return counter;
    }

    @Override
    public synchronized void gauge(
            String name, String description, Map<String, String> tags, Supplier<? extends Number> value) {
        add(MetricId.of(name, tags), description, value);
    }

    private void add(MetricId id, String description, Supplier<? extends Number> value) {
        MetricName earlier = names.remove(id);
        if (earlier != null) {
            metrics.removeMetric(earlier);
        }
        MetricName name = metrics.metricName(id.name(), description, new LinkedHashMap<>(id.tags()));
        Gauge<Number> gauge = (config, now) -> MetricId.read(value);
        metrics.addMetric(name, gauge);
        names.put(id, name);
    }

    @Override
    public synchronized void close() {
        names.values().forEach(metrics::removeMetric);
        names.clear();
        counters.clear();
    }
}
