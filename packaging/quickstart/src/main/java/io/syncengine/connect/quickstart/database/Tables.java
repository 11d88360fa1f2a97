// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The tables of one schema that hold rows of streams; the sink's own begin with an underscore and are left out. */
public final class Tables {

    private static final String ESTIMATE = """
            select relname, greatest(n_live_tup, 0) from pg_stat_user_tables
            where schemaname = ? and relname not like '\\_%'""";

    private final String schema;

    public Tables(String schema) {
        this.schema = schema;
    }

    /** Rows of each table as the server's statistics have them: cheap, and right within a second or so. */
    public Map<String, Long> estimate(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ESTIMATE)) {
            query.setString(1, schema);
            Map<String, Long> rows = new TreeMap<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    rows.put(result.getString(1), result.getLong(2));
                }
            }
            return rows;
        }
    }

    /** Rows of each table, counted. */
    public Map<String, Long> count(Connection connection) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : estimate(connection).keySet()) {
            try (Statement query = connection.createStatement();
                    ResultSet result = query.executeQuery("select count(*) from " + qualified(table))) {
                result.next();
                rows.put(table, result.getLong(1));
            }
        }
        return rows;
    }

    private String qualified(String table) {
        return quoted(schema) + "." + quoted(table);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
