// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.benchmarks.measure.Figures;
import io.syncengine.connect.benchmarks.measure.SinkPhase;
import io.syncengine.connect.benchmarks.sinks.rows.RowSource;
import io.syncengine.connect.benchmarks.sinks.rows.RowTable;
import io.syncengine.connect.benchmarks.sinks.task.TaskDrive;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs assignments of one sink in this JVM. Only {@code put} and {@code preCommit} are timed: the records of each call are
 * made before it, as they come from a consumer.
 */
final class SinkRun {

    private static final TopicPartition PARTITION = new TopicPartition(RowSource.TOPIC, 0);

    private final ClassLoader loader;
    private final String taskClass;

    /** @param loader of the plugin */
    SinkRun(ClassLoader loader, String taskClass) {
        this.loader = loader;
        this.taskClass = taskClass;
    }

    /** The figures of each phase, in their order. */
    List<Figures> run(Assignment assignment) throws SQLException, ReflectiveOperationException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(assignment.observerUrl());
        List<Figures> figures = new ArrayList<>();
        try (Connection observer = source.getConnection()) {
            RowTable.reset(observer, assignment.isTableMade());
            try (TaskDrive task = TaskDrive.start(loader, taskClass, assignment.settings(), PARTITION)) {
                for (SinkPhase phase : assignment.phases()) {
                    figures.add(measure(assignment, phase, task, observer));
                }
            }
        }
        return figures;
    }

    private static Figures measure(Assignment assignment, SinkPhase phase, TaskDrive task, Connection observer)
            throws SQLException {
        RowSource rows = new RowSource(assignment.width());
        int count = assignment.rows();
        long offset = (long) phase.ordinal() * count;
        long errants = task.errants();
        SinkMeter meter = SinkMeter.start(observer);
        for (int row = 0; row < count; row += assignment.put()) {
            int end = Math.min(row + assignment.put(), count);
            List<SinkRecord> records = meter.make(rows, phase, row, end, offset + row);
            meter.timePut(() -> task.put(records));
        }
        boolean committed = meter.time(() -> task.commit(offset + count));
        SinkMeter.Sums sums = meter.stop(observer);
        return new Figures(
                phase,
                count,
                sums.seconds(),
                sums.walBytes(),
                sums.serverMicros(),
                sums.clientMicros(),
                sums.longestPutMillis(),
                task.errants() - errants,
                sums.fullCollections(),
                committed,
                RowTable.isRight(observer, phase, count));
    }
}
