// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.row;

import java.math.BigDecimal;
import java.time.Instant;

/** The text of a cell by which keys are compared, whether the cell was made from a record or read from a sheet. */
public final class CellText {

    private CellText() {}

    /**
     * A text as it is, a number in its shortest decimal form without exponent, TRUE or FALSE; empty for an empty
     * cell. A moment is no good key: it comes back from the sheet as a number.
     */
    public static String of(CellValue value) {
        if (value instanceof CellValue.Text text) {
            return text.text();
        }
        if (value instanceof CellValue.Number number) {
            return decimal(number.number());
        }
        if (value instanceof CellValue.Moment moment) {
            return Instant.ofEpochMilli(moment.millis()).toString();
        }
        if (value instanceof CellValue.Bool bool) {
            return bool.value() ? "TRUE" : "FALSE";
        }
        return "";
    }

    private static String decimal(double number) {
        return number == 0
                ? "0"
                : new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
