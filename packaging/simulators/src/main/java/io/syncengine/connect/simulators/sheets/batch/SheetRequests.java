// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.answer.SheetJson;
import io.syncengine.connect.simulators.sheets.filter.Ranges;
import io.syncengine.connect.simulators.sheets.grid.Box;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.FieldMask;
import io.syncengine.connect.simulators.sheets.message.Fields;

import java.util.Map;

/** Requests that add, remove and change sheets as a whole, and the spreadsheet's own properties. */
public final class SheetRequests {
    private static final int LONGEST_TITLE = 100;
    private static final String PROPERTIES = "properties";
    private static final String GRID = "gridProperties";

    private final Change change;
    private final Workbook draft;

    private SheetRequests(Change change) {
        this.change = change;
        draft = change.draft();
    }

    static void add(Map<String, BatchUpdate.Handler> handlers, Change change) {
        SheetRequests requests = new SheetRequests(change);
        handlers.put(
                "addSheet", request -> requests.reply("addSheet", requests.create(Fields.object(request, PROPERTIES))));
        handlers.put("deleteSheet", requests::delete);
        handlers.put("duplicateSheet", requests::duplicate);
        handlers.put("updateSheetProperties", requests::update);
        handlers.put("updateSpreadsheetProperties", requests::updateSpreadsheet);
    }

    /**
     * Adds a sheet to a draft.
     *
     * @param properties in the API's shape; what is missing is as usual
     * @throws ApiException when id or title are taken, or there would be too many cells
     */
    public static Sheet create(Change change, ObjectNode properties) {
        return new SheetRequests(change).create(properties);
    }

    private Sheet create(ObjectNode properties) {
        int sheetId = properties.has("sheetId") ? freeId(Fields.number(properties, "sheetId")) : newSheetId();
        String title = properties.has("title") ? freeTitle(Fields.text(properties, "title"), -1) : newTitle();
        int index = properties.has("index")
                ? Fields.number(properties, "index")
                : draft.sheets().size();
        if (index < 0 || index > draft.sheets().size()) {
            throw ApiException.invalid("Cannot add sheet at index " + index + ": there are "
                    + draft.sheets().size() + " sheets.");
        }
        ObjectNode grid = Fields.object(properties, GRID);
        Sheet sheet = draft.add(
                sheetId,
                title,
                size(grid, "rowCount", Sheet.USUAL_ROWS),
                size(grid, "columnCount", Sheet.USUAL_COLUMNS),
                index);
        change.checkCells();
        SheetLooks looks = new SheetLooks(change, sheet);
        looks.grid(grid, FieldMask.ALL, false);
        looks.other(properties);
        if (Fields.flag(properties, "hidden")) {
            sheet.hidden(true);
        }
        return sheet;
    }

    private static int size(ObjectNode grid, String name, int usual) {
        int size = grid.has(name) ? Fields.number(grid, name) : usual;
        if (size < 1) {
            throw ApiException.invalid("gridProperties." + name + " must be > 0");
        }
        return size;
    }

    private ObjectNode reply(String kind, Sheet sheet) {
        ObjectNode reply = BatchUpdate.nothing();
        reply.putObject(kind).set(PROPERTIES, SheetJson.properties(sheet, draft.indexOf(sheet)));
        return reply;
    }

    private int freeId(int sheetId) {
        if (sheetId < 0) {
            throw ApiException.invalid("Sheet ID must be a non-negative integer: " + sheetId);
        }
        if (draft.sheet(sheetId).isPresent()) {
            throw ApiException.invalid(
                    "A sheet with the ID " + sheetId + " already exists. Please choose a different ID.");
        }
        return sheetId;
    }

    private int newSheetId() {
        int sheetId = change.newId();
        while (draft.sheet(sheetId).isPresent()) {
            sheetId = change.newId();
        }
        return sheetId;
    }

