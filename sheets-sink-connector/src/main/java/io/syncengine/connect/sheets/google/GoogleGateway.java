// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.google;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetResponse;
import com.google.api.services.sheets.v4.model.DataFilter;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLookup;
import com.google.api.services.sheets.v4.model.GetSpreadsheetByDataFilterRequest;
import com.google.api.services.sheets.v4.model.SearchDeveloperMetadataRequest;
import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.EchoRange;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.grid.SpreadsheetInfo;
import io.syncengine.connect.sheets.grid.Tag;
import io.syncengine.connect.support.version.BuildVersion;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** One spreadsheet at Google's, or at whoever speaks its API. */
public final class GoogleGateway implements SpreadsheetGateway {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final String SHEETS = "sheets(properties(sheetId,title,gridProperties(rowCount,columnCount))";
    private static final String WITH_CELLS = SHEETS + ",data(startRow,startColumn,rowData(values(userEnteredValue))))";

    private final Sheets sheets;
    private final SpreadsheetId spreadsheet;
    private final Answers answers;

    /** Knows the spreadsheet's time zone once it has been described. */
    private volatile ZoneId zone = ZoneOffset.UTC;

    /** For a spreadsheet that is there. */
    public GoogleGateway(Connection connection, String spreadsheet) {
        this(connection, () -> spreadsheet);
    }

    public GoogleGateway(Connection connection, SpreadsheetId spreadsheet) {
        this.spreadsheet = spreadsheet;
        this.answers = new Answers(connection.account());
        this.sheets = new Sheets.Builder(
                        connection.transport(),
                        GsonFactory.getDefaultInstance(),
                        request -> prepare(request, connection))
                .setRootUrl(connection.baseUrl() + "/")
                .setApplicationName("stripe-sync-sheets/" + BuildVersion.current())
                .build();
    }

    private static void prepare(HttpRequest request, Connection connection) throws IOException {
        connection.credentials().initialize(request);
        Duration limit =
                request.getUrl().getRawPath().endsWith(":batchUpdate") ? connection.readTimeout() : READ_TIMEOUT;
        request.setConnectTimeout((int) connection.connectTimeout().toMillis());
        request.setReadTimeout((int) limit.toMillis());
    }

    @Override
    public SpreadsheetInfo describe() throws SheetsException {
        String id = spreadsheet.get();
        var request = call(() -> sheets.spreadsheets().get(id));
        SpreadsheetInfo info = Readings.info(execute(request.setFields("properties(title,timeZone)," + SHEETS + ")")));
        zone = info.zone();
        return info;
    }

    @Override
    public List<Tag> search(List<String> keys) throws SheetsException {
        String id = spreadsheet.get();
        List<DataFilter> filters = keys.stream()
                .map(key ->
                        new DataFilter().setDeveloperMetadataLookup(new DeveloperMetadataLookup().setMetadataKey(key)))
                .toList();
        var request = call(() -> sheets.spreadsheets()
                .developerMetadata()
                .search(id, new SearchDeveloperMetadataRequest().setDataFilters(filters)));
        return Readings.tags(execute(request));
    }

    @Override
    public GridView read(List<GridRange> ranges) throws SheetsException {
        String id = spreadsheet.get();
        List<DataFilter> filters = ranges.stream()
                .map(range -> new DataFilter().setGridRange(Requests.range(range)))
                .toList();
        var request = call(() -> sheets.spreadsheets()
                .getByDataFilter(id, new GetSpreadsheetByDataFilterRequest().setDataFilters(filters)));
        return Readings.view(execute(request.setFields(WITH_CELLS)));
    }

    @Override
    public GridView write(List<Change> changes, List<EchoRange> echo) throws SheetsException {
        String id = spreadsheet.get();
        Requests translation = new Requests(zone);
        BatchUpdateSpreadsheetRequest body = new BatchUpdateSpreadsheetRequest()
                .setRequests(changes.stream().map(translation::of).toList());
        if (!echo.isEmpty()) {
            body.setIncludeSpreadsheetInResponse(true)
                    .setResponseRanges(echo.stream().map(EchoRange::a1).toList());
        }
        var request = call(() -> sheets.spreadsheets().batchUpdate(id, body));
        request.setFields(echo.isEmpty() ? "spreadsheetId" : "updatedSpreadsheet(" + WITH_CELLS + ")");
        BatchUpdateSpreadsheetResponse answer = execute(request);
        return answer.getUpdatedSpreadsheet() == null ? new GridView() : Readings.view(answer.getUpdatedSpreadsheet());
    }

    /** Making a request sends nothing. */
    private interface Making<T> {
        T make() throws IOException;
    }

    private <T> T call(Making<T> making) throws SheetsException {
        try {
            return making.make();
        } catch (IOException e) {
            throw answers.classify(e);
        }
    }

    private <T> T execute(AbstractGoogleClientRequest<T> request) throws SheetsException {
        try {
            T answer = request.execute();
            if (answer == null) {
                throw answers.classify(new IOException("an answer without a body"));
            }
            return answer;
        } catch (IOException e) {
            throw answers.classify(e);
        } catch (IllegalStateException e) {
            // Credentials that cannot be refreshed, after an answer of 401.
            throw answers.unauthorized(e);
        } catch (RuntimeException e) {
            // What came as a success is cut off or no JSON of the expected shape: the client's parser throws anything.
            throw answers.classify(new IOException("an answer that cannot be read", e));
        }
    }
}
