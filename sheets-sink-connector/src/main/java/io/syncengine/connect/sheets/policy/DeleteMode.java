// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/** What becomes of a row that is gone. */
public enum DeleteMode {
    /** The row goes too, and a hidden tab remembers that, so that no older record brings it back. */
    HARD,
    /** The row stays and is marked. */
    SOFT,
    /** Nothing: neither deletes nor sweeps are looked at. */
    IGNORE
}
