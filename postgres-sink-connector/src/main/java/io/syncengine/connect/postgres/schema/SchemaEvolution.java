// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

/** What may be changed about a table that exists. */
public enum SchemaEvolution {
    /** Nothing: what has no column stays in {@code _raw_data}. */
    NONE,
    /** Columns are added, and need not have a value any more. */
    BASIC,
    /** As {@link #BASIC}, and types are made wider. */
    WIDEN
}
