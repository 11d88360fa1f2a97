// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

/** How a row may differ. */
public enum DriftKind {
    /** Stripe has it, the table does not. */
    MISSING("missing"),
    /** Both have it, with other contents. */
    STALE("stale"),
    /** The table has it, Stripe does not any more. */
    EXTRA("extra");

    private final String code;

    DriftKind(String code) {
        this.code = code;
    }

    /** Its name in JSON. */
    public String code() {
        return code;
    }
}
