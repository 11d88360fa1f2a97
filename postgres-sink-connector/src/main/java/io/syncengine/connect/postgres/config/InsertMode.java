// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

/** What a record does to a row that is there. */
public enum InsertMode {
    /** Replaces it, unless it is newer. */
    UPSERT,
    /** Nothing: rows are only ever added. */
    INSERT
}
