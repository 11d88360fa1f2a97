// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import io.syncengine.connect.benchmarks.measure.Phase;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a person asked for.
 *
 * @param home root of the checkout: archives are found and configurations read below it
 * @param directory everything is kept in it; emptied first
 * @param rows objects of the simulated account
 * @param streams what they are
 * @param runs how often all is repeated
 * @param phases what is measured
 * @param jvm how the worker's JVM is started
 * @param profile record the worker with Java Flight Recorder
 * @param keep leave logs, topics and database when it has ended
 * @param source settings of the source on top of, or instead of, the shipped ones
 * @param sink the same of the sink
 * @param worker settings of the worker on top of, or instead of, the usual ones
 */
record BenchmarkOptions(
        Path home,
        Path directory,
        int rows,
        List<String> streams,
        int runs,
        Set<Phase> phases,
        WorkerJvm jvm,
        boolean profile,
        boolean keep,
        Map<String, String> source,
        Map<String, String> sink,
        Map<String, String> worker) {

    BenchmarkOptions {
        streams = List.copyOf(streams);
        phases = Set.copyOf(phases);
        source = Map.copyOf(source);
        sink = Map.copyOf(sink);
        worker = Map.copyOf(worker);
    }

    /** What was measured, in one line. */
    String describe() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Measured: %,d rows of %s; worker with %s",
                rows,
                String.join(", ", streams),
                jvm.description()));
        if (runs > 1) {
            text.append("; of ").append(runs).append(" runs the one of median CPU time for each phase");
        }
        if (profile) {
            text.append("; with Java Flight Recorder");
        }
        Map<String, String> settings = new TreeMap<>();
        source.forEach((key, value) -> settings.put("source " + key, value));
        sink.forEach((key, value) -> settings.put("sink " + key, value));
        worker.forEach((key, value) -> settings.put("worker " + key, value));
        settings.forEach(
                (key, value) -> text.append("; ").append(key).append('=').append(value));
        return text.toString();
    }
}
