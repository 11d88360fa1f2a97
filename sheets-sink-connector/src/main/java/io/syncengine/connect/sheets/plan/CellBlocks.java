// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.row.CellValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cells gathered into as few rectangles as they make up without touching any other cell. */
final class CellBlocks {

    /** Adjacent columns; both ends are inclusive. */
    private record Span(int first, int last) {}

    private static final class Block {
        private final int row;
        private final Span span;
        private final List<List<CellValue>> rows = new ArrayList<>();

        private Block(int row, Span span) {
            this.row = row;
            this.span = span;
        }
    }

    private final int sheetId;
    private final Map<Span, Block> open = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();

    CellBlocks(int sheetId) {
        this.sheetId = sheetId;
    }

    /**
     * Takes in cells of a row.
     *
     * @param row below all that were added so far
     * @param cells by column
     */
    void add(int row, TreeMap<Integer, CellValue> cells) {
        List<CellValue> values = new ArrayList<>();
        int first = -1;
        int last = -2;
        for (Map.Entry<Integer, CellValue> cell : cells.entrySet()) {
            if (cell.getKey() != last + 1) {
                flush(row, first, last, values);
                values = new ArrayList<>();
                first = cell.getKey();
            }
            values.add(cell.getValue());
            last = cell.getKey();
        }
        flush(row, first, last, values);
    }

    private void flush(int row, int first, int last, List<CellValue> values) {
        if (values.isEmpty()) {
            return;
        }
        Span span = new Span(first, last);
        Block block = open.get(span);
        if (block == null || block.row + block.rows.size() != row) {
            block = new Block(row, span);
            open.put(span, block);
            blocks.add(block);
        }
        block.rows.add(values);
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Block block : blocks) {
            changes.add(new Change.WriteCells(sheetId, block.row, block.span.first, block.rows));
        }
        return changes;
    }
}
