// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

/** How a stream's changes are found. */
public enum StreamClass {
    /** Top-level list with a {@code created} filter and complete events. */
    A,
    /** As A, but events are incomplete: some changes show only in lists. */
    B,
    /** {@code created} filter, no events. */
    C,
    /** No {@code created} filter, some events. */
    D,
    /** No {@code created} filter, no events. */
    E,
    /** Children: read through the objects of another stream. */
    F,
    /** A single object of the account, without a list. */
    G,
    /** Lists of v2. */
    H;

    /** Whether the class stands for lists that are cut by a {@code created} filter of v1. */
    boolean needsCreatedFilter() {
        return this == A || this == B || this == C;
    }

    /** The class that is left of it without such a filter. */
    StreamClass withoutCreatedFilter() {
        return switch (this) {
            case A, B -> D;
            case C -> E;
            default -> this;
        };
    }
}
