// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.a1.A1;
import io.syncengine.connect.simulators.sheets.batch.Change;
import io.syncengine.connect.simulators.sheets.batch.Limits;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.filter.DataFilters;
import io.syncengine.connect.simulators.sheets.grid.Box;
import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.GridRange;
import io.syncengine.connect.simulators.sheets.grid.Row;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.Fields;
import io.syncengine.connect.simulators.sheets.values.Append;
import io.syncengine.connect.simulators.sheets.values.Typed;
import io.syncengine.connect.simulators.sheets.values.ValueOptions;
import io.syncengine.connect.simulators.sheets.values.ValueRanges;
import io.syncengine.connect.simulators.sheets.values.ValueWriter;
import io.syncengine.connect.simulators.sheets.values.ValueWriter.Written;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calls about values of ranges. */
final class ValueCalls {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ID = "spreadsheetId";

    private final Limits limits;
    private final Ids ids;

    ValueCalls(Limits limits, Ids ids) {
        this.limits = limits;
        this.ids = ids;
    }

    private static ValueOptions options(Call call) {
        return ValueOptions.of(
                call.parameter("majorDimension"),
                call.parameter("valueRenderOption"),
                call.parameter("dateTimeRenderOption"));
    }

    JsonNode get(Call call, SheetFile file, String range) {
        Workbook workbook = file.workbook();
        ObjectNode answer = new ValueRanges(workbook).of(A1.parse(workbook, range), options(call));
        return call.fields("ValueRange").cut(answer);
    }

    JsonNode batchGet(Call call, SheetFile file) {
        Workbook workbook = file.workbook();
        ValueOptions options = options(call);
        ValueRanges values = new ValueRanges(workbook);
        ObjectNode answer = NODES.objectNode().put(ID, workbook.id());
        ArrayNode list = NODES.arrayNode();
        call.request().queryAll("ranges").forEach(range -> list.add(values.of(A1.parse(workbook, range), options)));
        if (!list.isEmpty()) {
            answer.set("valueRanges", list);
        }
        return call.fields("BatchGetValuesResponse").cut(answer);
    }

    JsonNode batchGetByDataFilter(Call call, SheetFile file) {
        ObjectNode body = call.body("BatchGetValuesByDataFilterRequest", "");
        Workbook workbook = file.workbook();
        ValueOptions options = ValueOptions.of(
                Fields.text(body, "majorDimension"),
                Fields.text(body, "valueRenderOption"),
                Fields.text(body, "dateTimeRenderOption"));
        DataFilters filters = new DataFilters(workbook, call.principal().project());
        ValueRanges values = new ValueRanges(workbook);
        ObjectNode answer = NODES.objectNode().put(ID, workbook.id());
        ArrayNode list = NODES.arrayNode();
        for (JsonNode filter : body.path("dataFilters")) {
            for (GridRange range : filters.ranges(filter)) {
                ObjectNode match = list.addObject();
                match.set("valueRange", values.of(range, options));
                match.putArray("dataFilters").add(filter);
            }
        }
        if (!list.isEmpty()) {
            answer.set("valueRanges", list);
        }
        return call.fields("BatchGetValuesByDataFilterResponse").cut(answer);
    }

    private Change change(Call call, SheetFile file) {
        return new Change(file.workbook().draft(), call.author(file), limits, ids::number);
    }

    JsonNode update(Call call, SheetFile file, String range) {
        ObjectNode body = call.body("ValueRange", "data");
        Change change = change(call, file);
        ValueWriter writer = new ValueWriter(change, Typed.of(call.parameter("valueInputOption")));
        Written written = writer.write(A1.parse(change.draft(), range), body);
        ObjectNode answer = answer(call, change, written);
        file.commit(change.draft());
        return call.fields("UpdateValuesResponse").cut(answer);
    }

    private static ObjectNode answer(Call call, Change change, Written written) {
        ObjectNode answer = written.json(change.draft().id());
        if (call.flag("includeValuesInResponse", false)) {
            ValueOptions options = ValueOptions.of(
                    "", call.parameter("responseValueRenderOption"), call.parameter("responseDateTimeRenderOption"));
            answer.set("updatedData", new ValueRanges(change.draft()).of(written.sheet(), written.box(), options));
        }
        return answer;
    }

