// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.cells;

/** What happens to a text that no cell can hold. */
public enum CellOverflow {
    /** Its row cannot be stored. */
    ERROR,
    /** It is cut, and says so at its end. */
    TRUNCATE
}
