// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.InsertMode;
import io.syncengine.connect.postgres.config.WriteSettings;

/** When a row that the table holds is replaced by one that is not older. Deleted rows always are, by newer ones. */
enum Replacement {
    /** When the hash of its content is another. */
    IF_HASH_DIFFERS,
    /** When one of its columns is another, which the server finds out. */
    IF_CONTENT_DIFFERS,
    ALWAYS,
    NEVER;

    static Replacement of(WriteSettings settings) {
        if (settings.inserts() == InsertMode.INSERT) {
            return NEVER;
        }
        return switch (settings.noops()) {
            case HASH -> IF_HASH_DIFFERS;
            case COMPARE -> IF_CONTENT_DIFFERS;
            case OFF -> ALWAYS;
        };
    }

    /**
     * Whether a row is known to be left as it is.
     *
     * @param sameHash whether the table has the row with the same hash
     */
    boolean leaves(boolean sameHash) {
        return this == NEVER || (this == IF_HASH_DIFFERS && sameHash);
    }
}
