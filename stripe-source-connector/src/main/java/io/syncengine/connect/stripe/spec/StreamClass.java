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
    E
}
