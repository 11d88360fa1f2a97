// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

/** What happens to a text with the character U+0000, which PostgreSQL cannot hold. */
public enum NulCharacters {
    /** The character is left out. */
    STRIP,
    /** The row cannot be stored. */
    ERROR
}
