// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import io.syncengine.connect.benchmarks.measure.Part;
import io.syncengine.connect.benchmarks.measure.Reading;
import io.syncengine.connect.benchmarks.proc.ProcessTable;
import io.syncengine.connect.benchmarks.proc.ThreadMeter;

import java.util.EnumMap;
import java.util.Map;

/** The meters of all processes of a phase. */
final class Meters {

    private final ProcessTable table;
    private final long worker;
    private final ThreadMeter threads;
    private final long account;
    private final long observer;
    private final long database;

    /**
     * @param worker process of broker and worker
     * @param account process of the simulated Stripe
     * @param observer the database's process that serves this program; it is left out
     */
    Meters(ProcessTable table, long worker, long account, long observer) {
        this.table = table;
        this.worker = worker;
        this.threads = new ThreadMeter(table, worker);
        this.account = account;
        this.observer = observer;
        this.database = table.parent(observer).orElse(-1L);
    }

    Reading read(long progress) {
        Map<Part, Double> cpu = new EnumMap<>(Part.class);
        long now = System.nanoTime();
        cpu.put(Part.WORKER, table.cpuMicros(worker));
        cpu.put(Part.DATABASE, table.cpuMicrosWithChildren(database, observer));
        cpu.put(Part.ACCOUNT, table.cpuMicros(account));
        cpu.put(Part.DRIVER, table.cpuMicros(ProcessHandle.current().pid()));
        return new Reading(now, progress, cpu, threads.micros());
    }

    /** Most memory that broker and worker have held, in bytes. */
    double workerPeakBytes() {
        return table.peakBytes(worker);
    }
}
