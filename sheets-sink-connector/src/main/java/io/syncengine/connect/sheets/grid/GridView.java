// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Parts of a spreadsheet as they were read. What was not asked for reads as blank. */
public final class GridView {

    private final Map<Integer, SheetInfo> sheets = new HashMap<>();
    private final Map<Integer, Map<Long, CellRead>> cells = new HashMap<>();

    public GridView add(SheetInfo sheet) {
        sheets.put(sheet.sheetId(), sheet);
        return this;
    }

    /** Puts a cell that is not blank. */
    public void put(int sheetId, int row, int column, CellRead cell) {
        cells.computeIfAbsent(sheetId, id -> new HashMap<>()).put(place(row, column), cell);
    }

    /** Null if the spreadsheet has no such sheet, or if nothing of it was asked for. */
    public @Nullable SheetInfo sheet(int sheetId) {
        return sheets.get(sheetId);
    }

    public CellRead cell(int sheetId, int row, int column) {
        return cells.getOrDefault(sheetId, Map.of()).getOrDefault(place(row, column), CellRead.EMPTY);
    }

    /** Takes in what a further read has shown. */
    public void addAll(GridView other) {
        sheets.putAll(other.sheets);
        other.cells.forEach((sheet, more) ->
                cells.computeIfAbsent(sheet, id -> new HashMap<>()).putAll(more));
    }

    private static long place(int row, int column) {
        return ((long) row << 20) | column;
    }
}
