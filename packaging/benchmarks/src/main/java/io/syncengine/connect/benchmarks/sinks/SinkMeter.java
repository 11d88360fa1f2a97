// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.benchmarks.measure.SinkPhase;
import io.syncengine.connect.benchmarks.proc.ProcessTable;
import io.syncengine.connect.benchmarks.sinks.rows.RowSource;
import org.apache.kafka.connect.sink.SinkRecord;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Meters of one phase: wall time of the calls, CPU time on both sides, the server's log. */
final class SinkMeter {

    private static final double NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS_PER_SECOND = 1_000_000_000;

    private final ProcessTable processes = ProcessTable.ofThisMachine();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Reading begin;
    private long nanos;
    private long longestPut;
    private long makingNanos;

    /**
     * What is counted from any moment before.
     *
     * @param wal position in the server's log, in bytes
     * @param server CPU time of the server's processes that serve anybody but the observer, by their ids
     */
    private record Reading(double wal, Map<Long, Double> server, double client, long fullCollections) {}

    /** @see io.syncengine.connect.benchmarks.measure.Figures */
    record Sums(
            double seconds,
            double walBytes,
            double serverMicros,
            double clientMicros,
            double longestPutMillis,
            long fullCollections) {}

    private SinkMeter(Connection observer) throws SQLException {
        begin = read(observer);
    }

    static SinkMeter start(Connection observer) throws SQLException {
        return new SinkMeter(observer);
    }

    /** Makes records, whose CPU time is not the sink's. */
    List<SinkRecord> make(RowSource rows, SinkPhase phase, int from, int to, long offset) {
        long before = threads.getCurrentThreadCpuTime();
        List<SinkRecord> records = rows.records(phase, from, to, offset);
        makingNanos += threads.getCurrentThreadCpuTime() - before;
        return records;
    }

    void timePut(Runnable put) {
        long before = nanos;
        time(() -> {
            put.run();
            return true;
        });
        longestPut = Math.max(longestPut, nanos - before);
    }

    boolean time(BooleanSupplier call) {
        long before = System.nanoTime();
        boolean answer = call.getAsBoolean();
        nanos += System.nanoTime() - before;
        return answer;
    }

    Sums stop(Connection observer) throws SQLException {
        Reading end = read(observer);
        double server = 0;
        for (Map.Entry<Long, Double> process : end.server().entrySet()) {
            server += process.getValue() - begin.server().getOrDefault(process.getKey(), 0.0);
        }
        return new Sums(
                nanos / NANOS_PER_SECOND,
                end.wal() - begin.wal(),
                server,
                end.client() - begin.client() - makingNanos / NANOS_PER_MICRO,
                longestPut / NANOS_PER_MILLI,
                end.fullCollections() - begin.fullCollections());
    }

    private Reading read(Connection observer) throws SQLException {
        Map<Long, Double> server = new HashMap<>();
        double wal;
        try (Statement statement = observer.createStatement()) {
            try (ResultSet pids = statement.executeQuery("SELECT pid FROM pg_stat_activity"
                    + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")) {
                while (pids.next()) {
                    server.put(pids.getLong(1), processes.mainThreadMicros(pids.getLong(1)));
                }
            }
            try (ResultSet position =
                    statement.executeQuery("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")) {
                position.next();
                wal = position.getDouble(1);
            }
        }
        double client = processes.cpuMicros(ProcessHandle.current().pid());
        return new Reading(wal, server, client, fullCollections());
    }

    /** Of G1, the collector that the JVMs of the benchmark have. */
    private static long fullCollections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> collector.getName().equals("G1 Old Generation"))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
