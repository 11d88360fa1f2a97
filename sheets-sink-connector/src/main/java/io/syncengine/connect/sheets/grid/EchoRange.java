// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

/** Cells that the answer of a write is to show as they are after it. Ranges of a write go by the title of the sheet. */
public record EchoRange(String title, GridRange range) {

    /** As people write it, such as {@code 'Charges'!A2:B11}. */
    public String a1() {
        return "'" + title.replace("'", "''") + "'!" + column(range.startColumn()) + (range.startRow() + 1) + ":"
                + column(range.endColumn() - 1) + range.endRow();
    }

    private static String column(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
