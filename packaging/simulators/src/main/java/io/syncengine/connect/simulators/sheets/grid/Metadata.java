// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.grid;

/**
 * Developer metadata.
 *
 * @param project the Cloud project whose requests made it
 * @param isOfDocument whether every project sees it, and not just its own
 */
public record Metadata(int id, String key, String value, boolean isOfDocument, String project, Place place) {
    /** What it is on. */
    public sealed interface Place {
        /** The spreadsheet, a sheet, a row or a column. */
        String type();
    }

    /** On the spreadsheet. */
    public record OnSpreadsheet() implements Place {
        @Override
        public String type() {
            return "SPREADSHEET";
        }
    }

    /** On a sheet. */
    public record OnSheet(int sheetId) implements Place {
        @Override
        public String type() {
            return "SHEET";
        }
    }

    /** On a row or a column, wherever it moves. */
    public record OnLine(int sheetId, Dimension dimension, int index) implements Place {
        @Override
        public String type() {
            return dimension == Dimension.ROWS ? "ROW" : "COLUMN";
        }
    }

    /** The sheet that it is on or in; -1: on the spreadsheet. */
    public int sheetId() {
        if (place instanceof OnSheet sheet) {
            return sheet.sheetId();
        }
        return place instanceof OnLine line ? line.sheetId() : -1;
    }

    /** Characters that count against the limit. */
    public int size() {
        return key.length() + value.length();
    }

    /** Whether a project sees it. */
    public boolean isSeenBy(String other) {
        return isOfDocument || project.equals(other);
    }

    public Metadata at(Place other) {
        return new Metadata(id, key, value, isOfDocument, project, other);
    }
}
