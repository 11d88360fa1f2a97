// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import io.syncengine.connect.quickstart.database.Tables;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** Rows that have arrived in the database: how large the tables are, and in the end their exact count. */
final class TableGauge implements Gauge {

    private static final String SIZE = """
            select coalesce(sum(pg_relation_size(t.oid)
                     + case t.reltoastrelid when 0 then 0 else pg_relation_size(t.reltoastrelid) end), 0)
            from pg_class t join pg_namespace s on s.oid = t.relnamespace
            where s.nspname = ? and t.relname = any (?)""";

    private final Connection connection;
    private final String schema;
    private final Collection<String> streams;
    private final int rows;

    TableGauge(Connection connection, String schema, Collection<String> streams, int rows) {
        this.connection = connection;
        this.schema = schema;
        this.streams = streams;
        this.rows = rows;
    }

    /** Bytes. */
    @Override
    public long progress() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SIZE)) {
            query.setString(1, schema);
            query.setArray(2, connection.createArrayOf("text", streams.toArray()));
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    @Override
    public String missing() throws SQLException {
        long counted = new Tables(schema)
                .count(connection).entrySet().stream()
                        .filter(table -> streams.contains(table.getKey()))
                        .mapToLong(table -> table.getValue())
                        .sum();
        return counted == rows ? "" : "the tables hold " + counted + " rows of " + rows;
    }
}
