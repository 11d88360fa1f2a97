// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

import org.jspecify.annotations.Nullable;

/** A request to the spreadsheet that failed. */
public final class SheetsException extends Exception {

    private final FailureKind kind;
    private final int quota;

    public SheetsException(FailureKind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, 0);
    }

    /** @param quota requests a minute that Google says it allows, 0 if it says nothing */
    public SheetsException(FailureKind kind, String message, @Nullable Throwable cause, int quota) {
        super(message, cause);
        this.kind = kind;
        this.quota = quota;
    }

    public FailureKind kind() {
        return kind;
    }

    /** Requests a minute that Google says it allows, 0 if it says nothing. */
    public int quota() {
        return quota;
    }

    /** The message, never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
