// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Sends new rows by binary COPY, the cheapest way into a table. Fails as a whole when one of the keys is there. */
final class CopyInsert {

    private CopyInsert() {}

    /**
     * Copies rows.
     *
     * @param rows in the order of their keys, all with these columns
     * @throws SQLException with SQLSTATE 23505 if one of the keys exists by now
     */
    static void run(Connection connection, ColumnSet columns, List<EncodedRow> rows, TupleBuffer tuples)
            throws SQLException {
        try (CopyStream copy = CopyStream.open(connection, columns)) {
            // Tuples that lie side by side go together, and those of a batch of new rows all do.
            int start = rows.get(0).start();
            int end = start;
            for (EncodedRow row : rows) {
                if (row.start() != end) {
                    copy.send(tuples.array(), start, end);
                    start = row.start();
                }
                end = row.end();
            }
            copy.send(tuples.array(), start, end);
            copy.finish();
        }
    }
}
