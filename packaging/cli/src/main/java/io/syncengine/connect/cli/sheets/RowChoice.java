// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a slice go: those that the sink has written, below the header, with a key and a version, and that nobody has
 * written or noted anything beside. All others stay as they are.
 *
 * @param slice that was looked at
 * @param gone indexes, ascending
 * @param kept the sink's rows that stay for what people have beside them
 */
record RowChoice(Slice slice, List<Integer> gone, int kept) {

    RowChoice {
        gone = List.copyOf(gone);
    }

    static RowChoice of(Slice slice, Cells cells) {
        List<Integer> gone = new ArrayList<>();
        int kept = 0;
        for (int row = Math.max(slice.from(), slice.tab().header() + 1); row < slice.to(); row++) {
            if (isOfSink(slice, cells, row)) {
                if (isShared(slice.tab(), cells, row)) {
                    kept++;
                } else {
                    gone.add(row);
                }
            }
        }
        return new RowChoice(slice, gone, kept);
    }

    private static boolean isOfSink(Slice slice, Cells cells, int row) {
        SheetTab tab = slice.tab();
        boolean isFirst = true;
        for (String field : slice.keyFields()) {
            Integer column = tab.columns().get(field);
            boolean isBlank = column == null || cells.isBlank(tab.sheetId(), row, column);
            if ((isFirst && isBlank) || (column != null && cells.isComputed(tab.sheetId(), row, column))) {
                return false;
            }
            isFirst = false;
        }
        Integer version = tab.columns().get(tab.versionField());
        return version != null && cells.isMoment(tab.sheetId(), row, version);
    }

    private static boolean isShared(SheetTab tab, Cells cells, int row) {
        for (int column = 0; column < tab.width(); column++) {
            boolean isOfPeople = !tab.columns().containsValue(column);
            if (cells.hasNote(tab.sheetId(), row, column)
                    || (isOfPeople && !cells.isBlank(tab.sheetId(), row, column))) {
                return true;
            }
        }
        return false;
    }

    /** Adds what takes the rows away, from below. */
    void requests(ArrayNode requests) {
        int sheetId = sheetId();
        if (gone.contains(slice.tab().rows() - 1)) {
            // A sheet needs a row besides its header, and the sink inserts rows before the last one.
            requests.addObject()
                    .putObject("appendDimension")
                    .put("sheetId", sheetId)
                    .put("dimension", "ROWS")
                    .put("length", 1);
        }
        int end = gone.size();
        while (end > 0) {
            int start = end - 1;
            while (start > 0 && gone.get(start - 1) == gone.get(start) - 1) {
                start--;
            }
            ObjectNode range = requests.addObject().putObject("deleteDimension").putObject("range");
            range.put("sheetId", sheetId)
                    .put("dimension", "ROWS")
                    .put("startIndex", gone.get(start))
                    .put("endIndex", gone.get(end - 1) + 1);
            end = start;
        }
    }

    int sheetId() {
        return slice.tab().sheetId();
    }
}
