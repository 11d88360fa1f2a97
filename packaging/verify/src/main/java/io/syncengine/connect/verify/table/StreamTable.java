// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.table;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The rows of one account in the table of one stream, as the PostgreSQL sink keeps them. Rows that are marked as deleted
 * count as gone. A table that does not exist has no rows.
 */
public final class StreamTable {

    private static final String ID = "id";
    private static final String ACCOUNT = "_account_id";
    private static final String PARENT = "_parent_id";
    private static final String RAW = "_raw_data";
    private static final String DELETED = "_deleted_at";
    private static final int PAGE = 5_000;

    private final Connection connection;
    private final String name;
    private final String account;
    private final Set<String> columns;

    /**
     * A row.
     *
     * @param json of the object; null: the table does not keep it
     */
    public record Stored(@Nullable String json) {}

    /** Takes the keys of rows. */
    @FunctionalInterface
    public interface Keys {
        /** @param parent null: none, or unknown */
        void accept(String id, @Nullable String parent) throws SQLException;
    }

    private StreamTable(Connection connection, String name, String account, Set<String> columns) {
        this.connection = connection;
        this.name = name;
        this.account = account;
        this.columns = columns;
    }

    /**
     * Looks what the table is like.
     *
     * @throws SQLException also if it is none of the sink's
     */
    public static StreamTable open(Connection connection, String schema, String table, String account)
            throws SQLException {
        Set<String> columns = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT a.attname FROM pg_class c"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid"
                + " WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped")) {
            query.setString(1, schema);
            query.setString(2, table);
            try (ResultSet answer = query.executeQuery()) {
                while (answer.next()) {
                    columns.add(answer.getString(1));
                }
            }
        }
        String name = quoted(schema) + "." + quoted(table);
        if (!columns.isEmpty() && !(columns.contains(ID) && columns.contains(ACCOUNT))) {
            throw new SQLException("table " + name + " has no columns " + ID + " and " + ACCOUNT);
        }
        return new StreamTable(connection, name, account, columns);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Whether the table exists. */
    public boolean exists() {
        return !columns.isEmpty();
    }

    /** Whether the rows hold the objects themselves, and not only what became columns. */
    public boolean hasObjects() {
        return columns.contains(RAW);
    }

    /** Those of the rows that there are, by their ids. */
    public Map<String, Stored> rows(Collection<String> ids) throws SQLException {
        Map<String, Stored> rows = new HashMap<>();
        if (!exists() || ids.isEmpty()) {
            return rows;
        }
        String raw = hasObjects() ? "\"_raw_data\"::text" : "NULL";
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT \"id\"::text, " + raw + " FROM " + name + where() + " AND \"id\" = ANY (?)")) {
            query.setString(1, account);
            Array all = connection.createArrayOf("text", ids.toArray());
            query.setArray(2, all);
            try (ResultSet answer = query.executeQuery()) {
                while (answer.next()) {
                    rows.put(answer.getString(1), new Stored(answer.getString(2)));
                }
            }
            all.free();
        }
        return rows;
    }

    /** Shows the keys of all rows, in pages of bounded size. */
    public void forEachKey(Keys keys) throws SQLException {
        if (!exists()) {
            return;
        }
        String parent = columns.contains(PARENT) ? quoted(PARENT) : "NULL";
        String sql = "SELECT \"id\"::text, " + parent + " FROM " + name + where()
                + " AND \"id\" > ? ORDER BY \"id\" LIMIT " + PAGE;
        String last = "";
        int read = PAGE;
        while (read == PAGE) {
            read = 0;
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, account);
                query.setString(2, last);
                try (ResultSet answer = query.executeQuery()) {
                    while (answer.next()) {
                        last = answer.getString(1);
                        keys.accept(last, answer.getString(2));
                        read++;
                    }
                }
            }
        }
    }

    private String where() {
        String alive = columns.contains(DELETED) ? " AND \"_deleted_at\" IS NULL" : "";
        return " WHERE \"_account_id\" = ?" + alive;
    }
}
