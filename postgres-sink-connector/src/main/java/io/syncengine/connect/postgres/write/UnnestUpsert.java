// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.schema.Column;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes rows that may be there already: one statement with an array for each column. */
final class UnnestUpsert {

    private UnnestUpsert() {}

    /**
     * Upserts rows.
     *
     * @param rows in the order of their keys, all with these columns
     * @param replacement when rows that are there are replaced
     * @param revive whether rows bring back those that were deleted at the same version
     */
    static Upserted run(
            Connection connection,
            ColumnSet columns,
            List<EncodedRow> rows,
            TupleBuffer tuples,
            Replacement replacement,
            boolean revive)
            throws SQLException {
        int[] cursors = new int[rows.size()];
        for (int i = 0; i < cursors.length; i++) {
            // Behind the number of fields.
            cursors[i] = rows.get(i).start() + 2;
        }
        try (PreparedStatement statement = connection.prepareStatement(columns.upsertSql(replacement, revive))) {
            int index = 1;
            for (Column column : columns.columns()) {
                BinaryArray.bindField(statement, index++, Transport.of(column.type()), tuples, cursors);
            }
            return Upserted.run(statement, rows.size());
        }
    }
}
