// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

import java.util.Map;

/**
 * What all meters showed at one moment, counted from any moment before.
 *
 * @param nanos of the clock that only goes forward
 * @param progress in the unit of the phase's gauge
 * @param cpuMicros CPU time used by each part; NaN where unknown
 * @param threadMicros CPU time used by the worker's threads, by their names
 */
public record Reading(long nanos, long progress, Map<Part, Double> cpuMicros, Map<String, Double> threadMicros) {

    public Reading {
        cpuMicros = Map.copyOf(cpuMicros);
        threadMicros = Map.copyOf(threadMicros);
    }
}
