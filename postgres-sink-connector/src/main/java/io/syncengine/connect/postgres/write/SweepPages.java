// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.connect.SqlError;
import io.syncengine.connect.postgres.connect.SqlErrorKind;
import io.syncengine.connect.postgres.connect.SqlErrors;
import io.syncengine.connect.postgres.schema.ControlTable;
import io.syncengine.connect.postgres.schema.Identifiers;
import io.syncengine.connect.postgres.schema.SystemColumns;
import io.syncengine.connect.postgres.schema.TableName;
import io.syncengine.connect.protocol.ControlRecords;
import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.protocol.Sweep;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

/** The statements of one sweep: rows of the account that no record of the pass has shown go, page by page. */
final class SweepPages {

    private static final int PAGE = 10_000;

    /** By how much pages shrink on the way to a row that the server does not let go, and grow behind it. */
    private static final int STEP = 8;

    private static final String ID = Identifiers.quote(RecordFields.ID);
    private static final String ACCOUNT = Identifiers.quote(RecordFields.ACCOUNT_ID);
    private static final String UPDATED_AT = Identifiers.quote(RecordFields.UPDATED_AT);
    private static final String DELETED_AT = Identifiers.quote(SystemColumns.DELETED_AT);
    private static final String LIVEMODE = Identifiers.quote(ControlRecords.LIVEMODE);

    private final TableName table;
    private final boolean accounts;
    private final Sweep sweep;
    private final boolean soft;
    private final String limits;
    private @Nullable String lastId;
    private @Nullable String lastAccount;
    private int size = PAGE;

    /**
     * What one page came to.
     *
     * @param swept rows that went
     * @param held why a row stays that should have gone; null where none does
     * @param last whether there is no page after it
     */
    record Page(long swept, @Nullable SqlError held, boolean last) {

        private static final Page NONE = new Page(0, null, true);
    }

    /**
     * A walk through a table.
     *
     * @param accounts whether the account is part of the table's key
     * @param limits statements that limit a transaction
     */
    SweepPages(TableName table, boolean accounts, Sweep sweep, boolean soft, String limits) {
        this.table = table;
        this.accounts = accounts;
        this.sweep = sweep;
        this.soft = soft;
        this.limits = limits;
    }

    TableName table() {
        return table;
    }

