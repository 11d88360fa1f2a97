// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import org.jspecify.annotations.Nullable;

/**
 * A row of a batch as it goes to the server.
 *
 * @param columns what its tuple fills; null for a delete, which has no tuple
 * @param start where its tuple starts in the batch's buffer
 * @param end where it ends
 * @param hash of its content
 */
record EncodedRow(PendingRow pending, @Nullable ColumnSet columns, int start, int end, long hash) {

    static EncodedRow delete(PendingRow pending) {
        return new EncodedRow(pending, null, 0, 0, 0);
    }

    String id() {
        return pending.key().id();
    }

    /** As part of the key; empty where the table's key has no account. */
    String keyAccount() {
        return pending.key().accountId();
    }

    /** The account that owns the row. */
    String accountId() {
        return pending.row().key().accountId();
    }

    /** Milliseconds since 1970. */
    long version() {
        return pending.row().version().millis();
    }

    boolean isDelete() {
        return columns == null;
    }
}
