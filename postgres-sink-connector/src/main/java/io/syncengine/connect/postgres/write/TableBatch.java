// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.DeleteMode;
import io.syncengine.connect.postgres.config.WriteSettings;
import io.syncengine.connect.postgres.connect.SqlErrors;
import io.syncengine.connect.postgres.metrics.RowOutcome;
import io.syncengine.connect.postgres.metrics.Step;
import io.syncengine.connect.postgres.metrics.TableMetrics;
import io.syncengine.connect.postgres.schema.SchemaException;
import io.syncengine.connect.postgres.schema.Table;
import io.syncengine.connect.protocol.RowKey;
import io.syncengine.connect.protocol.RowShape;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Writes batches of one table, each in a transaction of its own: start, look-up, copy, upsert, commit. Rows are laid out
 * while the server is at the first two. When it returns,
 * the batch is committed; when it throws, nothing of it is.
 */
final class TableBatch {

    private final TableTarget target;
    private final WriteSettings settings;
    private final int mostBadRows;
    private final BatchStart start;
    private final TextCleaner texts;
    private final TableMetrics metrics;
    private final CopyGate gate;
    private final TupleBuffer tuples;
    private final Executor encoder;
    private final EagerCopy eager;

    /** What is written to a table, and meanwhile laid out. */
    private record Rows(Table table, BatchEncoding encoding) {

        List<PendingRow> pending() {
            return encoding.pending();
        }
    }

    /**
     * A writer of batches.
     *
     * @param texts counts what it cleans
     * @param tuples where batches are laid out; nobody else uses it meanwhile
     */
    TableBatch(TableTarget target, TextCleaner texts, TupleBuffer tuples, WriterParts parts) {
        this.target = target;
        this.settings = parts.config().connector().writing();
        this.mostBadRows = settings.batch().badRows();
        this.start = new BatchStart(parts.config().connector().errors());
        this.texts = texts;
        this.tuples = tuples;
        this.metrics = parts.metrics().table(target.name().table());
        this.gate = new CopyGate(parts.clock());
        this.encoder = parts.encoder();
        this.eager = new EagerCopy(settings, metrics, parts.clock());
    }

    /**
     * Writes rows.
     *
     * @param connection without auto-commit, outside of a transaction
     * @param rows in the order of their keys, which are distinct
     * @return the rows that cannot be stored; all others are
     */
    List<BadRow> write(Connection connection, List<PendingRow> rows) throws SQLException, SchemaException {
        long began = System.nanoTime();
        long stripped = texts.stripped();
        List<BadRow> bad = new ArrayList<>();
        Table table = target.prepare(connection, shapes(rows));
        List<PendingRow> known = withGoodKeys(rows, bad);
        if (!known.isEmpty()) {
            tuples.clear();
            BatchEncoding encoding = BatchEncoding.start(encoder, target, tuples, known);
            try {
                transact(connection, new Rows(table, encoding), bad).tell(metrics);
            } finally {
                encoding.await();
            }
            bad.addAll(encoding.bad());
            metrics.columnMismatch(encoding.misfits());
        }
        metrics.count(RowOutcome.ERRANT, bad.size());
        metrics.batch(rows.size());
        metrics.nulStripped(texts.stripped() - stripped);
        rows.forEach(row -> metrics.newest(row.row().version().millis()));
        metrics.took(Step.FLUSH, Duration.ofNanos(System.nanoTime() - began));
        return bad;
    }

