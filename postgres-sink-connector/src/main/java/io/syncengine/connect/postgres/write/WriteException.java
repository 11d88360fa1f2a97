// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import org.jspecify.annotations.Nullable;

/**
 * Rows could not be written. They wait on, and nothing of their batch is in the database. The message names the table and
 * what an operator can do, and no value.
 */
public final class WriteException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean retriable;

    WriteException(String message, boolean retriable, @Nullable Throwable cause) {
        super(message, cause);
        this.retriable = retriable;
    }

    /** Whether the same may succeed later without anybody's help. */
    public boolean isRetriable() {
        return retriable;
    }
}
