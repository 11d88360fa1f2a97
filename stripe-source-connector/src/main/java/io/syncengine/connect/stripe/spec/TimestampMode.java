// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import io.syncengine.connect.protocol.FieldKind;

import java.util.Locale;

/** How Stripe's {@code unix-time} properties are carried: the setting {@code timestamps}. */
public enum TimestampMode {
    /** Whole seconds since 1970. */
    EPOCH(FieldKind.INT64),
    /** Connect {@code Timestamp}. */
    CONNECT(FieldKind.TIMESTAMP);

    private final FieldKind kind;

    TimestampMode(FieldKind kind) {
        this.kind = kind;
    }

    /** The kind of field that a moment becomes. */
    public FieldKind kind() {
        return kind;
    }

    /** Lower-case name, as written in the setting. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The mode with that code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TimestampMode ofCode(String code) {
        for (TimestampMode mode : values()) {
            if (mode.code().equals(code)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("'" + code + "' is neither epoch nor connect");
    }
}
