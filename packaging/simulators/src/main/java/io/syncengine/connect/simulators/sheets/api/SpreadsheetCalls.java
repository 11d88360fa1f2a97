// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.a1.A1;
import io.syncengine.connect.simulators.sheets.answer.SheetJson;
import io.syncengine.connect.simulators.sheets.answer.SpreadsheetAnswer;
import io.syncengine.connect.simulators.sheets.answer.SpreadsheetAnswer.Part;
import io.syncengine.connect.simulators.sheets.batch.BatchUpdate;
import io.syncengine.connect.simulators.sheets.batch.Change;
import io.syncengine.connect.simulators.sheets.batch.Limits;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.filter.DataFilters;
import io.syncengine.connect.simulators.sheets.filter.Ranges;
import io.syncengine.connect.simulators.sheets.grid.GridRange;
import io.syncengine.connect.simulators.sheets.grid.Metadata;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.FieldMask;
import io.syncengine.connect.simulators.sheets.message.Fields;

import java.util.ArrayList;
import java.util.List;

/** Calls about a spreadsheet as a whole: get, getByDataFilter, batchUpdate, and developer metadata. */
final class SpreadsheetCalls {
    private static final String DATA_FILTERS = "dataFilters";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Limits limits;
    private final Ids ids;

    SpreadsheetCalls(Limits limits, Ids ids) {
        this.limits = limits;
        this.ids = ids;
    }

    JsonNode get(Call call, SheetFile file) {
        FieldMask mask = call.fields("Spreadsheet");
        Workbook workbook = file.workbook();
        List<String> ranges = call.request().queryAll("ranges");
        List<Part> parts = ranges.isEmpty()
                ? null
                : ranges.stream()
                        .map(range -> part(workbook, A1.parse(workbook, range)))
                        .toList();
        boolean hasData = SpreadsheetAnswer.hasGridData(mask, call.flag("includeGridData", false));
        return new SpreadsheetAnswer(workbook, mask, call.principal().project()).of(parts, hasData);
    }

    private static Part part(Workbook workbook, GridRange range) {
        Sheet sheet = Ranges.sheet(workbook, range.sheetId());
        return new Part(sheet.id(), A1.readable(sheet, range));
    }

    JsonNode getByDataFilter(Call call, SheetFile file) {
        FieldMask mask = call.fields("Spreadsheet");
        ObjectNode body = call.body("GetSpreadsheetByDataFilterRequest", "");
        Workbook workbook = file.workbook();
        DataFilters filters = new DataFilters(workbook, call.principal().project());
        List<Part> parts = new ArrayList<>();
        for (JsonNode filter : body.path(DATA_FILTERS)) {
            filters.ranges(filter).forEach(range -> parts.add(part(workbook, range)));
        }
        boolean hasData = SpreadsheetAnswer.hasGridData(mask, Fields.flag(body, "includeGridData"));
        return new SpreadsheetAnswer(workbook, mask, call.principal().project())
                .of(body.path(DATA_FILTERS).isEmpty() ? null : parts, hasData);
    }

    JsonNode batchUpdate(Call call, SheetFile file) {
        FieldMask mask = call.fields("BatchUpdateSpreadsheetResponse");
        ObjectNode body = call.body("BatchUpdateSpreadsheetRequest", "");
        Workbook draft = file.workbook().draft();
        Change change = new Change(draft, call.author(file), limits, ids::number);
        ArrayNode replies = BatchUpdate.apply(body.path("requests"), change);
        ObjectNode answer = NODES.objectNode().put("spreadsheetId", draft.id());
        answer.set("replies", replies);
        if (Fields.flag(body, "includeSpreadsheetInResponse")) {
            answer.set("updatedSpreadsheet", updated(call, body, draft, mask));
        }
        file.commit(draft);
        return mask.cut(answer);
    }

    private static ObjectNode updated(Call call, ObjectNode body, Workbook draft, FieldMask mask) {
        JsonNode ranges = body.path("responseRanges");
        List<Part> parts = ranges.isEmpty() ? null : new ArrayList<>();
        if (parts != null) {
            ranges.forEach(range -> parts.add(part(draft, A1.parse(draft, range.asText()))));
        }
        FieldMask ofSpreadsheet = mask.of("updatedSpreadsheet");
        boolean hasData = SpreadsheetAnswer.hasGridData(ofSpreadsheet, Fields.flag(body, "responseIncludeGridData"));
        return new SpreadsheetAnswer(draft, ofSpreadsheet, call.principal().project()).of(parts, hasData);
    }

    JsonNode searchMetadata(Call call, SheetFile file) {
        ObjectNode body = call.body("SearchDeveloperMetadataRequest", "");
        DataFilters filters = new DataFilters(file.workbook(), call.principal().project());
        JsonNode asked = body.path(DATA_FILTERS);
        if (asked.isEmpty()) {
            throw ApiException.invalid("Must specify at least one data filter.");
        }
        List<List<Metadata>> found = new ArrayList<>();
        asked.forEach(filter -> found.add(filters.metadata(filter)));
        ArrayNode matched = NODES.arrayNode();
        for (Metadata entry : file.workbook().metadata()) {
            ArrayNode by = NODES.arrayNode();
            for (int i = 0; i < found.size(); i++) {
                if (found.get(i).contains(entry)) {
                    by.add(asked.get(i));
                }
            }
            if (!by.isEmpty()) {
                ObjectNode match = matched.addObject();
                match.set("developerMetadata", SheetJson.metadata(entry));
                match.set(DATA_FILTERS, by);
            }
        }
        ObjectNode answer = NODES.objectNode();
        if (!matched.isEmpty()) {
            answer.set("matchedDeveloperMetadata", matched);
        }
        return call.fields("SearchDeveloperMetadataResponse").cut(answer);
    }

    JsonNode metadata(Call call, SheetFile file, String id) {
        return file.workbook().metadata().stream()
                .filter(entry -> Integer.toString(entry.id()).equals(id)
                        && entry.isSeenBy(call.principal().project()))
                .findFirst()
                .map(entry -> call.fields("DeveloperMetadata").cut(SheetJson.metadata(entry)))
                .orElseThrow(() -> ApiException.notFound("No developer metadata with ID " + id));
    }
}
