// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.metrics;

import io.syncengine.connect.support.metrics.Counter;
import io.syncengine.connect.support.metrics.MetricsRegistry;

import java.util.Map;
import java.util.function.Supplier;

/** Metrics of calls that belong to no task: nobody sees them. */
final class UnpublishedMetrics implements MetricsRegistry {

    @Override
    public Counter counter(String name, String description, Map<String, String> tags) {
        return new Counter();
    }

    @Override
    public void gauge(String name, String description, Map<String, String> tags, Supplier<? extends Number> value) {
        // Nobody asks for it.
    }

    @Override
    public void close() {
        // Nothing was published.
    }
}
