// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.values;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.a1.A1;
import io.syncengine.connect.simulators.sheets.batch.Change;
import io.syncengine.connect.simulators.sheets.grid.Box;
import io.syncengine.connect.simulators.sheets.grid.Dimension;
import io.syncengine.connect.simulators.sheets.grid.GridRange;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.Fields;
import org.jspecify.annotations.Nullable;

/** Appends values below the last table that reaches into a range; where there is none, at the start of the range. */
public final class Append {
    private final Change change;
    private final ValueWriter writer;

    public Append(Change change, ValueWriter writer) {
        this.change = change;
        this.writer = writer;
    }

    /**
     * Appends. The grid grows where it has to.
     *
     * @param inserts whether rows are inserted for the values, instead of overwriting what is there
     * @throws ApiException when a value is none, or the grid becomes too large
     */
    public Appended append(GridRange range, ObjectNode values, boolean inserts) {
        Sheet sheet = change.sheet(range.sheetId());
        Box searched = A1.readable(sheet, range);
        Box table = Tables.last(sheet, searched);
        boolean isByColumn = ValueOptions.isByColumn(Fields.text(values, "majorDimension"));
        ValueWriter.Block block = new ValueWriter.Block(values.path("values"), isByColumn);
        int row = table == null ? searched.fromRow() : table.toRow();
        int column = table == null ? searched.fromColumn() : table.fromColumn();
        String tableRange = table == null ? null : A1.of(sheet, table);
        Box target = new Box(row, row + Math.max(1, block.rows()), column, column + Math.max(1, block.columns()));
        if (inserts && table != null && row < sheet.rowCount()) {
            change.insert(sheet, Dimension.ROWS, row, block.rows(), row - 1);
        }
        grow(sheet, Dimension.ROWS, target.toRow());
        grow(sheet, Dimension.COLUMNS, target.toColumn());
        return new Appended(tableRange, writer.write(sheet, target, block));
    }

    private void grow(Sheet sheet, Dimension dimension, int size) {
        int old = sheet.count(dimension);
        if (size > old) {
            change.insert(sheet, dimension, old, size - old, -1);
        }
    }

    /**
     * What was appended.
     *
     * @param tableRange null: there was no table
     */
    public record Appended(@Nullable String tableRange, ValueWriter.Written written) {
        /** An AppendValuesResponse without its updates. */
        public ObjectNode json(String spreadsheetId) {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("spreadsheetId", spreadsheetId);
            if (tableRange != null) {
                json.put("tableRange", tableRange);
            }
            return json;
        }
    }
}
