// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.formula.Calculator;
import io.syncengine.connect.simulators.sheets.formula.CellError;
import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.Formula;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.message.FieldMask;
import io.syncengine.connect.simulators.sheets.message.Fields;
import io.syncengine.connect.simulators.sheets.render.CellText;
import org.jspecify.annotations.Nullable;

/** Cells in the API's shape. Only what a mask means is made, because there are many. */
final class CellJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Calculator calculator;
    private final boolean hasEntered;
    private final boolean hasEffective;
    private final boolean hasFormatted;
    private final boolean hasFormat;
    private final boolean hasNote;
    private final boolean hasValidation;

    /** @param mask of a cell */
    CellJson(Calculator calculator, FieldMask mask) {
        this.calculator = calculator;
        hasEntered = mask.has("userEnteredValue");
        hasEffective = mask.has("effectiveValue");
        hasFormatted = mask.has("formattedValue");
        hasFormat = mask.has("userEnteredFormat");
        hasNote = mask.has("note");
        hasValidation = mask.has("dataValidation");
    }

    ObjectNode of(Sheet sheet, int row, int column) {
        Cell cell = sheet.cell(row, column);
        ObjectNode json = NODES.objectNode();
        Object entered = cell.entered();
        if (entered != null) {
            values(json, cell, entered, sheet, row, column);
        }
        ObjectNode format = cell.format();
        if (hasFormat && format != null) {
            json.set("userEnteredFormat", format);
        }
        if (hasNote && !cell.note().isEmpty()) {
            json.put("note", cell.note());
        }
        if (hasValidation && cell.validation() != null) {
            json.set("dataValidation", cell.validation());
        }
        return json;
    }

    private void values(ObjectNode json, Cell cell, Object entered, Sheet sheet, int row, int column) {
        if (hasEntered) {
            json.set("userEnteredValue", value(entered));
        }
        if (hasEffective || hasFormatted) {
            Object effective = calculator.value(sheet, row, column);
            if (hasEffective && effective != null) {
                json.set("effectiveValue", value(effective));
            }
            if (hasFormatted) {
                json.put("formattedValue", CellText.of(effective, cell.format()));
            }
        }
    }

    private static ObjectNode value(@Nullable Object value) {
        ObjectNode json = NODES.objectNode();
        if (value instanceof String text) {
            json.put("stringValue", text);
        } else if (value instanceof Double number) {
            json.set("numberValue", Fields.json(number));
        } else if (value instanceof Boolean flag) {
            json.put("boolValue", flag);
        } else if (value instanceof Formula formula) {
            json.put("formulaValue", formula.text());
        } else if (value instanceof CellError error) {
            json.putObject("errorValue").put("type", error.name()).put("message", error.shown());
        }
        return json;
    }
}
