// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.a1.A1;
import io.syncengine.connect.simulators.sheets.filter.Ranges;
import io.syncengine.connect.simulators.sheets.formula.Calculator;
import io.syncengine.connect.simulators.sheets.formula.CellError;
import io.syncengine.connect.simulators.sheets.grid.Box;
import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.Formula;
import io.syncengine.connect.simulators.sheets.grid.GridRange;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.Fields;
import io.syncengine.connect.simulators.sheets.render.CellText;
import org.jspecify.annotations.Nullable;

/** Reads values of ranges. */
public final class ValueRanges {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Workbook workbook;
    private final Calculator calculator;

    public ValueRanges(Workbook workbook) {
        this.workbook = workbook;
        calculator = new Calculator(workbook);
    }

    /**
     * A ValueRange.
     *
     * @throws ApiException when the range begins beyond the grid
     */
    public ObjectNode of(GridRange range, ValueOptions options) {
        Sheet sheet = Ranges.sheet(workbook, range.sheetId());
        return of(sheet, A1.readable(sheet, range), options);
    }

    /** A ValueRange of a box of the grid. */
    public ObjectNode of(Sheet sheet, Box box, ValueOptions options) {
        ObjectNode answer = NODES.objectNode()
                .put("range", A1.of(sheet, box))
                .put("majorDimension", options.isByColumn() ? "COLUMNS" : "ROWS");
        ArrayNode lists = NODES.arrayNode();
        int majors = options.isByColumn() ? box.columns() : box.rows();
        int pending = 0;
        for (int major = 0; major < majors; major++) {
            ArrayNode list = list(sheet, box, major, options);
            if (list.isEmpty()) {
                pending++;
                continue;
            }
            for (; pending > 0; pending--) {
                lists.addArray();
            }
            lists.add(list);
        }
        if (!lists.isEmpty()) {
            answer.set("values", lists);
        }
        return answer;
    }

    private ArrayNode list(Sheet sheet, Box box, int major, ValueOptions options) {
        ArrayNode list = NODES.arrayNode();
        int minors = options.isByColumn()
                ? box.rows()
                : Math.min(box.columns(), sheet.row(box.fromRow() + major).length() - box.fromColumn());
        int pending = 0;
        for (int minor = 0; minor < minors; minor++) {
            int row = box.fromRow() + (options.isByColumn() ? minor : major);
            int column = box.fromColumn() + (options.isByColumn() ? major : minor);
            JsonNode value = value(sheet, row, column, options);
            if (value == null) {
                pending++;
                continue;
            }
            for (; pending > 0; pending--) {
                list.add("");
            }
            list.add(value);
        }
        return list;
    }

    /** Null for nothing. */
    private @Nullable JsonNode value(Sheet sheet, int row, int column, ValueOptions options) {
        Cell cell = sheet.cell(row, column);
        if (cell.entered() == null) {
            return null;
        }
        if (options.rendering() == ValueOptions.Rendering.FORMULA && cell.entered() instanceof Formula formula) {
            return NODES.textNode(formula.text());
        }
        Object value = calculator.value(sheet, row, column);
        boolean isText = options.rendering() == ValueOptions.Rendering.FORMATTED_VALUE
                || (options.areMomentsText() && CellText.isMoment(cell.format()));
        if (value == null || isText) {
            return NODES.textNode(CellText.of(value, cell.format()));
        }
        if (value instanceof Double number) {
            return Fields.json(number);
        }
        return value instanceof Boolean flag
                ? NODES.booleanNode(flag)
                : NODES.textNode(value instanceof CellError error ? error.shown() : value.toString());
    }
}
