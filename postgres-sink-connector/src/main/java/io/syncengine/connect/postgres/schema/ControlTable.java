// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sink's own tables: one of each per database schema, with rows about all tables in it. */
public enum ControlTable {
    /** Keys that were deleted, so that no older row brings them back. Hard mode only. */
    TOMBSTONES(
            "_sync_tombstones",
            List.of("table_name", "id", "account_id"),
            List.of("deleted_at timestamptz", "recorded_at timestamptz")),
    /** Newer versions of rows that came with the same content, so that the rows themselves stay as they are. */
    SEEN("_sync_seen", List.of("table_name", "id", "account_id"), List.of("seen_at timestamptz")),
    /** Per account, the moment up to which rows that a complete reading did not see are gone. */
    SWEEPS("_sync_sweeps", List.of("table_name", "account_id"), List.of("before timestamptz"));

    private final String table;
    private final List<String> key;
    private final Map<String, String> columns;

    ControlTable(String table, List<String> key, List<String> others) {
        this.table = table;
        this.key = key;
        this.columns = new LinkedHashMap<>();
        key.forEach(column -> columns.put(column, ColumnType.TEXT.sqlName()));
        others.forEach(column -> columns.put(column.split(" ")[0], column.split(" ")[1]));
    }

    /** Whether a table of that name would be taken for one of these. */
    static boolean isName(String table) {
        return Arrays.stream(values()).anyMatch(control -> control.table.equals(table));
    }

    public TableName in(String schema) {
        return new TableName(schema, table);
    }

    /** Columns of the primary key, all of type text. */
    List<String> key() {
        return key;
    }

    /** Types by column; none may be null. */
    Map<String, String> columns() {
        return columns;
    }
}
