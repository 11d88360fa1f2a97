// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.proc;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * CPU time of a process by its threads. Threads that have ended keep the time that they had when they were last seen.
 * Single-threaded.
 */
public final class ThreadMeter {

    private final ProcessTable table;
    private final long pid;
    private final Map<Long, ProcessStat> seen = new HashMap<>();

    public ThreadMeter(ProcessTable table, long pid) {
        this.table = table;
        this.pid = pid;
    }

    /** CPU time by the first 15 bytes of the threads' names, in microseconds; empty where unknown. */
    public Map<String, Double> micros() {
        seen.putAll(table.threads(pid));
        Map<String, Double> micros = new TreeMap<>();
        seen.values()
                .forEach(thread ->
                        micros.merge(thread.name(), thread.ownTicks() * ProcessStat.MICROS_PER_TICK, Double::sum));
        return micros;
    }
}
