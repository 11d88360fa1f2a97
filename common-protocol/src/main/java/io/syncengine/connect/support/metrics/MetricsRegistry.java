// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.metrics;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Where a connector or task publishes its metrics. A metric is known by its name and tags. Names are lower case with
 * hyphens, those of counters end in {@code -total}; tags must not be called {@code connector} or {@code task}, which are
 * there anyway.
 */
public interface MetricsRegistry extends AutoCloseable {

    /** The counter of that name and tags; registered by the first call, the same object afterwards. */
    Counter counter(String name, String description, Map<String, String> tags);

    /**
     * Publishes a value that is asked for when somebody looks. Takes the place of an earlier one of that name and tags.
     *
     * @param value called on any thread, must not block; what it throws is shown as NaN
     */
    void gauge(String name, String description, Map<String, String> tags, Supplier<? extends Number> value);

    /** Takes all metrics away. Doing it twice is harmless. */
    @Override
    void close();
}
