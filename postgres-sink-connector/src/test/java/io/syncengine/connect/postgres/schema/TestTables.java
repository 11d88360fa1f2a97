// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Tables that no server has, for tests of what is done with their columns. */
public final class TestTables {

    private TestTables() {}

    /** A table of a current server whose key is {@code id} and {@code _account_id}. */
    public static Table of(Column... columns) {
        return new Table(
                new TableName("stripe", "charges"),
                List.copyOf(Arrays.asList(columns)),
                Set.of(Set.copyOf(TableDefinition.DEFAULT_KEY)),
                new Table.Traits(false, false, new LayoutMark(columns.length, 0), 180_000));
    }

    public static Column column(String name, ColumnType type) {
        String typeName = type == ColumnType.OTHER ? "mood" : type.sqlName();
        return new Column(name, type.oid(), typeName, type, false, false, false, false);
    }
}
