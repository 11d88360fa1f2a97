// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What tells one metric from another.
 *
 * @param tags in alphabetical order
 */
record MetricId(String name, Map<String, String> tags) {

    static MetricId of(String name, Map<String, String> tags) {
        if (tags.containsKey("connector") || tags.containsKey("task")) {
            throw new IllegalArgumentException(name + ": tags 'connector' and 'task' are the worker's own");
        }
        return new MetricId(name, Collections.unmodifiableMap(new TreeMap<>(tags)));
    }

    /** The value, or NaN where it cannot be had: somebody who looks at metrics must not be met with an exception. */
    static Number read(Supplier<? extends Number> value) {
        try {
            Number number = value.get();
            return number == null ? Double.NaN : number;
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }
}
