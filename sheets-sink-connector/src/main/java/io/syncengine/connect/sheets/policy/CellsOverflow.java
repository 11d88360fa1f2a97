// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/** What becomes of new rows for which the spreadsheet has no cells left. */
public enum CellsOverflow {
    FAIL,
    /** They are rejected; rows that are there are still updated. */
    SKIP_NEW,
    /** The topmost rows of their tab make room. */
    TRIM_OLDEST
}
