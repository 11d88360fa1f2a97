// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

/**
 * A table. Both names are as the catalog has them: of at most {@value Identifiers#MAX_BYTES} bytes, not quoted.
 *
 * @param schema the database schema
 */
public record TableName(String schema, String table) implements Comparable<TableName> {

    /** As it stands in SQL. */
    public String quoted() {
        return Identifiers.quote(schema, table);
    }

    /** Text whose hash is the lock under which all tasks change the table's definition. */
    String lock() {
        return "stripe-sync:" + schema + "." + table;
    }

    @Override
    public int compareTo(TableName other) {
        int order = schema.compareTo(other.schema);
        return order != 0 ? order : table.compareTo(other.table);
    }

    /** For messages. */
    @Override
    public String toString() {
        return schema + "." + table;
    }
}
