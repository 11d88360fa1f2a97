// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.row;

import java.util.List;

/**
 * What tells one row of a stream from another: the texts of its key cells as one JSON array, since that is what can be
 * read back from a sheet. A number and a text that looks like it are the same key.
 *
 * @param canonical a JSON array of strings
 */
public record RowKey(String canonical) {

    /** @param texts of the key cells in the order of the key fields, see {@link CellText} */
    public static RowKey of(List<String> texts) {
        StringBuilder json = new StringBuilder("[");
        for (String text : texts) {
            json.append(json.length() == 1 ? "\"" : ",\"");
            append(json, text);
            json.append('"');
        }
        return new RowKey(json.append(']').toString());
    }

    private static void append(StringBuilder json, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
    }

    /** Ids are the customer's data: messages and logs name records by their position in the topic. */
    @Override
    public String toString() {
        return "RowKey[…]";
    }
}
