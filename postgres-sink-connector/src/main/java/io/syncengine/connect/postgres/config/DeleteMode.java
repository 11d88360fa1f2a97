// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

/** What a deletion does. */
public enum DeleteMode {
    /** The row goes; that it was deleted, and when, is remembered elsewhere. */
    HARD,
    /** The row stays, with the time of its deletion. */
    SOFT,
    /** Nothing. */
    IGNORE
}
