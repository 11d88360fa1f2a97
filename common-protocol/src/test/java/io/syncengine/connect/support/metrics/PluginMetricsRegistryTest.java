// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.testing.TestSinkContext;
import io.syncengine.connect.testing.TestSourceContext;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** On the registry that a worker from 4.1 on really hands out. */
final class PluginMetricsRegistryTest {

    private static final MetricsOwner OWNER = new MetricsOwner("postgres-sink", "sink", "0");

    private final org.apache.kafka.common.metrics.Metrics worker = new org.apache.kafka.common.metrics.Metrics();
    private final int before = worker.metrics().size();
    private final PluginMetricsImpl pluginMetrics =
            new PluginMetricsImpl(worker, new TreeMap<>(Map.of("connector", "sink", "task", "0")));
    private final MetricsRegistry registry = Metrics.of(
            new TestSinkContext(Map.of()).pluginMetrics(pluginMetrics).context(), OWNER);

    @AfterEach
    void closeWorker() {
        worker.close();
    }

    private Map<String, Object> values() {
        return worker.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals("plugins"))
                .collect(Collectors.toMap(
                        metric ->
                                metric.metricName().name() + metric.metricName().tags(),
                        KafkaMetric::metricValue));
    }

    @Test
    void metricsAppearInTheWorkersRegistryWithOurTags() {
        registry.counter("rows-total", "Rows.", Map.of("table", "customers")).add(3);
        registry.gauge("lag", "Lag.", Map.of(), () -> 1.5);

        assertThat(values())
                .containsOnly(
                        Map.entry("rows-total{connector=sink, task=0, table=customers}", 3L),
                        Map.entry("lag{connector=sink, task=0}", 1.5));
    }

    @Test
    void theSameNameAndTagsAreRegisteredOnce() {
        assertThat(registry.counter("rows-total", "Rows.", Map.of()))
                .isSameAs(registry.counter("rows-total", "Rows.", Map.of()));
        registry.gauge("lag", "Lag.", Map.of(), () -> 1);
        registry.gauge("lag", "Lag.", Map.of(), () -> 2);

        assertThat(values()).containsEntry("lag{connector=sink, task=0}", 2).hasSize(2);
    }

    @Test
    void aGaugeThatThrowsShowsNaN() {
        registry.gauge("lag", "Lag.", Map.of(), () -> {
            throw new IllegalStateException("no value");
        });

        assertThat(values()).containsValue(Double.NaN);
    }

    @Test
    void closeTakesEverythingAwayAndMayBeRepeated() {
        registry.counter("rows-total", "Rows.", Map.of("table", "customers"));
        registry.gauge("lag", "Lag.", Map.of(), () -> 1);

        registry.close();
        registry.close();

        assertThat(worker.metrics()).hasSize(before);
    }

    @Test
    void aWorkerThatOffersNoneGetsMBeans() {
        try (MetricsRegistry fallback = Metrics.of(new TestSourceContext(Map.of()).context(), OWNER)) {
            assertThat(fallback).isInstanceOf(MBeanRegistry.class);
        }
    }
}
