// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

/** How a row is recognised that the table holds already. */
public enum NoopDetection {
    /** By a hash of its content, kept in the table. */
    HASH,
    /** By comparing each column, which the server does, for tables that others write to as well. */
    COMPARE,
    /** Not at all: every row that is not older is written. */
    OFF
}