    JsonNode batchUpdate(Call call, SheetFile file) {
        ObjectNode body = call.body("BatchUpdateValuesRequest", "");
        Change change = change(call, file);
        ValueWriter writer = new ValueWriter(change, Typed.of(Fields.text(body, "valueInputOption")));
        ValueOptions options = ValueOptions.of(
                "", Fields.text(body, "responseValueRenderOption"), Fields.text(body, "responseDateTimeRenderOption"));
        List<Written> all = new ArrayList<>();
        for (JsonNode data : body.path("data")) {
            all.add(writer.write(A1.parse(change.draft(), Fields.text(data, "range")), (ObjectNode) data));
        }
        ObjectNode answer = NODES.objectNode().put(ID, change.draft().id());
        totals(answer, all);
        ArrayNode responses = answer.putArray("responses");
        for (Written written : all) {
            ObjectNode one = written.json(change.draft().id());
            if (Fields.flag(body, "includeValuesInResponse")) {
                one.set("updatedData", new ValueRanges(change.draft()).of(written.sheet(), written.box(), options));
            }
            responses.add(one);
        }
        file.commit(change.draft());
        return call.fields("BatchUpdateValuesResponse").cut(answer);
    }

    private static void totals(ObjectNode answer, List<Written> all) {
        Set<String> rows = new HashSet<>();
        Set<String> columns = new HashSet<>();
        Set<Integer> sheets = new HashSet<>();
        int cells = 0;
        for (Written written : all) {
            int sheet = written.sheet().id();
            written.rows().stream()
                    .forEach(row -> rows.add(sheet + " " + (written.box().fromRow() + row)));
            written.columns().stream()
                    .forEach(column -> columns.add(sheet + " " + (written.box().fromColumn() + column)));
            if (written.cells() > 0) {
                sheets.add(sheet);
            }
            cells += written.cells();
        }
        if (cells > 0) {
            answer.put("totalUpdatedRows", rows.size())
                    .put("totalUpdatedColumns", columns.size())
                    .put("totalUpdatedCells", cells)
                    .put("totalUpdatedSheets", sheets.size());
        }
    }

    JsonNode append(Call call, SheetFile file, String range) {
        ObjectNode body = call.body("ValueRange", "data");
        Change change = change(call, file);
        ValueWriter writer = new ValueWriter(change, Typed.of(call.parameter("valueInputOption")));
        boolean inserts = call.parameter("insertDataOption").equals("INSERT_ROWS");
        Append.Appended appended = new Append(change, writer).append(A1.parse(change.draft(), range), body, inserts);
        ObjectNode answer = appended.json(change.draft().id());
        answer.set("updates", answer(call, change, appended.written()));
        file.commit(change.draft());
        return call.fields("AppendValuesResponse").cut(answer);
    }

    JsonNode clear(Call call, SheetFile file, String range) {
        Change change = change(call, file);
        ObjectNode answer = NODES.objectNode().put(ID, change.draft().id()).put("clearedRange", clear(change, range));
        file.commit(change.draft());
        return call.fields("ClearValuesResponse").cut(answer);
    }

    JsonNode batchClear(Call call, SheetFile file) {
        ObjectNode body = call.body("BatchClearValuesRequest", "");
        Change change = change(call, file);
        ObjectNode answer = NODES.objectNode().put(ID, change.draft().id());
        ArrayNode cleared = NODES.arrayNode();
        body.path("ranges").forEach(range -> cleared.add(clear(change, range.asText())));
        if (!cleared.isEmpty()) {
            answer.set("clearedRanges", cleared);
        }
        file.commit(change.draft());
        return call.fields("BatchClearValuesResponse").cut(answer);
    }

    /** Takes values away; notes and formats stay. */
    private static String clear(Change change, String text) {
        GridRange range = A1.parse(change.draft(), text);
        Sheet sheet = change.sheet(range.sheetId());
        Box box = A1.readable(sheet, range);
        change.checkProtection(sheet, box);
        for (int index = box.fromRow(); index < box.toRow(); index++) {
            Row row = sheet.row(index);
            int end = Math.min(box.toColumn(), row.length());
            if (end > box.fromColumn()) {
                sheet.row(index, row.with(box.fromColumn(), end, column -> {
                    Cell cell = row.cell(column).cleared();
                    return cell.isEmpty() ? Cell.EMPTY : cell;
                }));
            }
        }
        return A1.of(sheet, box);
    }
}
