// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

import io.syncengine.connect.sheets.row.CellText;
import io.syncengine.connect.sheets.row.CellValue;

/**
 * What somebody entered into a cell.
 *
 * @param computed whether it is a formula, of which nothing else is known
 */
public record CellRead(CellValue value, boolean computed) {

    public static final CellRead EMPTY = new CellRead(CellValue.EMPTY, false);
    public static final CellRead FORMULA = new CellRead(CellValue.EMPTY, true);

    public static CellRead of(CellValue value) {
        return new CellRead(value, false);
    }

    public boolean isBlank() {
        return !computed && value instanceof CellValue.Empty;
    }

    /** The text by which keys are compared; empty for a formula. */
    public String text() {
        return CellText.of(value);
    }
}
