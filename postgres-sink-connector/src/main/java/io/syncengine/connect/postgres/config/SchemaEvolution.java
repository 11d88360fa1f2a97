// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

/** What may be changed about a table that exists. */
public enum SchemaEvolution {
    /** Nothing: what has no column stays in {@code _raw_data}. */
    NONE,
    /** Columns are added. */
    BASIC,
    /** Columns are added, and types made wider. */
    WIDEN
}
