// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/**
 * The transaction in which a definition is changed: never together with rows, and one at a time for each object among
 * all tasks of all workers. Its settings and its lock end with it, so that it works behind a pooler.
 */
final class SchemaTransaction {

    /** Object made by somebody else: schema, table or index, column, other; the last as a key of the catalog. */
    private static final Set<String> OVERTAKEN = Set.of("42P06", "42P07", "42701", "42710", "23505");

    /** Feature not supported, invalid definition: what the server says when a view or a key holds a column's type. */
    private static final Set<String> TYPE_HELD = Set.of("0A000", "42P16");

    private static final String DENIED = "42501";

    /** What to run, found out under the lock. */
    interface Statements {
        Collection<String> get() throws SQLException, SchemaException;
    }

    /** A question to the server. */
    interface Question<T> {
        T ask() throws SQLException;
    }

    private final Duration lockTimeout;

    SchemaTransaction(Duration lockTimeout) {
        this.lockTimeout = lockTimeout;
    }

    /**
     * Runs statements, all or none.
     *
     * @param lock text whose hash is the lock
     * @return those that were run
     */
    Collection<String> run(Connection connection, String lock, Statements statements)
            throws SQLException, SchemaException {
        boolean automatic = connection.getAutoCommit();
        connection.setAutoCommit(false);
        Collection<String> run;
        try (Statement statement = connection.createStatement()) {
            // What is read after the lock must be what is there then, whatever the server's default is.
            statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = "
                    + lockTimeout.toMillis() + "; SET LOCAL TimeZone = 'UTC'");
            takeLock(connection, lock);
            run = statements.get();
            for (String sql : run) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException | SchemaException | RuntimeException e) {
            undo(connection, automatic, e);
            throw e;
        }
        connection.setAutoCommit(automatic);
        return run;
    }

    /** Asks outside of a transaction, or in one that ends with the answer. */
    static <T> T read(Connection connection, Question<T> question) throws SQLException {
        boolean automatic = connection.getAutoCommit();
        T answer;
        try {
            answer = question.ask();
            if (!automatic) {
                connection.rollback();
            }
        } catch (SQLException | RuntimeException e) {
            undo(connection, automatic, e);
            throw e;
        }
        return answer;
    }

    /** Whether somebody else has made the object; to look again is enough. */
    static boolean isOvertaken(SQLException error) {
        return OVERTAKEN.contains(String.valueOf(error.getSQLState()));
    }

    /** Whether a column's type cannot be changed because something depends on it. */
    static boolean isTypeHeld(SQLException error) {
        return TYPE_HELD.contains(String.valueOf(error.getSQLState()));
    }

    /** Whether the role lacks a right. */
    static boolean isDenied(SQLException error) {
        return DENIED.equals(error.getSQLState());
    }

    private static void undo(Connection connection, boolean automatic, Exception reason) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(automatic);
            }
        } catch (SQLException e) {
            // The connection is gone; so is the transaction.
            reason.addSuppressed(e);
        }
    }

    private static void takeLock(Connection connection, String lock) throws SQLException {
        String sql = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, lock);
            statement.execute();
        }
    }
}
