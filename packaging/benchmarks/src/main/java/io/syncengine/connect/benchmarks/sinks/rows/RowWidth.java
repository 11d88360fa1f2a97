// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks.rows;

/** How large the object is that a row carries beside its columns. */
public enum RowWidth {
    /** A charge as Stripe sends it, 2.4 kB. */
    WIDE,
    /** 60 bytes, so that it matters what a sink does about each row. */
    NARROW
}
