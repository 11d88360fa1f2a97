// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.metrics;

import org.apache.kafka.connect.sink.SinkTaskContext;
import org.apache.kafka.connect.source.SourceTaskContext;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Chooses the registry: the worker's own from Connect 4.1 on (KIP-877), MBeans below, or when the worker offers none.
 */
public final class Metrics {

    private Metrics() {}

    public static MetricsRegistry of(SourceTaskContext context, MetricsOwner owner) {
        return choose(() -> PluginMetricsRegistry.of(context), owner);
    }

    public static MetricsRegistry of(SinkTaskContext context, MetricsOwner owner) {
        return choose(() -> PluginMetricsRegistry.of(context), owner);
    }

    private static MetricsRegistry choose(Supplier<Optional<MetricsRegistry>> worker, MetricsOwner owner) {
        try {
            return worker.get().orElseGet(() -> new MBeanRegistry(owner));
        } catch (NoSuchMethodError | AbstractMethodError | NoClassDefFoundError e) {
            // The worker is older than the method.
            return new MBeanRegistry(owner);
        }
    }
}
