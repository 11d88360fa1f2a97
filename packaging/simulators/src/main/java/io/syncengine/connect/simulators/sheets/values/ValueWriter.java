// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.a1.A1;
import io.syncengine.connect.simulators.sheets.batch.Change;
import io.syncengine.connect.simulators.sheets.grid.Box;
import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.GridRange;
import io.syncengine.connect.simulators.sheets.grid.Row;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.Fields;

import java.util.BitSet;

/** Writes values into ranges of a draft. A null leaves its cell alone and does not count. */
public final class ValueWriter {
    private final Change change;
    private final Typing typing;

    /** @param typing what a value becomes */
    public ValueWriter(Change change, Typing typing) {
        this.change = change;
        this.typing = typing;
    }

    /**
     * Writes a ValueRange at the start of a range.
     *
     * @param range that it has to fit into; of one cell alone, it may go beyond
     * @throws ApiException when it does not fit, or a value is none
     */
    public Written write(GridRange range, ObjectNode values) {
        Sheet sheet = change.sheet(range.sheetId());
        Box bounds = A1.readable(sheet, range);
        boolean isOneCell = bounds.rows() == 1 && bounds.columns() == 1 && range.endRow() != null;
        boolean isByColumn = ValueOptions.isByColumn(Fields.text(values, "majorDimension"));
        Block block = new Block(values.path("values"), isByColumn);
        Box target = new Box(
                bounds.fromRow(),
                bounds.fromRow() + Math.max(1, block.rows()),
                bounds.fromColumn(),
                bounds.fromColumn() + Math.max(1, block.columns()));
        checkFits(sheet, range, bounds, target, isOneCell);
        return write(sheet, target, block);
    }

    private static void checkFits(Sheet sheet, GridRange range, Box bounds, Box target, boolean isOneCell) {
        if (!isOneCell && (target.toColumn() > bounds.toColumn() || target.toRow() > bounds.toRow())) {
            boolean isTooWide = target.toColumn() > bounds.toColumn();
            throw ApiException.invalid(
                    "Requested writing within range [" + A1.of(sheet, bounds) + "], but tried writing to "
                            + (isTooWide
                                    ? "column [" + A1.letters(bounds.toColumn()) + "]"
                                    : "row [" + (bounds.toRow() + 1) + "]"));
        }
        A1.writable(
                sheet,
                new GridRange(
                        range.sheetId(), target.fromRow(), target.toRow(), target.fromColumn(), target.toColumn()));
    }

    Written write(Sheet sheet, Box target, Block block) {
        change.checkProtection(sheet, target);
        BitSet rows = new BitSet();
        BitSet columns = new BitSet();
        int cells = 0;
        for (int i = 0; i < block.rows(); i++) {
            int index = target.fromRow() + i;
            int line = i;
            Row old = sheet.row(index);
            sheet.row(index, old.with(target.fromColumn(), target.fromColumn() + block.columns(), column -> {
                JsonNode value = block.value(line, column - target.fromColumn());
                Cell cell = old.cell(column);
                return value.isNull() || value.isMissingNode()
                        ? cell
                        : written(cell, value, line, column - target.fromColumn());
            }));
            for (int j = 0; j < block.columns(); j++) {
                JsonNode value = block.value(i, j);
                if (!value.isNull() && !value.isMissingNode()) {
                    rows.set(i);
                    columns.set(j);
                    cells++;
                }
            }
        }
        return new Written(sheet, target, rows, columns, cells);
    }

    private Cell written(Cell cell, JsonNode value, int row, int column) {
        if (value.isContainerNode()) {
            throw ApiException.invalid("Invalid values[" + row + "][" + column + "]: "
                    + (value.isArray() ? "list_value " : "struct_value ") + value);
        }
        Cell changed = typing.apply(cell, value);
        if (changed.entered() instanceof String text) {
            change.checkLength(text);
        }
        return changed.isEmpty() ? Cell.EMPTY : changed;
    }

    /** What a value makes of a cell. */
    @FunctionalInterface
    public interface Typing {
        Cell apply(Cell cell, JsonNode value);
    }

    /** Values by row and column, whichever way they came. */
    static final class Block {
        private final JsonNode lists;
        private final boolean isByColumn;
        private final int longest;

        Block(JsonNode lists, boolean isByColumn) {
            this.lists = lists;
            this.isByColumn = isByColumn;
            int most = 0;
            for (JsonNode list : lists) {
                most = Math.max(most, list.size());
            }
            longest = most;
        }

        int rows() {
            return isByColumn ? longest : lists.size();
        }

        int columns() {
            return isByColumn ? lists.size() : longest;
        }

        JsonNode value(int row, int column) {
            return isByColumn ? lists.path(column).path(row) : lists.path(row).path(column);
        }
    }

    /**
     * What was written.
     *
     * @param rows of the box, in which a cell was written
     * @param columns likewise
     */
    public record Written(Sheet sheet, Box box, BitSet rows, BitSet columns, int cells) {
        /** An UpdateValuesResponse. */
        public ObjectNode json(String spreadsheetId) {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("spreadsheetId", spreadsheetId)
                    .put("updatedRange", A1.of(sheet, box));
            if (cells > 0) {
                json.put("updatedRows", rows.cardinality())
                        .put("updatedColumns", columns.cardinality())
                        .put("updatedCells", cells);
            }
            return json;
        }
    }
}
