// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.database;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Prints the result of a query as a table, for machines without {@code psql}. */
public final class QueryTable {

    /** More would not be read by a person. */
    static final int MAX_ROWS = 1000;

    private static final int MAX_WIDTH = 60;

    private QueryTable() {}

    /** Runs one statement and prints its rows, or how many it changed. */
    public static void print(Connection connection, String sql, PrintStream out) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(MAX_ROWS);
            if (!statement.execute(sql)) {
                out.println(statement.getUpdateCount() + " rows changed");
                return;
            }
            try (ResultSet result = statement.getResultSet()) {
                print(read(result), out);
            }
        }
    }

    private static List<List<String>> read(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<List<String>> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
        }
        rows.add(names);
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= names.size(); i++) {
                String value = result.getString(i);
                row.add(value == null ? "" : value.replaceAll("\\s+", " "));
            }
            rows.add(row);
        }
        return rows;
    }

    private static void print(List<List<String>> rows, PrintStream out) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.min(MAX_WIDTH, Math.max(widths[i], row.get(i).length()));
            }
        }
        for (int line = 0; line < rows.size(); line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                text.append(i == 0 ? " " : " | ").append(padded(rows.get(line).get(i), widths[i]));
            }
            out.println(text.toString().stripTrailing());
            if (line == 0) {
                out.println("-".repeat(text.length() + 1));
            }
        }
        int count = rows.size() - 1;
        String more = count == MAX_ROWS ? ", and there may be more" : "";
        out.println("(" + count + (count == 1 ? " row" : " rows") + more + ")");
    }

    private static String padded(String value, int width) {
        String text = value.length() > width ? value.substring(0, width - 1) + "…" : value;
        return text + " ".repeat(width - text.length());
    }
}
