// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.formula.Calculator;
import io.syncengine.connect.simulators.sheets.grid.Box;
import io.syncengine.connect.simulators.sheets.grid.Dimension;
import io.syncengine.connect.simulators.sheets.grid.Metadata;
import io.syncengine.connect.simulators.sheets.grid.Row;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.FieldMask;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/** A spreadsheet, or parts of it, in the API's shape. */
public final class SpreadsheetAnswer {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int ROW_HEIGHT = 21;
    private static final int COLUMN_WIDTH = 100;

    private final Workbook workbook;
    private final FieldMask mask;
    private final String project;
    private final Calculator calculator;

    /**
     * @param mask of a spreadsheet
     * @param project that asks; it sees its own metadata and that of the document
     */
    public SpreadsheetAnswer(Workbook workbook, FieldMask mask, String project) {
        this.workbook = workbook;
        this.mask = mask;
        this.project = project;
        calculator = new Calculator(workbook);
    }

    /**
     * Whether cells are answered: where a mask is given it decides, else what the request says.
     *
     * @param isAsked by the request
     */
    public static boolean hasGridData(FieldMask mask, boolean isAsked) {
        if (mask.isAll()) {
            return isAsked;
        }
        FieldMask sheets = mask.of("sheets");
        return mask.has("sheets") && !sheets.isAll() && sheets.names("data");
    }

    /**
     * The whole answer.
     *
     * @param parts of sheets to answer; null: all sheets
     * @param hasData whether their cells are answered, too
     */
    public ObjectNode of(@Nullable List<Part> parts, boolean hasData) {
        ObjectNode answer = NODES.objectNode().put("spreadsheetId", workbook.id());
        answer.set("properties", workbook.properties());
        ArrayNode sheets = answer.putArray("sheets");
        for (Sheet sheet : workbook.sheets()) {
            List<Box> boxes = parts == null
                    ? List.of(new Box(0, sheet.rowCount(), 0, sheet.columnCount()))
                    : parts.stream()
                            .filter(part -> part.sheetId() == sheet.id())
                            .map(Part::box)
                            .toList();
            if (!boxes.isEmpty()) {
                sheets.add(sheet(sheet, boxes, hasData));
            }
        }
        metadata(answer, entry -> entry.place() instanceof Metadata.OnSpreadsheet);
        answer.put("spreadsheetUrl", "https://docs.google.com/spreadsheets/d/" + workbook.id() + "/edit");
        return (ObjectNode) mask.cut(answer);
    }

    private ObjectNode sheet(Sheet sheet, List<Box> boxes, boolean hasData) {
        ObjectNode json = NODES.objectNode();
        json.set("properties", SheetJson.properties(sheet, workbook.indexOf(sheet)));
        if (hasData) {
            FieldMask data = mask.of("sheets").of("data");
            ArrayNode list = json.putArray("data");
            boxes.forEach(box -> list.add(data(sheet, box, data)));
        }
        if (!sheet.protections().isEmpty()) {
            ArrayNode list = json.putArray("protectedRanges");
            sheet.protections().forEach(protection -> list.add(SheetJson.protectedRange(protection)));
        }
        metadata(json, entry -> entry.place() instanceof Metadata.OnSheet place && place.sheetId() == sheet.id());
        return json;
    }

    private ObjectNode data(Sheet sheet, Box box, FieldMask data) {
        ObjectNode json = NODES.objectNode();
        if (box.fromRow() > 0) {
            json.put("startRow", box.fromRow());
        }
        if (box.fromColumn() > 0) {
            json.put("startColumn", box.fromColumn());
        }
        if (data.has("rowData")) {
            ArrayNode rows =
                    rows(sheet, box, new CellJson(calculator, data.of("rowData").of("values")));
            if (!rows.isEmpty()) {
                json.set("rowData", rows);
            }
        }
        if (data.has("rowMetadata")) {
            json.set("rowMetadata", lines(sheet, Dimension.ROWS, box.fromRow(), box.toRow(), ROW_HEIGHT));
        }
        if (data.has("columnMetadata")) {
            json.set("columnMetadata", lines(sheet, Dimension.COLUMNS, box.fromColumn(), box.toColumn(), COLUMN_WIDTH));
        }
        return json;
    }

    /** Rows up to the last with something in it, cells of each likewise. */
    private static ArrayNode rows(Sheet sheet, Box box, CellJson cells) {
        ArrayNode rows = NODES.arrayNode();
        int pending = 0;
        for (int index = box.fromRow(); index < box.toRow(); index++) {
            Row row = sheet.row(index);
            int end = Math.min(row.length(), box.toColumn());
            while (end > box.fromColumn() && row.cell(end - 1).isEmpty()) {
                end--;
            }
            if (end <= box.fromColumn()) {
                pending++;
                continue;
            }
            for (; pending > 0; pending--) {
                rows.addObject();
            }
            ArrayNode values = rows.addObject().putArray("values");
            for (int column = box.fromColumn(); column < end; column++) {
                values.add(cells.of(sheet, index, column));
            }
        }
        return rows;
    }

    private ArrayNode lines(Sheet sheet, Dimension dimension, int from, int to, int size) {
        ArrayNode lines = NODES.arrayNode();
        for (int index = from; index < to; index++) {
            ObjectNode line = lines.addObject().put("pixelSize", size);
            Metadata.OnLine place = new Metadata.OnLine(sheet.id(), dimension, index);
            metadata(line, entry -> entry.place().equals(place));
        }
        return lines;
    }

    private void metadata(ObjectNode json, Predicate<Metadata> isMeant) {
        List<JsonNode> list = workbook.metadata().stream()
                .filter(entry -> entry.isSeenBy(project) && isMeant.test(entry))
                .map(entry -> (JsonNode) SheetJson.metadata(entry))
                .toList();
        if (!list.isEmpty()) {
            json.putArray("developerMetadata").addAll(list);
        }
    }

    /** A part of a sheet. */
    public record Part(int sheetId, Box box) {}
}
