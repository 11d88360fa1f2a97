// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.metrics;

import io.syncengine.connect.support.metrics.MetricsRegistry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * A value that a table has at any moment, and how several tables share one.
 *
 * @param values of a table; none, or NaN, when it has none now
 */
record TableGauge(String name, String description, Fold fold, Function<TableMetrics, DoubleStream> values) {

    /** How several values become one. */
    enum Fold {
        SUM,
        MEAN,
        MOST,
        P99;

        double of(DoubleStream values) {
            double[] known =
                    values.filter(value -> !Double.isNaN(value)).sorted().toArray();
            if (known.length == 0) {
                return Double.NaN;
            }
            return switch (this) {
                case SUM -> DoubleStream.of(known).sum();
                case MEAN -> DoubleStream.of(known).average().orElseThrow();
                case MOST -> known[known.length - 1];
                case P99 -> known[(int) Math.ceil(known.length * 0.99) - 1];
            };
        }
    }

    static final List<TableGauge> ALL = all();

    private static List<TableGauge> all() {
        List<TableGauge> gauges = new ArrayList<>();
        gauges.add(new TableGauge("buffer-rows", "Rows that wait to be written.", Fold.SUM, TableMetrics::bufferRows));
        gauges.add(new TableGauge(
                "buffer-bytes", "Size of the rows that wait, in bytes.", Fold.SUM, TableMetrics::bufferBytes));
        gauges.add(new TableGauge(
                "oldest-unflushed-age-ms",
                "How long the row that waits longest has been waiting, in milliseconds; 0 when none waits. For several"
                        + " tables the most.",
                Fold.MOST,
                TableMetrics::oldestAge));
        gauges.add(new TableGauge(
                "source-lag-ms",
                "How long ago the newest row written changed at its source, in milliseconds. Grows while nothing changes"
                        + " there. For several tables the most.",
                Fold.MOST,
                TableMetrics::sourceLag));
        gauges.addAll(of("batch-size", "Rows in a batch", TableMetrics::batchSizes));
        Arrays.stream(Step.values())
                .forEach(step -> gauges.addAll(of(step.metric(), step.description(), table -> table.times(step))));
        return List.copyOf(gauges);
    }

    private static List<TableGauge> of(String name, String about, Function<TableMetrics, DoubleStream> values) {
        String latest = " of the latest " + Samples.KEPT + " batches.";
        return List.of(
                new TableGauge(name + "-avg", about + ": mean" + latest, Fold.MEAN, values),
                new TableGauge(name + "-p99", about + ": 99 of 100 are at most this," + latest, Fold.P99, values),
                new TableGauge(name + "-max", about + ": the most" + latest, Fold.MOST, values));
    }

    void publish(MetricsRegistry registry, Map<String, String> tags, List<TableMetrics> tables) {
        registry.gauge(name, description, tags, () -> fold.of(tables.stream().flatMapToDouble(values)));
    }
}
