// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.sheets.grid.GridRange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Adjacent numbers gathered: rows into ranges of rows, columns into ranges of columns. */
public final class RowRuns {

    /**
     * Adjacent numbers.
     *
     * @param end exclusive
     */
    public record Run(int start, int end) {
        public int size() {
            return end - start;
        }
    }

    private RowRuns() {}

    /** From low to high. */
    public static List<Run> of(Collection<Integer> numbers) {
        List<Run> runs = new ArrayList<>();
        int start = -1;
        int end = -1;
        for (int number : new TreeSet<>(numbers)) {
            if (number != end) {
                if (end > start) {
                    runs.add(new Run(start, end));
                }
                start = number;
            }
            end = number + 1;
        }
        if (end > start) {
            runs.add(new Run(start, end));
        }
        return runs;
    }

    /** The cells of rows and columns, as ranges. */
    public static List<GridRange> ranges(int sheetId, Collection<Integer> rows, Collection<Integer> columns) {
        List<GridRange> ranges = new ArrayList<>();
        List<Run> columnRuns = of(columns);
        for (Run row : of(rows)) {
            for (Run column : columnRuns) {
                ranges.add(new GridRange(sheetId, row.start, row.end, column.start, column.end));
            }
        }
        return ranges;
    }
}
