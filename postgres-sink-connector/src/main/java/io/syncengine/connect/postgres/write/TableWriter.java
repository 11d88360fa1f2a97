// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.BatchSettings;
import io.syncengine.connect.postgres.connect.SqlError;
import io.syncengine.connect.postgres.connect.SqlErrorKind;
import io.syncengine.connect.postgres.connect.SqlErrors;
import io.syncengine.connect.postgres.metrics.SinkMetrics;
import io.syncengine.connect.postgres.metrics.TableMetrics;
import io.syncengine.connect.postgres.schema.SchemaException;
import io.syncengine.connect.postgres.schema.TableName;
import org.apache.kafka.common.TopicPartition;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The rows of one table on their way to it. A row is let go only once it is committed, or reported as one that cannot be
 * stored. Errors that pass are tried again a few times at once; what remains is the caller's to repeat later.
 */
final class TableWriter {

    /** Attempts for errors that pass at once or not soon. */
    private static final int ATTEMPTS = 4;

    private static final String TOO_SLOW = "57014";

    private final TableTarget target;
    private final TableBatch batch;
    private final BatchSettings settings;
    private final Session session;
    private final ErrantRows errants;
    private final SinkMetrics metrics;
    private final TableMetrics tableMetrics;
    private final Clock clock;
    private final RowBuffer buffer = new RowBuffer();

    /** Rows in a batch at most; halved while statements take too long. */
    private int limit;

    TableWriter(TableTarget target, TableBatch batch, WriterParts parts) {
        this.target = target;
        this.batch = batch;
        this.settings = parts.config().connector().writing().batch();
        this.session = parts.session();
        this.errants = parts.errants();
        this.metrics = parts.metrics();
        this.tableMetrics = parts.metrics().table(target.name().table());
        this.clock = parts.clock();
        this.limit = settings.rows();
    }

    void add(PendingRow row) {
        buffer.add(row, clock.millis());
    }

    TableName name() {
        return target.name();
    }

    /** Whether enough rows wait, or long enough. */
    boolean isDue() {
        return buffer.size() > 0
                && (buffer.size() >= settings.rows()
                        || buffer.bytes() >= settings.bytes()
                        || clock.millis() - buffer.oldestMillis()
                                >= settings.linger().toMillis());
    }

    /** How long the rows that wait may go on waiting, at least one millisecond; empty when none waits. */
    OptionalLong millisToFlush() {
        if (buffer.size() == 0) {
            return OptionalLong.empty();
        }
        long due = buffer.oldestMillis() + settings.linger().toMillis();
        return OptionalLong.of(Math.max(1, due - clock.millis()));
    }

    /**
     * Writes all rows that wait.
     *
     * @throws WriteException if some could not be written, and wait on
     */
    void flush() throws WriteException {
        try {
            // Again for what has waited behind others.
            for (List<PendingRow> rows = buffer.sorted(); !rows.isEmpty(); rows = buffer.sorted()) {
                writeAll(rows);
            }
        } finally {
            tellWaiting();
        }
    }

    private void writeAll(List<PendingRow> rows) throws WriteException {
        int start = 0;
        while (start < rows.size()) {
            List<PendingRow> some = rows.subList(start, end(rows, start));
            write(some);
            start += some.size();
        }
    }

    private int end(List<PendingRow> rows, int start) {
        int end = start;
        long bytes = 0;
        while (end < rows.size() && end - start < limit) {
            bytes += rows.get(end).bytes();
            if (end > start && bytes > settings.bytes()) {
                break;
            }
            end++;
        }
        return end;
    }

    private void write(List<PendingRow> rows) throws WriteException {
        boolean reloaded = false;
        for (int attempt = 1; ; attempt++) {
            try {
                finish(rows, batch.write(session.connection(), rows));
                limit = Math.min(settings.rows(), limit * 2);
                return;
            } catch (SchemaException e) {
                session.rollBack();
                throw new WriteException(String.valueOf(e.getMessage()), false, e);
            } catch (SQLException e) {
                SqlError error = session.failed(e);
                if (error.sqlState().equals(TOO_SLOW)) {
                    // The next attempt is left to the next delivery: the worker waits meanwhile, and not for ever.
                    limit = Math.max(1, rows.size() / 2);
                }
                boolean moved = error.kind() == SqlErrorKind.SCHEMA_MOVED && !reloaded;
                if (session.isStopped() || !(moved || isWorthAnother(error, attempt))) {
                    throw failure(error, e);
                }
                metrics.retried(error.kind());
                if (moved) {
                    reloaded = true;
                    target.forget();
                }
            }
        }
    }

    private static boolean isWorthAnother(SqlError error, int attempt) {
        return attempt < ATTEMPTS
                && !error.sqlState().equals(TOO_SLOW)
                && switch (error.kind()) {
                    case TRANSIENT, UNKNOWN, RACE -> true;
                    case CONNECTION, RESOURCE, SCHEMA_MOVED, CONFIGURATION, ROW, BUG -> false;
                };
    }

    private WriteException failure(SqlError error, SQLException cause) {
        boolean retriable = error.isRetriable() || session.isStopped();
        return new WriteException("Table " + target.name() + ": " + error, retriable, SqlErrors.withoutValues(cause));
    }

    /** The batch is committed: its rows are let go, the bad ones as each is reported. */
    private void finish(List<PendingRow> rows, List<BadRow> bad) {
        if (bad.isEmpty()) {
            buffer.removeAll(rows);
            return;
        }
        Set<PendingRow> good = Collections.newSetFromMap(new IdentityHashMap<>());
        good.addAll(rows);
        bad.forEach(row -> good.remove(row.row()));
        buffer.removeAll(good);
        for (BadRow row : bad) {
            errants.report(row.row().record(), row.reason());
            buffer.removeAll(List.of(row.row()));
        }
    }

    /** Lets go of the rows of partitions that another task has now. */
    void drop(Collection<TopicPartition> partitions) {
        buffer.drop(partitions);
        tellWaiting();
    }

    /** Lowers the offsets to those of rows that wait. */
    void lowerToWaiting(Map<TopicPartition, Long> offsets) {
        buffer.lowerToWaiting(offsets);
    }

    private void tellWaiting() {
        tableMetrics.buffered(buffer.size(), buffer.bytes(), buffer.oldestMillis());
    }
}
