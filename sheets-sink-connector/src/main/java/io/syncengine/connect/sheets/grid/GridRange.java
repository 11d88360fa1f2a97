// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

/**
 * Cells of one sheet; indices count from 0, ends are exclusive.
 *
 * @param endRow {@link #OPEN} for all rows, those to come included
 */
public record GridRange(int sheetId, int startRow, int endRow, int startColumn, int endColumn) {

    public static final int OPEN = -1;

    /** Whole columns, however long the sheet gets. */
    public static GridRange columns(int sheetId, int startColumn, int endColumn) {
        return new GridRange(sheetId, 0, OPEN, startColumn, endColumn);
    }
}
