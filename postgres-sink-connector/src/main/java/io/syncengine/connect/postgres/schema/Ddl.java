// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import static io.syncengine.connect.postgres.schema.Identifiers.quote;

import io.syncengine.connect.protocol.RecordFields;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Statements that change definitions, as text. None has {@code IF NOT EXISTS}: it asks for rights even when it does. */
final class Ddl {

    private Ddl() {}

    static String createSchema(String schema) {
        return "CREATE SCHEMA " + quote(schema);
    }

    /**
     * A new table.
     *
     * @param columns those of the definition that have room in it
     * @param lz4 whether {@code _raw_data} is packed with LZ4
     */
    static String createTable(TableDefinition table, List<ColumnDefinition> columns, boolean lz4) {
        List<String> parts = new ArrayList<>();
        for (SystemColumn column : SystemColumn.leading(table)) {
            parts.add(systemColumn(column, column.constraint(), lz4));
        }
        columns.forEach(column -> parts.add(column(column)));
        for (SystemColumn column : SystemColumn.trailing(table)) {
            parts.add(systemColumn(column, column.constraint(), lz4));
        }
        parts.add("PRIMARY KEY (" + names(table.key()) + ")");
        return createTable(table.name(), parts);
    }

    static String createControl(ControlTable control, TableName name) {
        List<String> parts = new ArrayList<>();
        control.columns().forEach((column, type) -> parts.add(quote(column) + " " + type + " NOT NULL"));
        parts.add("PRIMARY KEY (" + names(control.key()) + ")");
        return createTable(name, parts);
    }

    private static String createTable(TableName name, List<String> parts) {
        return "CREATE TABLE " + name.quoted() + " (\n  " + String.join(",\n  ", parts) + "\n)";
    }

    /** One statement, so that the table is locked once. */
    static String alterTable(TableName name, List<String> clauses) {
        return "ALTER TABLE " + name.quoted() + " " + String.join(", ", clauses);
    }

    static String addColumn(ColumnDefinition column) {
        return "ADD COLUMN " + column(column);
    }

    /** As {@link #addColumn}, for a column of our own in a table that may have rows. */
    static String addSystemColumn(SystemColumn column, boolean lz4) {
        return "ADD COLUMN " + systemColumn(column, column.added(), lz4);
    }

    static String dropNotNull(String column) {
        return "ALTER COLUMN " + quote(column) + " DROP NOT NULL";
    }

    static String changeType(String column, ColumnType type) {
        return "ALTER COLUMN " + quote(column) + " TYPE " + type.sqlName() + " USING " + quote(column) + "::"
                + type.sqlName();
    }

    static String addKey(List<String> key, boolean primary) {
        return "ADD " + (primary ? "PRIMARY KEY" : "UNIQUE") + " (" + names(key) + ")";
    }

    /** The server names the index, so that it meets no other name. */
    static String createIndex(TableName name, String column, boolean concurrently) {
        return "CREATE INDEX " + (concurrently ? "CONCURRENTLY " : "") + "ON " + name.quoted() + " (" + quote(column)
                + ")";
    }

    static String grant(Set<Privilege> privileges, TableName name, String role) {
        String list = privileges.stream().map(Privilege::name).collect(Collectors.joining(", "));
        return "GRANT " + list + " ON TABLE " + name.quoted() + " TO " + quote(role);
    }

    private static String column(ColumnDefinition column) {
        return quote(column.name()) + " " + column.made().sqlName();
    }

    private static String systemColumn(SystemColumn column, String constraint, boolean lz4) {
        boolean packed = lz4 && column.name().equals(RecordFields.RAW_DATA);
        return quote(column.name()) + " " + column.type().sqlName() + (packed ? " COMPRESSION lz4" : "") + constraint;
    }

    private static String names(List<String> columns) {
        return columns.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }
}
