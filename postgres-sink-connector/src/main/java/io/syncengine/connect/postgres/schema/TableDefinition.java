// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import io.syncengine.connect.protocol.RecordFields;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a table must hold so that rows of one shape can be written to it. Beside the columns of fields it has
 * {@code _account_id}, {@code _updated_at}, {@code _synced_at} and {@code _row_hash}.
 *
 * @param name of the table
 * @param key columns that tell rows apart: {@code id}, or {@code id} and {@code _account_id}
 * @param columns for the fields of a record, without {@code id}; of several with one name the first counts
 * @param raw whether there is {@code _raw_data}
 * @param parent whether there is {@code _parent_id}
 * @param softDelete whether there is {@code _deleted_at}; then rows stay when they are deleted
 */
public record TableDefinition(
        TableName name,
        List<String> key,
        List<ColumnDefinition> columns,
        boolean raw,
        boolean parent,
        boolean softDelete) {

    /** The key of a table that may hold the rows of several accounts. */
    public static final List<String> DEFAULT_KEY = List.of(RecordFields.ID, RecordFields.ACCOUNT_ID);

    /** The key of a table for one account. */
    public static final List<String> ID_ALONE = List.of(RecordFields.ID);

    public TableDefinition {
        key = List.copyOf(key);
        Set<String> names = new HashSet<>(Set.of(RecordFields.ID));
        columns = columns.stream().filter(column -> names.add(column.name())).toList();
    }
}
