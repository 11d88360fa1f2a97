// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What the catalog says of a name, and of what the session's role may do there.
 *
 * @param name that was looked for
 * @param role of the session
 * @param database of the session
 * @param lz4 whether the server can pack columns with LZ4
 * @param schema what is known of the schema
 * @param relation what has that name; null when nothing has
 */
record CatalogEntry(
        TableName name,
        String role,
        String database,
        boolean lz4,
        Schema schema,
        @Nullable Relation relation) {

    /**
     * The schema.
     *
     * @param creatable whether the role may create schemas in the database
     * @param usable whether the role may use what is in it
     * @param open whether the role may create tables in it
     */
    record Schema(boolean exists, boolean creatable, boolean usable, boolean open) {}

    /**
     * A relation.
     *
     * @param kind {@code pg_class.relkind}
     * @param owner role that it belongs to
     * @param owned whether the session's role may change its definition
     * @param privileges what the role may do, with some of its columns at least
     * @param rewritten whether rules rewrite what is inserted or updated
     * @param primaryKey whether it has a primary key
     * @param table what is in it; without meaning when it is no table
     */
    record Relation(
            String kind,
            String owner,
            boolean owned,
            Set<Privilege> privileges,
            boolean rewritten,
            boolean primaryKey,
            Table table) {}
}
