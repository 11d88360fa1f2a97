// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.ErrorSettings;
import io.syncengine.connect.postgres.schema.ControlTable;
import io.syncengine.connect.postgres.schema.Identifiers;
import io.syncengine.connect.postgres.schema.Table;
import io.syncengine.connect.postgres.schema.TableName;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts the transaction of a batch, in one round trip: limits that end with the transaction, so that no pooler can lose
 * or keep them; the lock that keeps a sweep of the table out; what the sink's own tables hold about the table; and the
 * savepoint to which a failure goes back.
 */
final class BatchStart {

    private static final String ROLLBACK_TO_SAVEPOINT = "ROLLBACK TO SAVEPOINT s";
    private static final String SAVEPOINT = "SAVEPOINT s";

    /** What the server would say, if it could tell. */
    private static final String TYPES_CHANGED = "42804";

    /** The server keeps the arrays of a batch there, row by row; what does not fit goes through files. */
    private static final String ROOM = "SELECT set_config('work_mem', '64MB', true)"
            + " WHERE pg_size_bytes(current_setting('work_mem')) < pg_size_bytes('64MB')";

    /** A worker may stand still for a while, for the collector of garbage for instance. */
    private static final Duration SHORTEST_IDLENESS = Duration.ofSeconds(10);

    /**
     * Of a host that vanishes in the middle of a COPY, the server learns by nothing else: no timeout ends its wait for rows.
     * Servers as they are installed ask after two hours.
     */
    private static final String KEEPALIVE =
            "SELECT set_config('tcp_keepalives_idle', '60', true), set_config('tcp_keepalives_interval', '10', true)";

    private final String limits;

    /**
     * What the batch may let others do with the table until it is committed.
     *
     * @param immediately whether constraints that are deferred to the commit are checked by each statement
     * @param alone whether no other batch may be under way
     */
    record Mode(boolean immediately, boolean alone) {}

    /**
     * What the sink's own tables hold about a table.
     *
     * @param tombstones whether deletes are remembered there
     * @param seen whether there are newer versions of unchanged rows
     * @param sweeps by account, the version below which its rows are gone, in milliseconds since 1970
     */
    record Memory(boolean tombstones, boolean seen, Map<String, Long> sweeps) {

        long sweptBefore(String accountId) {
            return sweeps.isEmpty() ? Long.MIN_VALUE : sweeps.getOrDefault(accountId, Long.MIN_VALUE);
        }
    }

    BatchStart(ErrorSettings limits) {
        // Kafka takes for written what is committed here, so a commit has to outlive the server.
        this.limits =
                // What is read after the lock must be what is there then, whatever the database's default is.
                "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = "
                        + limits.statementTimeout().toMillis()
                        + "; SET LOCAL lock_timeout = " + limits.lockTimeout().toMillis()
                        // A task that stands still in the middle of a batch would keep the others out for ever.
                        + "; SET LOCAL idle_in_transaction_session_timeout = " + idleness(limits)
                        // For moments that a table of others holds without a time zone.
                        + "; SET LOCAL TimeZone = 'UTC'"
                        + "; SELECT set_config('synchronous_commit', 'local', true)"
                        + " WHERE current_setting('synchronous_commit') = 'off'";
    }

    private static long idleness(ErrorSettings limits) {
        return Math.max(limits.statementTimeout().toMillis(), SHORTEST_IDLENESS.toMillis());
    }

    /** Statements that limit a transaction. */
    String limits() {
        return limits;
    }

    /**
     * Begins.
     *
     * @throws SQLException also if the table's columns are not those that are known any more
     */
    Memory run(Connection connection, Table known, Mode mode) throws SQLException {
        TableName table = known.name();
        // Nobody changes a type while the table is locked, be it only by a look at nothing.
        String memory = "SELECT FROM " + table.quoted() + " WHERE false; SELECT "
                + known.traits().mark().check(table)
                + ", EXISTS (SELECT FROM " + from(ControlTable.TOMBSTONES, table)
                + "), EXISTS (SELECT FROM "
                + from(ControlTable.SEEN, table) + "); SELECT account_id, " + Probe.millis("before") + ", 0 FROM "
                + from(ControlTable.SWEEPS, table);
        String sql =
                limits + "; " + KEEPALIVE + "; " + ROOM + (mode.immediately() ? "; SET CONSTRAINTS ALL IMMEDIATE" : "")
                        + "; SELECT pg_advisory_xact_lock" + (mode.alone() ? "" : "_shared") + "(" + sweepLock(table)
                        + "); "
                        + memory + "; " + SAVEPOINT;
        try (Statement statement = connection.createStatement()) {
            return read(statement, statement.execute(sql));
        }
    }

    /** Takes back what came behind the savepoint, which stays. */
    static void rollBack(Connection connection) throws SQLException {
        execute(connection, ROLLBACK_TO_SAVEPOINT);
    }

    /** Moves the savepoint behind what was written since. */
    static void moveSavepoint(Connection connection) throws SQLException {
        execute(connection, SAVEPOINT);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Each batch takes the lock shared; a sweep, and a batch that takes rows away, take it alone. It comes before all other
     * locks of a transaction, so that nobody who has some waits for it. It is another than that of a table's definition.
     */
    static String sweepLock(TableName table) {
        return "hashtextextended(" + Identifiers.literal("stripe-sync-sweep:" + table) + ", 0)";
    }

    private static String from(ControlTable control, TableName table) {
        return control.in(table.schema()).quoted() + " WHERE table_name = " + Identifiers.literal(table.table());
    }

    /** Answers are told apart by their number of columns: those that matter have three. */
    private static Memory read(Statement statement, boolean first) throws SQLException {
        boolean tombstones = false;
        boolean seen = false;
        Map<String, Long> sweeps = new HashMap<>();
        boolean flags = true;
        boolean isAnswer = first;
        while (isAnswer || statement.getUpdateCount() >= 0) {
            if (isAnswer) {
                try (ResultSet answer = statement.getResultSet()) {
                    boolean ours = answer.getMetaData().getColumnCount() == 3;
                    while (ours && answer.next()) {
                        if (flags) {
                            if (!answer.getBoolean(1)) {
                                throw new SQLException("the types of the table's columns have changed", TYPES_CHANGED);
                            }
                            tombstones = answer.getBoolean(2);
                            seen = answer.getBoolean(3);
                        } else {
                            sweeps.put(answer.getString(1), answer.getLong(2));
                        }
                    }
                    flags &= !ours;
                }
            }
            isAnswer = statement.getMoreResults();
        }
        return new Memory(tombstones, seen, Map.copyOf(sweeps));
    }
}
