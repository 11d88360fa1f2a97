// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.schema.Column;
import io.syncengine.connect.postgres.schema.ControlTable;
import io.syncengine.connect.postgres.schema.Identifiers;
import io.syncengine.connect.postgres.schema.SystemColumns;
import io.syncengine.connect.postgres.schema.Table;
import io.syncengine.connect.protocol.RecordFields;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * Deletes rows, and remembers that: in the row itself, which stays, or in a table of the sink's own. Without memory a late
 * or repeated record of an older version would bring the row back.
 */
final class DeleteMemory {

    private static final String ID = Identifiers.quote(RecordFields.ID);
    private static final String ACCOUNT = Identifiers.quote(RecordFields.ACCOUNT_ID);
    private static final String UPDATED_AT = Identifiers.quote(RecordFields.UPDATED_AT);
    private static final String DELETED_AT = Identifiers.quote(SystemColumns.DELETED_AT);

    private final Table table;
    private final List<String> key;

    /** @param key columns that tell rows apart */
    DeleteMemory(Table table, List<String> key) {
        this.table = table;
        this.key = key;
    }

    /**
     * Marks rows as deleted. A key without row gets one that holds nothing else, so that the delete is known.
     *
     * @param rows in the order of their keys
     * @return counts of keys that had no row, of rows that were marked, and of rows that are newer
     */
    Upserted mark(Connection connection, List<EncodedRow> rows) throws SQLException {
        String returning = table.traits().partitioned()
                ? " RETURNING 1) SELECT 0, count(*) FROM w"
                : " RETURNING t.xmax = 0 AS fresh) SELECT count(*) FILTER (WHERE fresh), count(*) FROM w";
        String sql = "WITH w AS (INSERT INTO " + table.name().quoted() + " AS t (" + ID + ", " + ACCOUNT + ", "
                + UPDATED_AT + ", " + DELETED_AT + ") SELECT " + given(RecordFields.ID, "s.id") + ", "
                + given(RecordFields.ACCOUNT_ID, "s.account")
                + ", s.at, s.at FROM unnest(?, ?, ?) AS s(id, account, at)"
                + " ON CONFLICT (" + ColumnSet.list(key) + ") DO UPDATE SET " + UPDATED_AT + " = EXCLUDED." + UPDATED_AT
                + ", " + DELETED_AT + " = EXCLUDED." + DELETED_AT + ", "
                + Identifiers.quote(SystemColumns.SYNCED_AT) + " = now(), "
                + Identifiers.quote(SystemColumns.ROW_HASH) + " = NULL WHERE t." + UPDATED_AT + " IS NULL OR t."
                + UPDATED_AT + " < EXCLUDED." + UPDATED_AT + " OR (t." + UPDATED_AT + " = EXCLUDED." + UPDATED_AT
                + " AND t." + DELETED_AT + " IS NULL)" + returning;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, rows, EncodedRow::accountId);
            return Upserted.run(statement, rows.size());
        }
    }

    /**
     * Takes rows away and remembers the deletes. A row that is newer stays; that its delete is remembered then changes
     * nothing.
     *
     * @param rows in the order of their keys
     * @return number of rows that went
     */
    long remove(Connection connection, List<EncodedRow> rows) throws SQLException {
        String sql =
                "WITH s AS MATERIALIZED (SELECT * FROM unnest(?, ?, ?) AS s(id, account, at)), gone AS (DELETE FROM "
                        + table.name().quoted() + " AS t USING s WHERE " + isRow() + " AND (t."
                        + UPDATED_AT
                        + " IS NULL OR t." + UPDATED_AT + " <= s.at) RETURNING 1), kept AS (INSERT INTO "
                        + control(ControlTable.TOMBSTONES)
                        + " AS k (table_name, id, account_id, deleted_at, recorded_at) SELECT "
                        + tableName()
                        + ", s.id, s.account, s.at, now() FROM s ON CONFLICT (table_name, id, account_id) DO UPDATE"
                        + " SET deleted_at = EXCLUDED.deleted_at, recorded_at = EXCLUDED.recorded_at"
                        + " WHERE k.deleted_at < EXCLUDED.deleted_at) SELECT count(*), 0 FROM gone";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, rows);
            return Upserted.run(statement, rows.size()).inserted();
        }
    }

    /** Forgets the deletes of keys that have rows again. */
    void forget(Connection connection, List<EncodedRow> rows) throws SQLException {
        String sql = "DELETE FROM " + control(ControlTable.TOMBSTONES)
                + " AS k USING unnest(?, ?, ?) AS s(id, account, at) WHERE k.table_name = " + tableName()
                + " AND k.id = s.id AND k.account_id = s.account AND k.deleted_at <= s.at";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, rows);
            statement.executeUpdate();
        }
    }

    /** Remembers newer versions of rows whose content is the same, so that the rows themselves stay as they are. */
    void see(Connection connection, List<EncodedRow> rows) throws SQLException {
        String sql = "INSERT INTO " + control(ControlTable.SEEN) + " AS k (table_name, id, account_id, seen_at) SELECT "
                + tableName() + ", s.id, s.account, s.at FROM unnest(?, ?, ?) AS s(id, account, at)"
                + " ON CONFLICT (table_name, id, account_id) DO UPDATE SET seen_at = EXCLUDED.seen_at"
                + " WHERE k.seen_at < EXCLUDED.seen_at";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, rows);
            statement.executeUpdate();
        }
    }

    /**
     * As {@link #see}, for the rows of an upsert that left them alone because the server found their content the same.
     *
     * @return number of rows whose newer version is remembered now
     */
    long seeUnwritten(Connection connection, List<EncodedRow> rows) throws SQLException {
        String alive = table.hasColumn(SystemColumns.DELETED_AT) ? " AND t." + DELETED_AT + " IS NULL" : "";
        String sql = "INSERT INTO " + control(ControlTable.SEEN) + " AS k (table_name, id, account_id, seen_at) SELECT "
                + tableName() + ", s.id, s.account, s.at FROM unnest(?, ?, ?) AS s(id, account, at)"
                + " JOIN LATERAL (SELECT FROM " + table.name().quoted() + " AS t WHERE " + isRow() + " AND t."
                + UPDATED_AT + " < s.at" + alive + " OFFSET 0) r ON true"
                + " ON CONFLICT (table_name, id, account_id) DO UPDATE SET seen_at = EXCLUDED.seen_at"
                + " WHERE k.seen_at < EXCLUDED.seen_at";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, rows);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, List<EncodedRow> rows) throws SQLException {
        bind(statement, rows, EncodedRow::keyAccount);
    }

    private static void bind(PreparedStatement statement, List<EncodedRow> rows, Function<EncodedRow, String> account)
            throws SQLException {
        BinaryArray.bindTexts(statement, 1, rows, EncodedRow::id);
        BinaryArray.bindTexts(statement, 2, rows, account);
        BinaryArray.bindMoments(statement, 3, rows, EncodedRow::version);
    }

    /** Whether row {@code t} is the one that key {@code s} is of. */
    private String isRow() {
        String id = "t." + ID + " = " + given(RecordFields.ID, "s.id");
        return key.contains(RecordFields.ACCOUNT_ID)
                ? id + " AND t." + ACCOUNT + " = " + given(RecordFields.ACCOUNT_ID, "s.account")
                : id;
    }

    private String tableName() {
        return Identifiers.literal(table.name().table());
    }

    private String control(ControlTable control) {
        return control.in(table.name().schema()).quoted();
    }

    /** A key's text as a value of its column's type. */
    private String given(String column, String text) {
        Column key = table.columns().get(column);
        return key == null || key.type().isText() ? text : text + "::" + key.typeName();
    }
}
