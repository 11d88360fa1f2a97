// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.grid;

import org.jspecify.annotations.Nullable;

/**
 * A part of a sheet as requests name it. Indexes count from 0, ends lie behind the last; null: no bound.
 */
public record GridRange(
        int sheetId,
        @Nullable Integer startRow,
        @Nullable Integer endRow,
        @Nullable Integer startColumn,
        @Nullable Integer endColumn) {

    /** All of a sheet. */
    public static GridRange of(int sheetId) {
        return new GridRange(sheetId, null, null, null, null);
    }

    /** The part of a grid that it covers; its ends are cut to the grid, its starts are not. */
    public Box on(Sheet sheet) {
        return new Box(
                startRow == null ? 0 : startRow,
                endRow == null ? sheet.rowCount() : Math.min(endRow, sheet.rowCount()),
                startColumn == null ? 0 : startColumn,
                endColumn == null ? sheet.columnCount() : Math.min(endColumn, sheet.columnCount()));
    }

    /** Whether it ends beyond the grid, or begins behind it. */
    public boolean exceeds(Sheet sheet) {
        return (endRow != null && endRow > sheet.rowCount())
                || (endColumn != null && endColumn > sheet.columnCount())
                || (startRow != null && startRow >= sheet.rowCount())
                || (startColumn != null && startColumn >= sheet.columnCount());
    }

    /** Where it is after rows or columns of its sheet have changed; null: it is gone. */
    @Nullable
    GridRange after(Dimension dimension, Reindex reindex, int count) {
        Integer start = dimension == Dimension.ROWS ? startRow : startColumn;
        Integer end = dimension == Dimension.ROWS ? endRow : endColumn;
        if (start == null && end == null) {
            return this;
        }
        Reindex.Stretch stretch = reindex.of(start == null ? 0 : start, end == null ? count : Math.min(end, count));
        if (stretch.isNothing()) {
            return null;
        }
        Integer from = start == null ? null : (Integer) stretch.from();
        Integer to = end == null ? null : (Integer) stretch.to();
        return dimension == Dimension.ROWS
                ? new GridRange(sheetId, from, to, startColumn, endColumn)
                : new GridRange(sheetId, startRow, endRow, from, to);
    }
}
