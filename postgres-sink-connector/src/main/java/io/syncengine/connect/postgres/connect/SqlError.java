// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import org.jspecify.annotations.Nullable;

/**
 * What an error means. Its texts hold names of tables, columns and settings, never a value of a row or a password, so
 * that they may be logged and shown.
 *
 * @param kind what it calls for
 * @param sqlState five characters; empty when there is none
 * @param text what failed
 * @param remedy what an operator can do
 * @param constraint name of the constraint that refused a row; null where none did
 */
public record SqlError(
        SqlErrorKind kind,
        String sqlState,
        String text,
        String remedy,
        @Nullable String constraint) {

    /** Whether it makes sense to try the same again later. */
    public boolean isRetriable() {
        return switch (kind) {
            case CONNECTION, TRANSIENT, RESOURCE -> true;
            case SCHEMA_MOVED, CONFIGURATION, ROW, RACE, BUG, UNKNOWN -> false;
        };
    }

    /** Text and remedy in one sentence, for the message of an exception. */
    @Override
    public String toString() {
        String state = sqlState.isEmpty() ? "" : " [SQLSTATE " + sqlState + "]";
        return text + state + "; " + remedy;
    }
}
