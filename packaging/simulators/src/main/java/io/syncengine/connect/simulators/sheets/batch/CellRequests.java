// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.filter.Ranges;
import io.syncengine.connect.simulators.sheets.grid.Box;
import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.GridRange;
import io.syncengine.connect.simulators.sheets.grid.Row;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.FieldMask;
import io.syncengine.connect.simulators.sheets.message.Fields;

import java.util.Map;

/** Requests that write into cells. */
final class CellRequests {
    private static final String RANGE = "range";

    private final Change change;

    private CellRequests(Change change) {
        this.change = change;
    }

    static void add(Map<String, BatchUpdate.Handler> handlers, Change change) {
        CellRequests requests = new CellRequests(change);
        handlers.put("updateCells", requests::update);
        handlers.put("repeatCell", requests::repeat);
        handlers.put("setDataValidation", requests::validation);
    }

    private ObjectNode update(ObjectNode request) {
        CellUpdate update = update(request, "fields");
        JsonNode rows = request.path("rows");
        if (request.has(RANGE)) {
            GridRange range = Ranges.grid(Fields.object(request, RANGE));
            Sheet sheet = change.sheet(range.sheetId());
            Box box = change.writable(sheet, range);
            checkSize(rows, box.fromRow(), box.toRow(), box.fromColumn(), box.toColumn());
            for (int row = box.fromRow(); row < box.toRow(); row++) {
                write(
                        sheet,
                        row,
                        box.fromColumn(),
                        box.toColumn(),
                        rows.path(row - box.fromRow()).path("values"),
                        update);
            }
            return BatchUpdate.nothing();
        }
        if (!request.has("start")) {
            throw ApiException.invalid("Must specify either start or range.");
        }
        ObjectNode start = Fields.object(request, "start");
        Sheet sheet = change.sheet(Fields.number(start, "sheetId"));
        int firstRow = Fields.number(start, "rowIndex");
        int firstColumn = Fields.number(start, "columnIndex");
        checkSize(rows, firstRow, sheet.rowCount(), firstColumn, sheet.columnCount());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode values = rows.get(i).path("values");
            int end = firstColumn + values.size();
            change.checkProtection(sheet, new Box(firstRow + i, firstRow + i + 1, firstColumn, end));
            write(sheet, firstRow + i, firstColumn, end, values, update);
        }
        return BatchUpdate.nothing();
    }

    private CellUpdate update(ObjectNode request, String name) {
        FieldMask mask = FieldMask.ofUpdate(Fields.text(request, name), "CellData");
        return new CellUpdate(mask, change.limits().cellText());
    }

    private static void checkSize(JsonNode rows, int fromRow, int toRow, int fromColumn, int toColumn) {
        if (fromRow < 0 || fromColumn < 0) {
            throw ApiException.invalid("start indexes must be non-negative.");
        }
        for (int i = 0; i < rows.size(); i++) {
            if (fromRow + i >= toRow) {
                throw ApiException.invalid("Attempting to write row: " + (fromRow + i)
                        + ", beyond the last requested row of: " + (toRow - 1));
            }
            int end = fromColumn + rows.get(i).path("values").size();
            if (end > toColumn) {
                throw ApiException.invalid("Attempting to write column: " + toColumn
                        + ", beyond the last requested column of: " + (toColumn - 1));
            }
        }
    }

    private static void write(
            Sheet sheet, int index, int fromColumn, int toColumn, JsonNode values, CellUpdate update) {
        Row row = sheet.row(index);
        sheet.row(index, row.with(fromColumn, toColumn, column -> {
            JsonNode data = values.path(column - fromColumn);
            return update.apply(row.cell(column), data);
        }));
    }

    private ObjectNode repeat(ObjectNode request) {
        CellUpdate update = update(request, "fields");
        GridRange range = Ranges.grid(Fields.object(request, RANGE));
        Sheet sheet = change.sheet(range.sheetId());
        Box box = change.writable(sheet, range);
        JsonNode data = request.has("cell") ? request.get("cell") : MissingNode.getInstance();
        for (int index = box.fromRow(); index < box.toRow(); index++) {
            Row row = sheet.row(index);
            sheet.row(
                    index, row.with(box.fromColumn(), box.toColumn(), column -> update.apply(row.cell(column), data)));
        }
        return BatchUpdate.nothing();
    }

    private ObjectNode validation(ObjectNode request) {
        GridRange range = Ranges.grid(Fields.object(request, RANGE));
        Sheet sheet = change.sheet(range.sheetId());
        Box box = change.writable(sheet, range);
        for (int index = box.fromRow(); index < box.toRow(); index++) {
            Row row = sheet.row(index);
            sheet.row(index, row.with(box.fromColumn(), box.toColumn(), column -> {
                Cell cell = row.cell(column).withValidation(request.get("rule"));
                return cell.isEmpty() ? Cell.EMPTY : cell;
            }));
        }
        return BatchUpdate.nothing();
    }
}
