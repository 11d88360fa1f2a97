// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import java.util.Locale;

/** How a top-level property of a Stripe resource is carried in a record. Every kind is optional in its schema. */
public enum FieldKind {
    STRING,
    INT64,
    FLOAT64,
    BOOLEAN,
    /** An object, array, map or union, as JSON text. */
    JSON,
    /** An expandable reference: always the id, whether Stripe sent the id or the object. */
    REFERENCE,
    /** Seconds since 1970 in Stripe's text, a Connect {@code Timestamp} in the record. */
    TIMESTAMP;

    /** Lower-case name, as written in the stream index. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind with that code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static FieldKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
