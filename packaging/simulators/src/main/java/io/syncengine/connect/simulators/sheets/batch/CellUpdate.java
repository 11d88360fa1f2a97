// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.Formula;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.FieldMask;
import io.syncengine.connect.simulators.sheets.message.Fields;

import java.util.Set;

/** What a mask and a CellData make of a cell. */
final class CellUpdate {
    private static final String VALUE = "userEnteredValue";
    private static final String FORMAT = "userEnteredFormat";
    private static final String NOTE = "note";
    private static final String VALIDATION = "dataValidation";
    private static final Set<String> KNOWN = Set.of(VALUE, FORMAT, NOTE, VALIDATION, "*");

    private final FieldMask mask;
    private final int longestText;
    private final boolean hasValue;
    private final boolean hasFormat;
    private final boolean hasNote;
    private final boolean hasValidation;

    /** @throws ApiException when the mask names something that is read-only or not simulated */
    CellUpdate(FieldMask mask, int longestText) {
        this.mask = mask;
        this.longestText = longestText;
        for (String name : mask.names()) {
            if (!KNOWN.contains(name)) {
                throw ApiException.invalid("unsupported by the simulator: field " + name);
            }
        }
        hasValue = mask.has(VALUE);
        hasFormat = mask.has(FORMAT);
        hasNote = mask.has(NOTE);
        hasValidation = mask.has(VALIDATION);
    }

    /** @throws ApiException when the value is too long, or none */
    Cell apply(Cell old, JsonNode data) {
        Cell cell = old;
        if (hasValue) {
            cell = value(cell, data.path(VALUE));
        }
        if (hasFormat) {
            cell = format(cell, data.path(FORMAT));
        }
        if (hasNote) {
            cell = cell.withNote(Fields.text(data, NOTE));
        }
        if (hasValidation) {
            cell = cell.withValidation(data.get(VALIDATION));
        }
        return cell.isEmpty() ? Cell.EMPTY : cell;
    }

    private Cell value(Cell cell, JsonNode value) {
        if (value.isMissingNode() || value.isEmpty()) {
            return cell.cleared();
        }
        if (value.size() > 1 || value.has("errorValue")) {
            throw ApiException.invalid(
                    "Exactly one of numberValue, stringValue, boolValue and formulaValue may be set.");
        }
        if (value.has("numberValue")) {
            return cell.withNumber(value.get("numberValue").asDouble());
        }
        if (value.has("boolValue")) {
            return cell.withFlag(value.get("boolValue").asBoolean());
        }
        if (value.has("formulaValue")) {
            String formula = checked(Fields.text(value, "formulaValue"));
            if (!formula.startsWith("=")) {
                throw ApiException.invalid("formulaValue must start with '=': " + formula);
            }
            return cell.withFormula(new Formula(formula));
        }
        return cell.withText(checked(Fields.text(value, "stringValue")));
    }

    private String checked(String text) {
        checkLength(text, longestText);
        return text;
    }

    /** @throws ApiException when a text is too long for a cell */
    static void checkLength(String text, int longest) {
        if (text.length() > longest) {
            throw ApiException.invalid(
                    "Your input contains more than the maximum of " + longest + " characters in a single cell.");
        }
    }

    private Cell format(Cell cell, JsonNode format) {
        ObjectNode old = cell.format();
        ObjectNode wanted = format instanceof ObjectNode object ? Colors.format(object) : nothing();
        return cell.withFormat(mask.of(FORMAT).merge(old == null ? nothing() : old, wanted));
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
