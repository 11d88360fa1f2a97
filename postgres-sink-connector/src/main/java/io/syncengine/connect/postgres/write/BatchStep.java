// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.DeleteMode;
import io.syncengine.connect.postgres.config.WriteMethod;
import io.syncengine.connect.postgres.config.WriteSettings;
import io.syncengine.connect.postgres.connect.SqlErrorKind;
import io.syncengine.connect.postgres.connect.SqlErrors;
import io.syncengine.connect.postgres.metrics.RowOutcome;
import io.syncengine.connect.postgres.metrics.Step;
import io.syncengine.connect.postgres.metrics.TableMetrics;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Writes rows of a batch as planned: new ones first, then changed ones, then deletes, each in the order of the keys. */
final class BatchStep implements BatchBisector.Step {

    private final Connection connection;
    private final WriteSettings settings;
    private final Replacement replacement;
    private final CopyGate gate;
    private final TupleBuffer tuples;
    private final TableMetrics metrics;
    private final DeleteMemory memory;
    private final Tally tally = new Tally();

    BatchStep(
            Connection connection,
            DeleteMemory memory,
            WriteSettings settings,
            CopyGate gate,
            TupleBuffer tuples,
            TableMetrics metrics) {
        this.connection = connection;
        this.settings = settings;
        this.replacement = Replacement.of(settings);
        this.gate = gate;
        this.tuples = tuples;
        this.metrics = metrics;
        this.memory = memory;
    }

    /** Rows that one statement can write. */
    private record Group(@Nullable ColumnSet columns, boolean byArrival) {}

    /** What became of the rows of all steps that did not fail. */
    Tally tally() {
        return tally;
    }

    @Override
    public void write(List<PlannedRow> rows) throws SQLException {
        Tally written = new Tally();
        Set<ColumnSet> copied = copy(select(rows, row -> row.verdict() == Verdict.NEW), written);
        upsert(
                select(
                        rows,
                        row -> row.verdict() == Verdict.CHANGED
                                || (row.verdict() == Verdict.NEW
                                        && !copied.contains(row.row().columns()))),
                written);
        delete(select(rows, row -> row.verdict() == Verdict.DELETE), written);
        List<EncodedRow> seen = select(rows, row -> row.verdict() == Verdict.SEEN);
        if (!seen.isEmpty()) {
            memory.see(connection, seen);
            written.count(RowOutcome.SEEN, seen.size());
        }
        List<EncodedRow> again = select(rows, row -> row.remembered() && row.verdict() == Verdict.NEW);
        if (!again.isEmpty()) {
            memory.forget(connection, again);
        }
        tally.add(written);
    }

    /**
     * Copies what is worth it.
     *
     * @return the columns of the rows that were copied; empty too when a key was there by now, and nothing is copied
     */
    private Set<ColumnSet> copy(List<EncodedRow> fresh, Tally written) throws SQLException {
        Set<ColumnSet> copied = new HashSet<>();
        if (settings.method() != WriteMethod.AUTO || fresh.size() < settings.copyRows() || !gate.isOpen()) {
            return copied;
        }
        Tally sent = new Tally();
        for (Map.Entry<@Nullable ColumnSet, List<EncodedRow>> group :
                grouped(fresh, EncodedRow::columns).entrySet()) {
            ColumnSet columns = group.getKey();
            if (columns != null && columns.isCopyable() && group.getValue().size() >= settings.copyRows()) {
                if (!copy(columns, group.getValue())) {
                    return Set.of();
                }
                copied.add(columns);
                sent.count(RowOutcome.INSERTED, group.getValue().size());
                sent.sent(bytes(group.getValue()));
            }
        }
        written.add(sent);
        return copied;
    }

    private boolean copy(ColumnSet columns, List<EncodedRow> rows) throws SQLException {
        long start = System.nanoTime();
        try {
            CopyInsert.run(connection, columns, rows, tuples);
            gate.succeeded();
            metrics.took(Step.COPY, Duration.ofNanos(System.nanoTime() - start));
            return true;
        } catch (SQLException e) {
            if (SqlErrors.of(e).kind() != SqlErrorKind.RACE) {
                throw e;
            }
            gate.failed();
            BatchStart.rollBack(connection);
            return false;
        }
    }

    private void upsert(List<EncodedRow> rows, Tally written) throws SQLException {
        long start = System.nanoTime();
        Function<EncodedRow, Group> kind =
                row -> new Group(row.columns(), row.pending().row().version().byArrival());
        for (Map.Entry<Group, List<EncodedRow>> group : grouped(rows, kind).entrySet()) {
            ColumnSet columns = group.getKey().columns();
            if (columns != null) {
                Upserted done = UnnestUpsert.run(
                        connection,
                        columns,
                        group.getValue(),
                        tuples,
                        replacement,
                        group.getKey().byArrival());
                written.count(RowOutcome.INSERTED, done.inserted());
                written.count(RowOutcome.UPDATED, done.updated());
                countSkipped(group.getValue(), done.skipped(), written);
                written.sent(bytes(group.getValue()));
            }
        }
        if (!rows.isEmpty()) {
            metrics.took(Step.UPSERT, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** What the look-up says of a row holds, unless somebody was quicker, or only the server can compare. */
    private void countSkipped(List<EncodedRow> rows, long skipped, Tally written) throws SQLException {
        if (skipped == 0 || replacement != Replacement.IF_CONTENT_DIFFERS) {
            written.count(RowOutcome.STALE, skipped);
        } else {
            long seen = memory.seeUnwritten(connection, rows);
            written.count(RowOutcome.SEEN, seen);
            written.count(RowOutcome.UNCHANGED, skipped - seen);
        }
    }

    private void delete(List<EncodedRow> rows, Tally written) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (settings.deletes() == DeleteMode.SOFT) {
            Upserted done = memory.mark(connection, rows);
            written.count(RowOutcome.DELETED, done.updated());
            written.count(RowOutcome.TOMBSTONED, done.inserted());
            written.count(RowOutcome.STALE, done.skipped());
        } else {
            long gone = memory.remove(connection, rows);
            written.count(RowOutcome.DELETED, gone);
            written.count(RowOutcome.TOMBSTONED, rows.size() - gone);
        }
    }

    private static List<EncodedRow> select(List<PlannedRow> rows, Predicate<PlannedRow> wanted) {
        List<EncodedRow> some = new ArrayList<>();
        for (PlannedRow row : rows) {
            if (wanted.test(row)) {
                some.add(row.row());
            }
        }
        return some;
    }

    private static <K extends @Nullable Object> Map<K, List<EncodedRow>> grouped(
            List<EncodedRow> rows, Function<EncodedRow, K> kind) {
        Map<K, List<EncodedRow>> groups = new LinkedHashMap<>();
        for (EncodedRow row : rows) {
            groups.computeIfAbsent(kind.apply(row), same -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    private static long bytes(List<EncodedRow> rows) {
        long bytes = 0;
        for (EncodedRow row : rows) {
            bytes += row.end() - row.start();
        }
        return bytes;
    }
}
