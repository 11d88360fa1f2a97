// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.DeleteMode;
import io.syncengine.connect.postgres.connect.SqlError;
import io.syncengine.connect.postgres.connect.SqlErrors;
import io.syncengine.connect.postgres.metrics.RowOutcome;
import io.syncengine.connect.postgres.schema.ControlTable;
import io.syncengine.connect.postgres.schema.SchemaApplier;
import io.syncengine.connect.postgres.schema.SchemaException;
import io.syncengine.connect.postgres.schema.TableDefinition;
import io.syncengine.connect.postgres.schema.TableName;
import io.syncengine.connect.protocol.Sweep;
import io.syncengine.connect.support.sweep.SweepGate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Runs sweeps: first what was swept is remembered, so that no older row comes after it, then, when the rows of the pass are
 * likely to be here, the table is walked in pages. A long walk goes on from call to call; its record's offset is committed
 * after the last page, and a crash repeats the walk, which changes nothing that is gone already.
 */
final class SweepRun {

    private static final Logger log = LoggerFactory.getLogger(SweepRun.class);

    /** How long one call may walk: a worker waits meanwhile. */
    private static final Duration BUDGET = Duration.ofMillis(500);

    /** A sweep and how far it has come. */
    private static final class Walk {
        private final SweepPages pages;
        private final TopicPartition partition;
        private final long offset;
        private boolean remembered;
        private boolean through;
        private long held;
        private @Nullable String reason;

        Walk(SweepPages pages, SinkRecord record) {
            this.pages = pages;
            this.partition = new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
            this.offset = record.originalKafkaOffset();
        }

        boolean isOf(SinkRecord record) {
            return offset == record.originalKafkaOffset()
                    && partition.partition() == record.originalKafkaPartition()
                    && partition.topic().equals(record.originalTopic());
        }
    }

    private final WriterParts parts;
    private final BatchStart start;
    private final SchemaApplier applier;
    private final Deque<Walk> walks = new ArrayDeque<>();
    private final SweepGate<Walk> gate = new SweepGate<>(System::nanoTime);

    SweepRun(WriterParts parts) {
        this.parts = parts;
        this.start = new BatchStart(parts.config().connector().errors());
        this.applier = new SchemaApplier(parts.config().connector().tables().policy(), statement -> {});
    }

    void add(TableName table, Sweep sweep, SinkRecord record) {
        boolean accounts = !parts.config().connector().tables().key().equals(TableDefinition.ID_ALONE);
        boolean soft = parts.config().connector().writing().deletes() == DeleteMode.SOFT;
        // A batch that failed is delivered again as it was.
        if (walks.stream().noneMatch(walk -> walk.isOf(record))) {
            Walk walk = new Walk(new SweepPages(table, accounts, sweep, soft, start.limits()), record);
            walks.add(walk);
            gate.add(walk, table.table());
        }
    }

    /** A row of a table has come. */
    void row(TableName table) {
        gate.row(table.table());
    }

    /**
     * A turn of the worker.
     *
     * @param idle whether it brought no record
     */
    void turn(boolean idle) {
        gate.turn(idle, false).forEach(walk -> walk.through = true);
    }

    /**
     * Goes on with the sweeps that wait, for a while.
     *
     * @throws WriteException if the database fails; the sweeps wait on
     */
    void advance() throws WriteException {
        long began = System.nanoTime();
        Optional<Walk> next = next();
        while (next.isPresent() && System.nanoTime() - began < BUDGET.toNanos()) {
            Walk walk = next.get();
            try {
                if (step(walk)) {
                    walks.remove(walk);
                }
            } catch (SchemaException e) {
                parts.session().rollBack();
                throw new WriteException(String.valueOf(e.getMessage()), false, e);
            } catch (SQLException e) {
                SqlError error = parts.session().failed(e);
                throw new WriteException(
                        "Sweep of table " + walk.pages.table() + ": " + error,
                        error.isRetriable() || parts.session().isStopped(),
                        SqlErrors.withoutValues(e));
            }
            next = next();
        }
    }

    /** The first that can go on. */
    private Optional<Walk> next() {
        return walks.stream().filter(walk -> walk.through || !walk.remembered).findFirst();
    }

    /** When the next call of {@link #advance} has something to do, in milliseconds; empty when nothing waits. */
    OptionalLong millisToNext() {
        if (walks.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(next().isPresent() ? 1 : SweepGate.TURN.toMillis());
    }

    /** Answers whether the walk is at its end. */
    private boolean step(Walk walk) throws SQLException, SchemaException {
        Connection connection = parts.session().connection();
        TableName table = walk.pages.table();
        if (!walk.remembered) {
            applier.prepare(connection, table.schema(), EnumSet.allOf(ControlTable.class));
            walk.pages.remember(connection);
            boolean mark = walk.pages.isSoft() && walk.pages.isOurs(connection);
            // The look has begun a transaction.
            parts.session().rollBack();
            if (mark) {
                // Since the mode was changed no row may have come that would have added the column.
                applier.apply(
                        connection,
                        new TableDefinition(
                                table, parts.config().connector().tables().key(), List.of(), false, false, true));
            }
            walk.remembered = true;
            if (!walk.through) {
                return false;
            }
        }
        SweepPages.Page page = walk.pages.next(connection);
        parts.metrics().table(table.table()).count(RowOutcome.SWEPT, page.swept());
        SqlError refusal = page.held();
        if (refusal != null) {
            walk.held++;
            walk.reason = refusal.text();
            parts.metrics().table(table.table()).count(RowOutcome.HELD, 1);
        }
        if (page.last() && walk.held > 0) {
            log.warn(
                    "Sweep of table {}: {} rows that are gone at the source stay, because the server does not let them"
                            + " go ({}); declare foreign keys to the table with ON DELETE CASCADE or SET NULL, or set"
                            + " delete.mode=soft. The next sweep tries again",
                    table,
                    walk.held,
                    walk.reason);
        }
        return page.last();
    }

    /** Lowers the offsets to those of sweeps that wait. */
    void lowerToWaiting(Map<TopicPartition, Long> offsets) {
        for (Walk walk : walks) {
            offsets.computeIfPresent(walk.partition, (partition, offset) -> Math.min(offset, walk.offset));
        }
    }

    /** Lets go of the sweeps of partitions that another task has now. */
    void drop(Collection<TopicPartition> partitions) {
        walks.removeIf(walk -> partitions.contains(walk.partition));
        gate.removeIf(walk -> partitions.contains(walk.partition));
    }
}
