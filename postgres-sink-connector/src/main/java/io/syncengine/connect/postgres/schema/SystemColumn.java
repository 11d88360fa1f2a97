// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import io.syncengine.connect.protocol.RecordFields;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A column of the sink's own.
 *
 * @param type that it is made with
 * @param takes types that an existing one may have
 * @param constraint that it is made with, in a new table
 * @param added constraint that it is made with in a table that may have rows already
 * @param required whether rows cannot be written without it
 */
record SystemColumn(
        String name, ColumnType type, Set<ColumnType> takes, String constraint, String added, boolean required) {

    private static final Set<ColumnType> TEXTS = Set.of(ColumnType.TEXT, ColumnType.VARCHAR);
    private static final Set<ColumnType> DOCUMENTS = Set.of(ColumnType.JSONB, ColumnType.JSON, ColumnType.TEXT);

    /** Types in which different ids are different values. Numbers and UUIDs have one way to be written, as a rule. */
    private static final Set<ColumnType> IDS = Set.of(
            ColumnType.TEXT,
            ColumnType.VARCHAR,
            ColumnType.UUID,
            ColumnType.SMALLINT,
            ColumnType.INTEGER,
            ColumnType.BIGINT);

    static final SystemColumn ID =
            new SystemColumn(RecordFields.ID, ColumnType.TEXT, IDS, " NOT NULL", " NOT NULL", true);
    private static final SystemColumn ACCOUNT_ID = new SystemColumn(
            RecordFields.ACCOUNT_ID, ColumnType.TEXT, TEXTS, " NOT NULL DEFAULT ''", " NOT NULL DEFAULT ''", true);
    private static final SystemColumn PARENT_ID =
            new SystemColumn(RecordFields.PARENT_ID, ColumnType.TEXT, TEXTS, "", "", false);
    private static final SystemColumn RAW_DATA =
            new SystemColumn(RecordFields.RAW_DATA, ColumnType.JSONB, DOCUMENTS, "", "", false);
    // Rows that were there before are older than any record.
    private static final SystemColumn UPDATED_AT =
            moment(RecordFields.UPDATED_AT, " NOT NULL", " NOT NULL DEFAULT 'epoch'", true);
    private static final SystemColumn SYNCED_AT =
            moment(SystemColumns.SYNCED_AT, " NOT NULL DEFAULT now()", " NOT NULL DEFAULT now()", true);
    private static final SystemColumn DELETED_AT = moment(SystemColumns.DELETED_AT, "", "", true);
    private static final SystemColumn ROW_HASH =
            new SystemColumn(SystemColumns.ROW_HASH, ColumnType.BIGINT, Set.of(ColumnType.BIGINT), "", "", true);

    private static final Set<String> ALWAYS = Set.of(ID.name, ACCOUNT_ID.name, UPDATED_AT.name, SYNCED_AT.name);

    private static SystemColumn moment(String name, String constraint, String added, boolean required) {
        return new SystemColumn(
                name, ColumnType.TIMESTAMPTZ, Set.of(ColumnType.TIMESTAMPTZ), constraint, added, required);
    }

    /** Those that stand before the columns of fields. */
    static List<SystemColumn> leading(TableDefinition table) {
        return table.parent() ? List.of(ID, ACCOUNT_ID, PARENT_ID) : List.of(ID, ACCOUNT_ID);
    }

    /** Those that stand behind the columns of fields. */
    static List<SystemColumn> trailing(TableDefinition table) {
        List<SystemColumn> columns = new ArrayList<>();
        if (table.raw()) {
            columns.add(RAW_DATA);
        }
        columns.add(UPDATED_AT);
        columns.add(SYNCED_AT);
        if (table.softDelete()) {
            columns.add(DELETED_AT);
        }
        columns.add(ROW_HASH);
        return columns;
    }

    static List<SystemColumn> all(TableDefinition table) {
        List<SystemColumn> columns = new ArrayList<>(leading(table));
        columns.addAll(trailing(table));
        return columns;
    }

    boolean isNullable() {
        return constraint.isEmpty();
    }

    /** Whether it is one of these that every row has a value for. */
    static boolean isOwn(String column) {
        return ALWAYS.contains(column);
    }
}