    /**
     * Remembers the sweep for all time, while no batch is between its look-up and its commit: from then on no batch writes
     * an older row of the account.
     */
    void remember(Connection connection) throws SQLException {
        lockOutBatches(connection);
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO "
                + ControlTable.SWEEPS.in(table.schema()).quoted()
                + " AS k (table_name, account_id, before) VALUES (?, ?, to_timestamp(? / 1000.0))"
                + " ON CONFLICT (table_name, account_id) DO UPDATE SET before = greatest(k.before, EXCLUDED.before)")) {
            statement.setString(1, table.table());
            statement.setString(2, sweep.accountId());
            statement.setLong(3, sweep.before());
            statement.executeUpdate();
        }
        connection.commit();
    }

    /**
     * Walks the next page, in a transaction; one without rows if there is no such table. A row that the server does not
     * let go, such as one that another table refers to, is found by ever smaller pages and left where it is.
     */
    Page next(Connection connection) throws SQLException {
        try {
            if (!begin(connection)) {
                connection.commit();
                return Page.NONE;
            }
            Page page = walk(connection);
            size = Math.min(PAGE, size * STEP);
            return page;
        } catch (SQLException e) {
            SqlError error = SqlErrors.of(e);
            if (error.kind() != SqlErrorKind.ROW) {
                throw e;
            }
            connection.rollback();
            if (size > 1) {
                size = Math.max(1, size / STEP);
                return new Page(0, null, false);
            }
            return new Page(0, error, passOver(connection));
        }
    }

    /**
     * Answers whether there is a table to walk. A batch that found a row of the pass unchanged only notes that it was seen,
     * and does not touch the row: a page that ran between its look-up and its commit would take the row away.
     */
    private boolean begin(Connection connection) throws SQLException {
        lockOutBatches(connection);
        return isOurs(connection);
    }

    /** Begins a transaction in which no batch of the table is under way. */
    private void lockOutBatches(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(limits + "; SELECT pg_advisory_xact_lock(" + BatchStart.sweepLock(table) + ")");
        }
    }

    /** Goes on behind the next row; answers whether there is none behind it. */
    private boolean passOver(Connection connection) throws SQLException {
        begin(connection);
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + ID + "::text, " + ACCOUNT + " FROM " + rows() + " LIMIT 1")) {
            bindPlace(statement);
            try (ResultSet answer = statement.executeQuery()) {
                boolean there = answer.next();
                if (there) {
                    lastId = answer.getString(1);
                    lastAccount = answer.getString(2);
                }
                connection.commit();
                return !there;
            }
        }
    }

    /** Whether there is a table of that name that rows of streams are written to. */
    boolean isOurs(Connection connection) throws SQLException {
        return isThere(connection, RecordFields.ACCOUNT_ID) && isThere(connection, RecordFields.UPDATED_AT);
    }

    /** Whether rows are marked and stay. */
    boolean isSoft() {
        return soft;
    }

    /** Whether the table is there and has the column. */
    private boolean isThere(Connection connection, String column) throws SQLException {
        String sql = "SELECT EXISTS (SELECT FROM pg_attribute"
                + " WHERE attrelid = to_regclass(?) AND attname = ? AND NOT attisdropped)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table.quoted());
            statement.setString(2, column);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private Page walk(Connection connection) throws SQLException {
        Boolean livemode = isThere(connection, ControlRecords.LIVEMODE) ? sweep.livemode() : null;
        try (PreparedStatement statement = connection.prepareStatement(sql(livemode))) {
            int index = bindPlace(statement);
            statement.setString(index++, sweep.accountId());
            statement.setLong(index++, sweep.before());
            statement.setLong(index++, sweep.before());
            if (livemode != null) {
                statement.setBoolean(index, livemode);
            }
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                Page page = new Page(answer.getLong(1), null, answer.getLong(2) < size);
                String id = answer.getString(3);
                String account = answer.getString(4);
                // Should the commit fail, the page is walked again.
                connection.commit();
                lastId = id;
                lastAccount = account;
                return page;
            }
        }
    }

    /** Binds what {@link #rows} leaves open; answers the index of the next parameter. */
    private int bindPlace(PreparedStatement statement) throws SQLException {
        if (lastId == null) {
            return 1;
        }
        // Of the key columns' types, whatever these are.
        statement.setObject(1, lastId, Types.OTHER);
        statement.setObject(2, lastAccount, Types.OTHER);
        return 3;
    }

    /** The rows that are still ahead, in order. */
    private String rows() {
        String behind = lastId == null ? "" : " WHERE (" + ID + ", " + ACCOUNT + ") > (?, ?)";
        return table.quoted() + behind + " ORDER BY " + ID + ", " + ACCOUNT;
    }

    private String sql(@Nullable Boolean livemode) {
        String page =
                "page AS MATERIALIZED (SELECT " + ID + ", " + ACCOUNT + " FROM " + rows() + " LIMIT " + size + ")";
        String which = " t." + ID + " = p." + ID + " AND t." + ACCOUNT + " = p." + ACCOUNT + " AND t." + ACCOUNT
                + " = ? AND t." + UPDATED_AT + " < to_timestamp(? / 1000.0) AND NOT EXISTS (SELECT FROM "
                + ControlTable.SEEN.in(table.schema()).quoted() + " m WHERE m.table_name = "
                + Identifiers.literal(table.table()) + " AND m.id = t." + ID + "::text AND m.account_id = "
                + (accounts ? "t." + ACCOUNT : "''")
                + " AND m.seen_at >= to_timestamp(? / 1000.0))"
                + (livemode == null ? "" : " AND coalesce(t." + LIVEMODE + " = ?, true)")
                + (soft ? " AND t." + DELETED_AT + " IS NULL" : "");
        String gone = soft
                ? "UPDATE " + table.quoted() + " AS t SET " + marked() + " FROM page p WHERE" + which
                : "DELETE FROM " + table.quoted() + " AS t USING page p WHERE" + which;
        return "WITH " + page + ", gone AS (" + gone + " RETURNING 1) SELECT (SELECT count(*) FROM gone),"
                + " (SELECT count(*) FROM page), l." + ID + "::text, l." + ACCOUNT + " FROM (SELECT 1) one LEFT JOIN"
                + " (SELECT * FROM page ORDER BY " + ID + " DESC, " + ACCOUNT + " DESC LIMIT 1) l ON true";
    }

    private String marked() {
        String at = "to_timestamp(" + (sweep.before() - 1) + " / 1000.0)";
        return UPDATED_AT + " = " + at + ", " + DELETED_AT + " = " + at + ", "
                + Identifiers.quote(SystemColumns.ROW_HASH) + " = NULL, "
                + Identifiers.quote(SystemColumns.SYNCED_AT) + " = now()";
    }
}
