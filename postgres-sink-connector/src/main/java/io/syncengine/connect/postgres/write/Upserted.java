// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What an upsert did with its rows.
 *
 * @param inserted rows that were not there
 * @param updated rows that were there and older
 * @param skipped rows that were there and newer
 */
record Upserted(long inserted, long updated, long skipped) {

    /**
     * Runs a statement that answers how many rows were inserted, and how many were written in all.
     *
     * @param rows how many it was given
     */
    static Upserted run(PreparedStatement statement, int rows) throws SQLException {
        try (ResultSet answer = statement.executeQuery()) {
            answer.next();
            long inserted = answer.getLong(1);
            long written = answer.getLong(2);
            return new Upserted(inserted, written - inserted, rows - written);
        }
    }
}
