// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.outcome.CommandFailure;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Calls on one spreadsheet. A call that comes too early for Google's quota is made again later. */
public final class SheetsApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Google gives up a call after 180 seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(190);

    /** Pauses twice as long each time: together longer than the minute that the quota is one of. */
    private static final int PATIENCE = 7;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Id of a sheet: larger than those that people see made. */
    private static final int UNLIKELY = 2_000_000_000;

    private final HttpClient client;
    private final String address;
    private final String token;
    private final String project;

    /**
     * A client of a spreadsheet.
     *
     * @param base address of the API, without a slash at its end
     * @param id of the spreadsheet
     * @param token that may read and write it
     * @param project whose quota is used; empty: that of the account
     */
    public SheetsApi(HttpClient client, String base, String id, String token, String project) {
        this.client = client;
        this.address = base + "/v4/spreadsheets/" + id;
        this.token = token;
        this.project = project;
    }

    /** Title and sheets. */
    JsonNode describe() throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        return call("GET", "?fields=properties.title,sheets.properties(sheetId,title,gridProperties)", null);
    }

    /**
     * Whether who asks may write. Of those who may not Google says so; those who may are told that this write, to a sheet that
     * is not there, is not possible. It has no rows: if the sheet is there after all, nothing changes.
     */
    boolean isWritable() throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        ObjectNode cells = update.putObject("updateCells").put("fields", "note");
        cells.putObject("start").put("sheetId", UNLIKELY);
        try {
            write(JsonNodeFactory.instance.arrayNode().add(update));
            return true;
        } catch (SheetsFailure e) {
            if (e.isRefused()) {
                return true;
            }
            throw e;
        } catch (CommandFailure denied) {
            return false;
        }
    }

    /** Tags with one of the keys. */
    JsonNode tags(List<String> keys) throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode filters = body.putArray("dataFilters");
        keys.forEach(
                key -> filters.addObject().putObject("developerMetadataLookup").put("metadataKey", key));
        return call("POST", "/developerMetadata:search", body).path("matchedDeveloperMetadata");
    }

    /**
     * Cells of some ranges.
     *
     * @param fields of a cell, such as {@code userEnteredValue}
     */
    JsonNode cells(ArrayNode ranges, String fields)
            throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode filters = body.putArray("dataFilters");
        ranges.forEach(range -> filters.addObject().set("gridRange", range));
        String mask = "sheets(properties.sheetId,data(startRow,startColumn,rowData.values." + fields + "))";
        return call("POST", ":getByDataFilter?fields=" + mask, body).path("sheets");
    }

    /** All of the requests, or none. */
    void write(ArrayNode requests) throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        call("POST", ":batchUpdate", JsonNodeFactory.instance.objectNode().set("requests", requests));
    }

    private JsonNode call(String method, String path, @Nullable JsonNode body)
            throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(address + path));
        if (!project.isEmpty()) {
            call.header("x-goog-user-project", project);
        }
        HttpRequest request = call.timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> answer = send(request);
        for (int attempt = 0; answer.statusCode() == 429 && attempt < PATIENCE; attempt++) {
            Thread.sleep(PAUSE.toMillis() << attempt);
            answer = send(request);
        }
        int status = answer.statusCode();
        if (status < 300) {
            return JSON.readTree(answer.body());
        }
        String message = message(answer);
        if (status == 401 || status == 403 || status == 404) {
            throw CommandFailure.of("Google refuses access to the spreadsheet (" + status + ": " + message
                    + "): share it, as Editor, with the account of the credentials, and look at its id");
        }
        throw status < 500 && status != 408 && status != 409
                ? SheetsFailure.refused(message)
                : SheetsFailure.unclear(status + ": " + message);
    }

    private HttpResponse<String> send(HttpRequest request) throws SheetsFailure, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw SheetsFailure.unclear("no answer from Google: " + e.getClass().getSimpleName());
        }
    }

    private static String message(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body()).at("/error/message").asText("no reason given");
        } catch (JsonProcessingException e) {
            return "no reason given";
        }
    }
}
