// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/**
 * Where the rows are.
 *
 * @param database gives connections, with auto-commit; each is closed after use
 * @param schema of the tables
 * @param table name of a stream's table
 */
public record Target(Database database, String schema, UnaryOperator<String> table) {

    /** Gives connections. */
    @FunctionalInterface
    public interface Database {
        Connection connect() throws SQLException;
    }
}
