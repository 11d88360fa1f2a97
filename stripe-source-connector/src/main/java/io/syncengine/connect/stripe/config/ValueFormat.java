// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import java.util.Locale;

/** What the values of rows look like: the setting {@code value.format}. */
public enum ValueFormat {
    /** A field for each property of the object. */
    COLUMNS,
    /** The object's text, and what makes it a row. */
    RAW,
    /** A field for each property, as a map without a schema; what is nested is nested maps and lists. */
    SCHEMALESS;

    /** Lower-case name, as written in the setting. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format with that code.
     *
     * @throws IllegalArgumentException if there is none
     */
    static ValueFormat ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
