// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.WriteMethod;
import io.syncengine.connect.postgres.config.WriteSettings;
import io.syncengine.connect.postgres.connect.SqlError;
import io.syncengine.connect.postgres.connect.SqlErrorKind;
import io.syncengine.connect.postgres.connect.SqlErrors;
import io.syncengine.connect.postgres.metrics.RowOutcome;
import io.syncengine.connect.postgres.metrics.Step;
import io.syncengine.connect.postgres.metrics.TableMetrics;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Copies a whole batch with no more than a glance at what the database knows of its keys, and sends tuples while others are
 * still laid out. For tables that are being filled: the batch before had nothing but new rows. COPY itself tells whether
 * that holds: it fails as a whole on the first key that is there, and the batch then goes the usual way.
 */
final class EagerCopy {

    /** So many keys of a batch are looked up, or else whoever reads a full table again would pay for a refused COPY. */
    private static final int GLANCE = 8;

    private final WriteSettings settings;
    private final TableMetrics metrics;
    private final CopyGate gate;
    private boolean isFilling;

    EagerCopy(WriteSettings settings, TableMetrics metrics, Clock clock) {
        this.settings = settings;
        this.metrics = metrics;
        this.gate = new CopyGate(clock);
    }

    /** What a batch turned out to be that went the usual way. */
    void saw(boolean nothingButNewRows) {
        isFilling = nothingButNewRows;
    }

    /**
     * The columns of the rows, if they are worth a try: all new so far as anybody can tell without the look.
     *
     * @param memory what the sink's own tables hold: a delete that is remembered there, or a sweep, is newer than some row
     */
    @Nullable
    ColumnSet columns(List<PendingRow> rows, BatchStart.Memory memory, TableTarget target) {
        if (memory.tombstones() || rows.size() < settings.copyRows() || !isOn()) {
            return null;
        }
        ColumnSet columns = null;
        for (PendingRow pending : rows) {
            boolean isSwept = pending.row().version().millis()
                    < memory.sweptBefore(pending.row().key().accountId());
            if (pending.row().isDelete() || isSwept) {
                return null;
            }
            ColumnSet its = target.layout(pending.row().shape()).columns();
            if (columns != null && columns != its) {
                return null;
            }
            columns = its;
        }
        return columns != null && columns.isCopyable() ? columns : null;
    }

    private boolean isOn() {
        return isFilling && settings.method() == WriteMethod.AUTO && gate.isOpen();
    }

    /**
     * Copies the rows.
     *
     * @param connection in a transaction, right behind the savepoint of {@link BatchStart}
     * @param probe looks keys up
     * @return whether they are written, but for those that cannot be laid out; if not, the transaction is as it was
     */
    boolean run(Connection connection, ColumnSet columns, Probe probe, BatchEncoding encoding, Tally tally)
            throws SQLException {
        if (isAnyThere(connection, probe, encoding.pending())) {
            isFilling = false;
            return false;
        }
        long start = System.nanoTime();
        try (CopyStream copy = CopyStream.open(connection, columns)) {
            for (int i = 0; i < encoding.slices(); i++) {
                BatchEncoding.Slice slice = encoding.slice(i);
                copy.send(slice.bytes(), slice.start(), slice.end());
            }
            copy.finish();
        } catch (SQLException e) {
            SqlError error = SqlErrors.of(e);
            if (error.kind() != SqlErrorKind.RACE && error.kind() != SqlErrorKind.ROW) {
                throw e;
            }
            isFilling = false;
            gate.failed();
            BatchStart.rollBack(connection);
            return false;
        }
        gate.succeeded();
        metrics.took(Step.COPY, Duration.ofNanos(System.nanoTime() - start));
        tally.count(
                RowOutcome.INSERTED, encoding.pending().size() - encoding.bad().size());
        tally.sent(encoding.bytes());
        return true;
    }

    private static boolean isAnyThere(Connection connection, Probe probe, List<PendingRow> rows) throws SQLException {
        List<PendingRow> some = new ArrayList<>();
        for (int i = 0; i < GLANCE; i++) {
            some.add(rows.get((int) ((rows.size() - 1L) * i / (GLANCE - 1))));
        }
        return Arrays.stream(probe.run(connection, some)).anyMatch(stored -> !stored.equals(Stored.NOTHING));
    }
}
