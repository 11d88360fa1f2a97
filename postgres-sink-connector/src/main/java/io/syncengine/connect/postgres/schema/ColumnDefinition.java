// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import io.syncengine.connect.protocol.ValueType;

/**
 * A column for a field of a record.
 *
 * @param name of the column
 * @param type of the field's values
 * @param made type of the column where there is none yet
 * @param optional whether null may come; if not, a column of somebody else's table stays NOT NULL
 */
public record ColumnDefinition(String name, ValueType type, ColumnType made, boolean optional) {

    /** The column for a field of that name. */
    public static ColumnDefinition of(String field, ValueType type, boolean optional) {
        return new ColumnDefinition(Identifiers.column(field), type, TypeMapper.column(type), optional);
    }

    /** The column for arrays of such elements, which are plain values. */
    public static ColumnDefinition ofArray(String field, ValueType elements, boolean optional) {
        return new ColumnDefinition(Identifiers.column(field), ValueType.JSON, TypeMapper.array(elements), optional);
    }
}
