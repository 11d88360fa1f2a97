// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.metrics;

import io.syncengine.connect.support.metrics.MetricsRegistry;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * A value that a stream has at any moment, and how several streams share one.
 *
 * @param value of a stream; NaN when it has none now
 */
record StreamGauge(String name, String description, Fold fold, ToDoubleFunction<StreamMetrics> value) {

    /** How the values of several streams become one. */
    enum Fold {
        LEAST,
        MOST,
        SUM,
        MEAN;

        double of(DoubleStream values) {
            double[] known = values.filter(value -> !Double.isNaN(value)).toArray();
            if (known.length == 0) {
                return Double.NaN;
            }
            return switch (this) {
                case LEAST -> DoubleStream.of(known).min().orElseThrow();
                case MOST -> DoubleStream.of(known).max().orElseThrow();
                case SUM -> DoubleStream.of(known).sum();
                case MEAN -> DoubleStream.of(known).average().orElseThrow();
            };
        }
    }

    static final List<StreamGauge> ALL = List.of(
            new StreamGauge(
                    "phase",
                    "What the stream is at: 0 not started, 1 listing, 2 live, 3 skipped. For several streams the least.",
                    Fold.LEAST,
                    StreamMetrics::phaseNumber),
            new StreamGauge(
                    "event-lag-seconds",
                    "How far the events that are done lie behind now, in seconds. For several streams the most.",
                    Fold.MOST,
                    StreamMetrics::lagSeconds),
            new StreamGauge(
                    "list-progress",
                    "Share of the time span to list that is done, 0 to 1. For several streams the mean.",
                    Fold.MEAN,
                    StreamMetrics::share),
            new StreamGauge(
                    "ranges-pending",
                    "Parts of the list that are still to be read to their end.",
                    Fold.SUM,
                    StreamMetrics::rangesPending),
            new StreamGauge(
                    "skipped",
                    "1 when the stream is skipped: the account or the key does not offer it. For several streams how many.",
                    Fold.SUM,
                    StreamMetrics::skipped),
            new StreamGauge(
                    "stall-seconds",
                    "How long the stream's calls have been failing without one that succeeded, in seconds; 0 when they do"
                            + " not. For several streams the most.",
                    Fold.MOST,
                    StreamMetrics::stallSeconds),
            new StreamGauge(
                    "late-events-max-seconds",
                    "The latest that an event became visible after its second had been read, in seconds. When it"
                            + " comes near events.overlap.ms, raise that.",
                    Fold.MOST,
                    StreamMetrics::latestEventSeconds));

    void publish(MetricsRegistry registry, Map<String, String> tags, List<StreamMetrics> streams) {
        registry.gauge(name, description, tags, () -> fold.of(streams.stream().mapToDouble(value)));
    }
}
