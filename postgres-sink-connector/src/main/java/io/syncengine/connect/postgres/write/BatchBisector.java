// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.connect.SqlError;
import io.syncengine.connect.postgres.connect.SqlErrorKind;
import io.syncengine.connect.postgres.connect.SqlErrors;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the rows for which the server refuses a whole statement, and writes the others: a batch that fails is tried again
 * in halves, down to single rows, inside the same transaction.
 */
final class BatchBisector {

    private static final String DUPLICATE = "23505";

    private final Connection connection;
    private final int mostBadRows;
    private final List<BadRow> bad = new ArrayList<>();
    private boolean halved;

    /** Writes some rows, in as many statements as it takes. */
    interface Step {
        /** What it counts must be taken back when it fails. */
        void write(List<PlannedRow> rows) throws SQLException;
    }

    /**
     * A search.
     *
     * @param connection in a transaction, right behind the savepoint of {@link BatchStart}
     * @param mostBadRows when there are more, the rows are not what is wrong
     */
    BatchBisector(Connection connection, int mostBadRows) {
        this.connection = connection;
        this.mostBadRows = mostBadRows;
    }

    /**
     * Writes all rows but those that cannot be stored.
     *
     * @throws SQLException for any other reason, or if there are too many such rows
     */
    void run(List<PlannedRow> rows, Step step) throws SQLException {
        try {
            step.write(rows);
        } catch (SQLException e) {
            SqlError error = SqlErrors.of(e);
            if (!isAboutARow(error) || (rows.size() == 1 && bad.size() == mostBadRows)) {
                throw e;
            }
            BatchStart.rollBack(connection);
            if (rows.size() == 1) {
                bad.add(BadRow.of(rows.get(0).row().pending(), error.text()));
                return;
            }
            halved = true;
            int middle = rows.size() / 2;
            run(rows.subList(0, middle), step);
            BatchStart.moveSavepoint(connection);
            run(rows.subList(middle, rows.size()), step);
        }
    }

    /** COPY and upsert deal with the key itself: what is left is another unique constraint, which refuses the row. */
    static boolean isAboutARow(SqlError error) {
        return error.kind() == SqlErrorKind.ROW
                || (error.kind() == SqlErrorKind.RACE && error.sqlState().equals(DUPLICATE));
    }

    /** The rows that were left out so far. */
    List<BadRow> bad() {
        return bad;
    }

    /** Whether rows had to be searched. */
    boolean hasHalved() {
        return halved;
    }
}
