// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.protocol.RowVersion;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of a key.
 *
 * @param row version of the row, or the newer one that was seen with the same content; null if there is no row
 * @param hash of the row's content; null if there is no row, or one that others wrote
 * @param remembered the delete that is remembered apart from the rows; null if there is none
 */
record Stored(
        @Nullable RowVersion row,
        @Nullable Long hash,
        @Nullable RowVersion remembered) {

    static final Stored NOTHING = new Stored(null, null, null);

    /** Whether the row, or the memory of a delete, is one that a record of that version replaces. */
    boolean isReplacedBy(RowVersion version) {
        return (row == null || version.replaces(row)) && (remembered == null || version.replaces(remembered));
    }
}
