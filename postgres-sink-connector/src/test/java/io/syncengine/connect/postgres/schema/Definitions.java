// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import io.syncengine.connect.protocol.ValueType;

import java.util.ArrayList;
import java.util.List;

/** Definitions for tests. */
final class Definitions {

    static final TableName CHARGES = new TableName("stripe", "charges");

    private Definitions() {}

    /** Table {@code stripe.charges} with raw data, in hard mode. */
    static TableDefinition charges(ColumnDefinition... columns) {
        return table(CHARGES, List.of(columns));
    }

    static TableDefinition table(TableName name, List<ColumnDefinition> columns) {
        return new TableDefinition(name, TableDefinition.DEFAULT_KEY, columns, true, false, false);
    }

    static TableDefinition soft(TableDefinition table) {
        return new TableDefinition(table.name(), table.key(), table.columns(), table.raw(), table.parent(), true);
    }

    static TableDefinition keyedById(TableDefinition table) {
        return new TableDefinition(
                table.name(), List.of("id"), table.columns(), table.raw(), table.parent(), table.softDelete());
    }

    static ColumnDefinition column(String field, ValueType type) {
        return ColumnDefinition.of(field, type, true);
    }

    static ColumnDefinition required(String field, ValueType type) {
        return ColumnDefinition.of(field, type, false);
    }

    static List<ColumnDefinition> texts(int count) {
        List<ColumnDefinition> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(column("f" + i, ValueType.STRING));
        }
        return columns;
    }

    static SchemaPolicy evolving(SchemaEvolution evolution) {
        return new SchemaPolicy(
                true,
                evolution,
                SchemaPolicy.DEFAULT.widenMaxRows(),
                RawCompression.AUTO,
                List.of(),
                true,
                SchemaPolicy.DEFAULT.lockTimeout());
    }

    static SchemaPolicy withoutCreation() {
        return new SchemaPolicy(
                false,
                SchemaEvolution.BASIC,
                0,
                RawCompression.AUTO,
                List.of(),
                true,
                SchemaPolicy.DEFAULT.lockTimeout());
    }
}
