// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.row;

/** What a cell of the connector's holds. Never a formula: whatever a record says stays a literal. */
public sealed interface CellValue {

    /** Nothing; the cell is cleared. */
    CellValue EMPTY = new Empty();

    static CellValue text(String text) {
        return text.isEmpty() ? EMPTY : new Text(text);
    }

    static CellValue number(double number) {
        return new Number(number);
    }

    static CellValue bool(boolean value) {
        return new Bool(value);
    }

    /** A cell without a value. An empty text is the same to Google: it is read back as nothing. */
    record Empty() implements CellValue {}

    /**
     * A literal text, whatever it starts with.
     *
     * @param text at most 50,000 UTF-16 units, without lone surrogates and U+0000; not empty
     */
    record Text(String text) implements CellValue {}

    /** @param number finite */
    record Number(double number) implements CellValue {
        public Number {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("a cell holds finite numbers only");
            }
        }
    }

    record Bool(boolean value) implements CellValue {}

    /**
     * A moment that the sheet shows as a time: the days since 1899-12-30 in the spreadsheet's time zone, which the writer
     * knows. Its column is formatted as times when it is made.
     *
     * @param millis since 1970
     */
    record Moment(long millis) implements CellValue {}
}
