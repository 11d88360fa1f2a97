// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.cells;

import io.syncengine.connect.sheets.row.CellValue;

import java.util.Collection;

/** How long cells are in a request, before it is packed. */
public final class WireSize {

    private static final int EMPTY = "{},".length();
    private static final int TEXT = "{\"userEnteredValue\":{\"stringValue\":\"\"}},".length();
    private static final int OTHER = "{\"userEnteredValue\":{\"numberValue\":1234567890.0}},".length();
    private static final int ROW = "{\"values\":[]},".length();
    private static final int CONTROL_ESCAPE = "\\u0000".length();

    private WireSize() {}

    /** Bytes of a row with these cells. */
    public static long of(Collection<CellValue> cells) {
        long bytes = ROW;
        for (CellValue cell : cells) {
            bytes += of(cell);
        }
        return bytes;
    }

    private static long of(CellValue cell) {
        if (cell instanceof CellValue.Text text) {
            return TEXT + length(text.text());
        }
        return cell instanceof CellValue.Empty ? EMPTY : OTHER;
    }

    /** Bytes of a text as JSON in UTF-8. */
    private static long length(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += length(text.charAt(i));
        }
        return bytes;
    }

    private static int length(char unit) {
        if (unit < ' ') {
            return unit == '\n' || unit == '\t' || unit == '\r' ? 2 : CONTROL_ESCAPE;
        }
        if (unit < 0x80) {
            return unit == '"' || unit == '\\' ? 2 : 1;
        }
        // Each half of a surrogate pair is half of four bytes.
        return unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
}
