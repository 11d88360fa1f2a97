// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import io.syncengine.connect.protocol.ValueType;

/**
 * A column for a field of a record.
 *
 * @param name of the column
 * @param type of the field's values
 * @param optional whether null may come; if not, a column of somebody else's table stays NOT NULL
 */
public record ColumnDefinition(String name, ValueType type, boolean optional) {

    /** The column for a field of that name. */
    public static ColumnDefinition of(String field, ValueType type, boolean optional) {
        return new ColumnDefinition(Identifiers.column(field), type, optional);
    }
}
