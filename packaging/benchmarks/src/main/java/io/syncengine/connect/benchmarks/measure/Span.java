// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a number of rows took.
 *
 * @param rows how many; more than none
 * @param seconds that they took
 * @param cpuMicros CPU time of each part; NaN where unknown
 * @param threadMicros CPU time of the worker's threads, by their names
 */
public record Span(double rows, double seconds, Map<Part, Double> cpuMicros, Map<String, Double> threadMicros) {

    public Span {
        cpuMicros = Map.copyOf(cpuMicros);
        threadMicros = Map.copyOf(threadMicros);
    }

    static Span between(Reading begin, Reading end, double rows) {
        Map<Part, Double> cpu = new EnumMap<>(Part.class);
        end.cpuMicros()
                .forEach((part, micros) ->
                        cpu.put(part, micros - begin.cpuMicros().getOrDefault(part, 0.0)));
        Map<String, Double> threads = new TreeMap<>();
        end.threadMicros()
                .forEach((name, micros) ->
                        threads.put(name, micros - begin.threadMicros().getOrDefault(name, 0.0)));
        return new Span(rows, (end.nanos() - begin.nanos()) / 1e9, cpu, threads);
    }

    public double rowsPerSecond() {
        return rows / seconds;
    }

    /** CPU time of a part for each row, in microseconds. */
    public double microsPerRow(Part part) {
        return cpuMicros.getOrDefault(part, Double.NaN) / rows;
    }
}