    /** @param sheetId that may have the title already; -1: none */
    private String freeTitle(String title, int sheetId) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw ApiException.invalid("Sheet titles have 1 to " + LONGEST_TITLE + " characters.");
        }
        if (draft.sheet(title).filter(other -> other.id() != sheetId).isPresent()) {
            throw ApiException.invalid(
                    "A sheet with the name \"" + title + "\" already exists. Please enter another name.");
        }
        return title;
    }

    private String newTitle() {
        int number = draft.sheets().size() + 1;
        while (draft.sheet("Sheet" + number).isPresent()) {
            number++;
        }
        return "Sheet" + number;
    }

    private ObjectNode delete(ObjectNode request) {
        Sheet sheet = Ranges.sheet(draft, Fields.number(request, "sheetId"));
        change.checkProtection(sheet, new Box(0, sheet.rowCount(), 0, sheet.columnCount()));
        if (draft.sheets().size() == 1) {
            throw ApiException.invalid("You can't remove all the sheets in a document.");
        }
        draft.remove(sheet);
        checkVisible("You can't remove all the visible sheets in a document.");
        return BatchUpdate.nothing();
    }

    private void checkVisible(String message) {
        if (draft.sheets().stream().allMatch(Sheet::isHidden)) {
            throw ApiException.invalid(message);
        }
    }

    private ObjectNode duplicate(ObjectNode request) {
        Sheet original = Ranges.sheet(draft, Fields.number(request, "sourceSheetId"));
        int sheetId = request.has("newSheetId") ? freeId(Fields.number(request, "newSheetId")) : newSheetId();
        String title = request.has("newSheetName")
                ? freeTitle(Fields.text(request, "newSheetName"), -1)
                : copyTitle(original.title());
        int index = Math.min(
                Fields.number(request, "insertSheetIndex"), draft.sheets().size());
        Sheet copy = draft.duplicate(original, sheetId, title, index);
        change.checkCells();
        return reply("duplicateSheet", copy);
    }

    private String copyTitle(String title) {
        String copy = "Copy of " + title;
        for (int number = 2; draft.sheet(copy).isPresent(); number++) {
            copy = "Copy of " + title + " " + number;
        }
        return copy;
    }

    private ObjectNode update(ObjectNode request) {
        ObjectNode properties = Fields.object(request, PROPERTIES);
        FieldMask mask = FieldMask.ofUpdate(Fields.text(request, "fields"), "SheetProperties");
        Sheet sheet = change.sheet(Fields.number(properties, "sheetId"));
        if (mask.has("title")) {
            String old = sheet.title();
            String title = freeTitle(Fields.text(properties, "title"), sheet.id());
            sheet.title(title);
            CellMoves.rename(draft, old, title);
        }
        if (mask.has(GRID)) {
            new SheetLooks(change, sheet).grid(Fields.object(properties, GRID), mask.of(GRID), true);
        }
        if (mask.has("hidden")) {
            sheet.hidden(Fields.flag(properties, "hidden"));
            checkVisible("You can't hide all the sheets in a document.");
        }
        new SheetLooks(change, sheet).other(properties, mask);
        if (mask.has("index")) {
            reorder(sheet, properties);
        }
        return BatchUpdate.nothing();
    }

    /** Indexes count as they are before the sheet moves. */
    private void reorder(Sheet sheet, ObjectNode properties) {
        int count = draft.sheets().size();
        int old = draft.indexOf(sheet);
        int wanted = properties.has("index") ? Fields.number(properties, "index") : count;
        if (wanted < 0 || wanted > count) {
            throw ApiException.invalid("Cannot move sheet to index " + wanted + ": there are " + count + " sheets.");
        }
        if (wanted != old && wanted != old + 1) {
            draft.reorder(sheet, wanted > old ? wanted - 1 : wanted);
        }
    }

    private ObjectNode updateSpreadsheet(ObjectNode request) {
        ObjectNode properties = Fields.object(request, PROPERTIES);
        FieldMask mask = FieldMask.ofUpdate(Fields.text(request, "fields"), "SpreadsheetProperties");
        ObjectNode changed = mask.isAll()
                ? draft.properties().deepCopy().setAll(properties)
                : mask.merge(draft.properties(), properties);
        if (Fields.text(changed, "title").isEmpty()) {
            throw ApiException.invalid("The spreadsheet must have a title.");
        }
        draft.properties().removeAll();
        draft.properties().setAll(changed);
        return BatchUpdate.nothing();
    }
}
