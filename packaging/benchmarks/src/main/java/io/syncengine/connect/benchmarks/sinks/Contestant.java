// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A sink to measure.
 *
 * @param name unique
 * @param taskClass its {@code SinkTask}
 * @param folder of the plugin; null for a class of the benchmark itself
 * @param heapMegabytes of its JVM
 * @param settings {@link #URL}, {@link #USER} and {@link #PASSWORD} in a value stand for the database's
 */
record Contestant(
        String name, String taskClass, @Nullable String folder, int heapMegabytes, Map<String, String> settings) {

    static final String URL = "{url}";
    static final String USER = "{user}";
    static final String PASSWORD = "{password}";

    Contestant {
        settings = Map.copyOf(settings);
    }
}
