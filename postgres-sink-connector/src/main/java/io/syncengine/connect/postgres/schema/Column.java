// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

/**
 * A column as the catalog describes it.
 *
 * @param name as it is, not quoted
 * @param oid its type's {@code pg_type.oid}
 * @param typeName its type as it stands in a cast: quoted and with a schema where needed, without length or precision
 * @param type its type, as far as the sink knows it
 * @param notNull whether null is refused
 * @param hasDefault whether a row without it gets a value all the same
 * @param generated whether the server alone gives it a value, so that it must not be written
 * @param pinned whether it must stay NOT NULL: it is part of the primary key, an identity, or inherited
 */
public record Column(
        String name,
        int oid,
        String typeName,
        ColumnType type,
        boolean notNull,
        boolean hasDefault,
        boolean generated,
        boolean pinned) {

    /** As it stands in SQL. */
    public String quoted() {
        return Identifiers.quote(name);
    }
}
