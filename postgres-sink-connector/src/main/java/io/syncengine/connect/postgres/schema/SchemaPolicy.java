// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import java.time.Duration;
import java.util.List;

/**
 * What a connector may do to tables.
 *
 * @param create whether schema and tables are made where they are missing
 * @param evolution what may be changed about those that exist
 * @param widenMaxRows a table with more rows keeps its types: a wider one rewrites the table under an exclusive lock
 * @param compression of {@code _raw_data} in new tables
 * @param indexColumns columns that get an index of their own when their table is made
 * @param deletes whether rows are deleted, which takes a privilege of its own
 * @param lockTimeout how long a change waits for others to leave the table; all who come later wait behind it
 */
public record SchemaPolicy(
        boolean create,
        SchemaEvolution evolution,
        long widenMaxRows,
        RawCompression compression,
        List<String> indexColumns,
        boolean deletes,
        Duration lockTimeout) {

    /** What tables are made with unless the user says otherwise. */
    public static final SchemaPolicy DEFAULT = new SchemaPolicy(
            true, SchemaEvolution.BASIC, 100_000, RawCompression.AUTO, List.of(), true, Duration.ofSeconds(5));

    public SchemaPolicy {
        indexColumns = List.copyOf(indexColumns);
    }
}
