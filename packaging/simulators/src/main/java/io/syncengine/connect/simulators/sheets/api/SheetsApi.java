// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.sheets.access.Principal;
import io.syncengine.connect.simulators.sheets.answer.SpreadsheetAnswer;
import io.syncengine.connect.simulators.sheets.batch.Author;
import io.syncengine.connect.simulators.sheets.batch.BatchUpdate;
import io.syncengine.connect.simulators.sheets.batch.Change;
import io.syncengine.connect.simulators.sheets.batch.Limits;
import io.syncengine.connect.simulators.sheets.batch.SheetRequests;
import io.syncengine.connect.simulators.sheets.files.Files;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.FieldMask;
import io.syncengine.connect.simulators.sheets.message.Fields;
import io.syncengine.connect.simulators.sheets.message.MessageTypes;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** The Sheets API v4 over a set of files. */
public final class SheetsApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Files files;
    private final Limits limits;
    private final Ids ids;
    private final boolean isOpen;
    private final SpreadsheetCalls spreadsheets;
    private final ValueCalls values;

    /** @param isOpen whether everybody may see and change what somebody has created */
    public SheetsApi(Files files, Limits limits, Ids ids, boolean isOpen) {
        this.files = files;
        this.limits = limits;
        this.ids = ids;
        this.isOpen = isOpen;
        spreadsheets = new SpreadsheetCalls(limits, ids);
        values = new ValueCalls(limits, ids);
    }

    /**
     * Answers a call.
     *
     * @throws ApiException when it is refused; then nothing has changed
     */
    public SimAnswer answer(Call call) {
        Route route = Route.of(call.request());
        if (route.action().equals("create")) {
            return json(create(call));
        }
        SheetFile file = files.get(route.spreadsheet());
        file.check(call.principal(), route.isWrite());
        JsonNode answer = switch (route.action()) {
            case "get" -> spreadsheets.get(call, file);
            case "getByDataFilter" -> spreadsheets.getByDataFilter(call, file);
            case "batchUpdate" -> spreadsheets.batchUpdate(call, file);
            case "developerMetadata.search" -> spreadsheets.searchMetadata(call, file);
            case "developerMetadata.get" -> spreadsheets.metadata(call, file, route.rest());
            case "values.get" -> values.get(call, file, route.rest());
            case "values.update" -> values.update(call, file, route.rest());
            case "values.append" -> values.append(call, file, route.rest());
            case "values.clear" -> values.clear(call, file, route.rest());
            case "values.batchGet" -> values.batchGet(call, file);
            case "values.batchGetByDataFilter" -> values.batchGetByDataFilter(call, file);
            case "values.batchUpdate" -> values.batchUpdate(call, file);
            case "values.batchClear" -> values.batchClear(call, file);
            default -> throw new IllegalStateException("a route without an action: " + route);
        };
        return json(answer);
    }

    /**
     * Changes a spreadsheet beside the API.
     *
     * @param requests of a batchUpdate
     * @return the replies
     * @throws ApiException when they are refused; then nothing has changed
     */
    public JsonNode edit(String id, ArrayNode requests, Principal principal) {
        SheetFile file = files.get(id);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("requests", requests);
        JsonNode checked = MessageTypes.bundled()
                .check("BatchUpdateSpreadsheetRequest", body, "")
                .path("requests");
        Workbook draft = file.workbook().draft();
        Author author = new Author(principal.name(), principal.project(), file.isOwner(principal));
        JsonNode replies = BatchUpdate.apply(checked, new Change(draft, author, limits, ids::number));
        file.commit(draft);
        return replies;
    }

    /** Id of the spreadsheet that a request is about; empty: none. */
    public Optional<String> spreadsheetOf(SimRequest request) {
        return Route.spreadsheetOf(request.path());
    }

    /** An answer with a body. */
    public static SimAnswer json(JsonNode body) {
        return json(200, body);
    }

    /** A refusal as it is answered. */
    public static SimAnswer json(ApiException refusal) {
        return json(refusal.code(), refusal.body());
    }

    private static SimAnswer json(int status, JsonNode body) {
        try {
            return SimAnswer.json(status, JSON.writeValueAsBytes(body))
                    .with("Content-Type", "application/json; charset=UTF-8");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private JsonNode create(Call call) {
        FieldMask mask = call.fields("Spreadsheet");
        ObjectNode body = call.body("Spreadsheet", "");
        ObjectNode properties = Fields.object(body, "properties");
        String title = properties.has("title") ? Fields.text(properties, "title") : "Untitled spreadsheet";
        Workbook workbook = Workbook.empty(ids.spreadsheet(), title);
        workbook.properties().setAll(properties);
        Author author = new Author(call.principal().name(), call.principal().project(), true);
        Change change = new Change(workbook, author, limits, ids::number);
        JsonNode sheets = body.path("sheets");
        if (sheets.isEmpty()) {
            firstSheet(change);
        }
        for (JsonNode sheet : sheets) {
            SheetRequests.create(change, Fields.object(sheet, "properties"));
        }
        files.add(workbook, call.principal().name(), isOpen ? SheetFile.Role.WRITER : null);
        return new SpreadsheetAnswer(workbook, mask, call.principal().project()).of(null, false);
    }

    /**
     * Makes a spreadsheet with one empty sheet, beside the API.
     *
     * @param id null: any
     */
    public SheetFile create(@Nullable String id, String title, String owner, SheetFile.@Nullable Role everybody) {
        Workbook workbook = Workbook.empty(id == null ? ids.spreadsheet() : id, title);
        firstSheet(new Change(workbook, new Author(owner, owner, true), limits, ids::number));
        return files.add(workbook, owner, everybody);
    }

    private static void firstSheet(Change change) {
        SheetRequests.create(
                change, JsonNodeFactory.instance.objectNode().put("sheetId", 0).put("title", "Sheet1"));
    }

    /** Whether a request counts as a write, by quota and by role. */
    public static boolean isWrite(SimRequest request) {
        return Route.of(request).isWrite();
    }
}