    private static Set<RowShape> shapes(List<PendingRow> rows) {
        Set<RowShape> shapes = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PendingRow row : rows) {
            if (!row.row().isDelete()) {
                shapes.add(row.row().shape());
            }
        }
        return shapes;
    }

    /** Only of these the server may be asked. */
    private List<PendingRow> withGoodKeys(List<PendingRow> rows, List<BadRow> bad) {
        List<PendingRow> good = new ArrayList<>(rows.size());
        for (PendingRow pending : rows) {
            RowKey key = pending.row().key();
            if (!TextCleaner.isClean(key.id()) || !TextCleaner.isClean(key.accountId())) {
                bad.add(BadRow.of(pending, "its key holds a character that PostgreSQL cannot store"));
            } else if (!target.takesKey(key)) {
                bad.add(BadRow.of(pending, "its key does not fit the table's key columns"));
            } else {
                good.add(pending);
            }
        }
        return good;
    }

    private Tally transact(Connection connection, Rows rows, List<BadRow> bad) throws SQLException {
        Tally tally = transact(connection, rows, bad, false);
        return tally != null
                ? tally
                : Objects.requireNonNull(transact(connection, rows, bad, true), "it throws instead");
    }

    /**
     * Writes the rows.
     *
     * @param immediately whether statements are to check what is deferred to the commit
     * @return null if the commit was refused for some row, which only statements can tell; nothing is written then
     */
    private @Nullable Tally transact(Connection connection, Rows rows, List<BadRow> bad, boolean immediately)
            throws SQLException {
        BatchStart.Mode mode = new BatchStart.Mode(immediately, takesAway(rows.pending()));
        BatchStart.Memory memory = start.run(connection, rows.table(), mode);
        Tally tally = new Tally();
        BatchBisector bisector = new BatchBisector(connection, mostBadRows);
        ColumnSet filled = immediately ? null : eager.columns(rows.pending(), memory, target);
        Probe probe = new Probe(rows.table(), target.key(), memory);
        if (filled == null || !eager.run(connection, filled, probe, rows.encoding(), tally)) {
            write(connection, rows, probe, memory, bisector, tally);
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            if (immediately || !BatchBisector.isAboutARow(SqlErrors.of(e))) {
                throw e;
            }
            connection.rollback();
            return null;
        }
        bad.addAll(bisector.bad());
        if (bisector.hasHalved()) {
            metrics.bisected();
        }
        return tally;
    }

    /**
     * Whether rows may vanish. Who has looked for such a key, found none and stands still would insert an older version of
     * it afterwards, which nothing refuses any more. Rows that are only marked stay and refuse it themselves.
     */
    private boolean takesAway(List<PendingRow> rows) {
        return settings.deletes() == DeleteMode.HARD
                && rows.stream().anyMatch(row -> row.row().isDelete());
    }

    /** The usual way: what has to be done with a row follows from what the server knows of its key. */
    private void write(
            Connection connection,
            Rows rows,
            Probe probe,
            BatchStart.Memory memory,
            BatchBisector bisector,
            Tally tally)
            throws SQLException {
        long began = System.nanoTime();
        Stored[] stored = probe.run(connection, rows.pending());
        metrics.took(Step.PROBE, Duration.ofNanos(System.nanoTime() - began));
        List<PlannedRow> plan = plan(rows.encoding().rows(), stored, memory, tally);
        if (!plan.isEmpty()) {
            DeleteMemory deletes = new DeleteMemory(rows.table(), target.key());
            BatchStep step = new BatchStep(connection, deletes, settings, gate, tuples, metrics);
            bisector.run(plan, step);
            tally.add(step.tally());
        }
        eager.saw(plan.size() == rows.pending().size()
                && plan.stream().allMatch(row -> row.verdict() == Verdict.NEW && !row.remembered()));
    }

    private List<PlannedRow> plan(
            List<@Nullable EncodedRow> encoded, Stored[] stored, BatchStart.Memory memory, Tally tally) {
        List<PlannedRow> plan = new ArrayList<>();
        Replacement replacement = Replacement.of(settings);
        for (int i = 0; i < stored.length; i++) {
            EncodedRow row = encoded.get(i);
            if (row == null) {
                continue;
            }
            Verdict verdict = Verdict.of(row, stored[i], memory.sweptBefore(row.accountId()), replacement);
            switch (verdict) {
                case STALE -> tally.count(RowOutcome.STALE, 1);
                case UNCHANGED -> tally.count(RowOutcome.UNCHANGED, 1);
                default -> plan.add(new PlannedRow(row, verdict, stored[i].remembered() != null));
            }
        }
        return plan;
    }
}
