// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.schema.Column;
import io.syncengine.connect.postgres.schema.ColumnType;
import io.syncengine.connect.postgres.schema.Identifiers;
import io.syncengine.connect.postgres.schema.SystemColumns;
import io.syncengine.connect.postgres.schema.Table;
import io.syncengine.connect.protocol.RecordFields;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns that the rows of one or several shapes fill, in the order of their tuples: the key, the fields, then
 * version and hash. Holds the statements that write such tuples. Columns that a row does not have keep their values.
 * Told apart by identity.
 */
final class ColumnSet {

    /** The key is the same, and version and hash are no content. */
    private static final Set<String> UNCOMPARED =
            Set.of(RecordFields.ID, RecordFields.ACCOUNT_ID, RecordFields.UPDATED_AT, SystemColumns.ROW_HASH);

    private final Table table;
    private final List<String> key;
    private final List<Column> columns;
    private final boolean copyable;
    private final long fingerprint;

    ColumnSet(Table table, List<String> key, List<Column> columns) {
        String names = columns.stream()
                .map(column -> column.name() + '\0' + column.oid())
                .collect(Collectors.joining("\0"));
        byte[] bytes = names.getBytes(StandardCharsets.UTF_8);
        this.table = table;
        this.key = List.copyOf(key);
        this.columns = List.copyOf(columns);
        this.copyable = table.isCopyable(columns);
        this.fingerprint = RowHash.of(bytes, 0, bytes.length, 0);
    }

    List<Column> columns() {
        return columns;
    }

    /** Whether COPY can write the rows. */
    boolean isCopyable() {
        return copyable;
    }

    /** Seed of the rows' hashes: a row counts as changed once it has a column more. */
    long fingerprint() {
        return fingerprint;
    }

    String copySql() {
        return "COPY " + table.name().quoted() + " (" + list() + ") FROM STDIN (FORMAT binary)";
    }

    /**
     * Inserts rows, and replaces those that are there but older. Answers how many were inserted, and how many written.
     *
     * @param replacement when a row that is not newer is replaced
     * @param revive whether a row of the same version is replaced although it is deleted
     */
    String upsertSql(Replacement replacement, boolean revive) {
        String insert = "INSERT INTO " + table.name().quoted() + " AS t (" + list() + ") SELECT " + selected()
                + " FROM unnest(" + parameters() + ") AS s(" + aliases() + ") ON CONFLICT ("
                + list(key) + ") DO UPDATE SET " + assignments() + " WHERE " + guard(replacement, revive);
        // The rows of a partitioned table do not tell whether they are new.
        return table.traits().partitioned()
                ? "WITH w AS (" + insert + " RETURNING 1) SELECT 0, count(*) FROM w"
                : "WITH w AS (" + insert + " RETURNING t.xmax = 0 AS fresh)"
                        + " SELECT count(*) FILTER (WHERE fresh), count(*) FROM w";
    }

    /** Names as they stand in SQL. */
    static String list(List<String> key) {
        return key.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }

    private String list() {
        return columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
    }

    private String selected() {
        return numbered(i -> Transport.cast(columns.get(i), "s.c" + i));
    }

    private String parameters() {
        return numbered(i -> "?");
    }

    private String aliases() {
        return numbered(i -> "c" + i);
    }

    private String numbered(IntFunction<String> text) {
        return IntStream.range(0, columns.size()).mapToObj(text).collect(Collectors.joining(", "));
    }

    private String assignments() {
        String columnsOfRow = columns.stream()
                .filter(column -> !key.contains(column.name()))
                .map(column -> column.quoted() + " = EXCLUDED." + column.quoted())
                .collect(Collectors.joining(", "));
        String all = columnsOfRow + ", " + Identifiers.quote(SystemColumns.SYNCED_AT) + " = now()";
        return table.hasColumn(SystemColumns.DELETED_AT)
                ? all + ", " + Identifiers.quote(SystemColumns.DELETED_AT) + " = NULL"
                : all;
    }

    /** Somebody else may have written since the batch was looked up. */
    private String guard(Replacement replacement, boolean revive) {
        String stored = "t." + Identifiers.quote(RecordFields.UPDATED_AT);
        String given = "EXCLUDED." + Identifiers.quote(RecordFields.UPDATED_AT);
        boolean soft = table.hasColumn(SystemColumns.DELETED_AT);
        String gone = "t." + Identifiers.quote(SystemColumns.DELETED_AT) + " IS NOT NULL";
        String same = stored + " = " + given;
        String newer = stored + " IS NULL OR " + stored + " < " + given;
        String hash = Identifiers.quote(SystemColumns.ROW_HASH);
        String condition = switch (replacement) {
            case IF_HASH_DIFFERS, ALWAYS -> "";
            case IF_CONTENT_DIFFERS -> " AND (" + (soft ? gone + " OR " : "") + contentDiffers() + ")";
            case NEVER -> " AND " + (soft ? gone : "false");
        };
        String tie = same
                + condition
                + (replacement == Replacement.IF_HASH_DIFFERS
                        ? " AND t." + hash + " IS DISTINCT FROM EXCLUDED." + hash
                        : "");
        if (soft && !revive) {
            tie += " AND NOT " + gone;
        }
        return "(" + newer + ")" + condition + " OR (" + tie + ")";
    }

    /** Types that cannot be compared are compared as text. */
    private String contentDiffers() {
        return columns.stream()
                .filter(column -> !UNCOMPARED.contains(column.name()))
                .map(column -> {
                    String text =
                            column.type() == ColumnType.JSON || !column.type().isCopyable() ? "::text" : "";
                    return "t." + column.quoted() + text + " IS DISTINCT FROM EXCLUDED." + column.quoted() + text;
                })
                .reduce((a, b) -> a + " OR " + b)
                .orElse("false");
    }
}
