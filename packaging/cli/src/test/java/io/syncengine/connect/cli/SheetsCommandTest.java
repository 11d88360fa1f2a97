// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.access.Quota;
import io.syncengine.connect.simulators.sheets.access.ServiceAccountKey;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.http.SheetsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class SheetsCommandTest {

    private static final String EMAIL = "robot@my-project.iam.gserviceaccount.com";
    /** Takes a while to make. */
    private static final String KEY = ServiceAccountKey.json(EMAIL, "http://nowhere/");

    private static final int TAB = 7;
    private static final int MEMORY = 8;
    private static final int OVERVIEW = 9;
    private static final String VERSION = "2026-11-26T06:00:00Z";

    /** What people have, and what the sink has beside it. */
    private static final List<String> LEFT = List.of(
            "Our customers",
            "id,_account_id,name,_updated_at,Notes",
            "cus_2,acct_1,Bob," + VERSION + ",call back",
            "Total,,3",
            "cus_4,acct_1,Dan," + VERSION,
            "");

    @TempDir
    Path directory;

    private final ArrayNode edits = new ObjectMapper().createArrayNode();
    private FakeConnect connect;
    private FakeConnect.Connector sink;
    private SheetsServer google;
    private String spreadsheet;
    private Path key;

    @BeforeEach
    void start() throws Exception {
        google = SheetsServer.start(
                SheetsOptions.usual(1).withQuota(Quota.none()).closed());
        spreadsheet = google.simulator().create("Shop");
        google.simulator().share(spreadsheet, EMAIL, SheetFile.Role.WRITER);
        key = Files.writeString(directory.resolve("key.json"), KEY);
        connect = new FakeConnect();
        connect.connector("shop-source", FakeConnect.SOURCE_CLASS);
        sink = connect.connector("shop-sheets", "io.syncengine.connect.sheets.SheetsSinkConnector");
        sink.config.put("spreadsheet.id", spreadsheet);
        sink.config.put("sheets.api.base.url", google.baseUrl());
        sink.offset("{\"kafka_topic\":\"stripe.customers\"}", "{\"kafka_offset\":4}");
        fill();
    }

    /** As the sink lays it out, with what people have added. */
    private void fill() {
        sheet(TAB, "Customers", "customers", 1);
        sheet(MEMORY, "_deleted", "*deleted", 0);
        sheet(OVERVIEW, "Overview", "*overview", 0);
        columns(TAB, "id", "_account_id", "name", "_updated_at");
        columns(MEMORY, "stream", "key", "version", "since");
        columns(OVERVIEW, "Stream");
        row(TAB, 0, "Our customers");
        row(TAB, 1, "id", "_account_id", "name", "_updated_at", "Notes");
        row(TAB, 2, "cus_1", "acct_1", "Ann", VERSION);
        row(TAB, 3, "cus_2", "acct_1", "Bob", VERSION, "call back");
        row(TAB, 4, "Total", "", "3");
        row(TAB, 5, "cus_3", "acct_1", "Cem", VERSION);
        row(TAB, 6, "cus_4", "acct_1", "Dan", VERSION);
        row(TAB, 7, "cus_5", "acct_1", "Eve", VERSION);
        note(6, 2, "is this right?");
        row(MEMORY, 0, "stream", "key", "version", "since");
        row(MEMORY, 1, "customers", "[\"cus_9\",\"acct_1\"]", 1_764_000_000_000L, 1_764_000_000_000L);
        row(OVERVIEW, 0, "Stream");
        row(OVERVIEW, 1, "customers");
        google.simulator().edit(spreadsheet, edits);
    }

    @AfterEach
    void stop() {
        connect.close();
        google.close();
    }

    @Test
    void takesTheSinksRowsAwayAndLeavesWhatIsPeoples() throws Exception {
        Ended ended = run("shop", "--yes", "--json");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.json().at("/tabs/0").toString())
                .isEqualTo("{\"tab\":\"Customers\",\"removed\":3,\"kept\":2,\"left\":false}");
        assertThat(ended.json().at("/tabs/1/removed").asInt()).isOne();
        isReset();
        assertThat(rows(OVERVIEW)).containsExactly("Stream", "customers");
        assertThat(sheetOf(TAB).cell(4, 2).note()).isEqualTo("is this right?");
        assertThat(sink.offsets).isEmpty();
        assertThat(connect.writes())
                .containsExactly(
                        "PUT /connectors/shop-sheets/stop",
                        "DELETE /connectors/shop-sheets/offsets",
                        "PUT /connectors/shop-sheets/resume");
    }

    static Stream<SheetsFault> whatMayBecomeOfAWrite() {
        return Stream.of(
                new SheetsFault.Status(503),
                new SheetsFault.ApplyThenStatus(503),
                new SheetsFault.DropAfterApply(),
                new SheetsFault.DropBefore(),
                new SheetsFault.Status(429),
                // Once what comes next has been sent, when it would take away other rows than it was meant to.
                new SheetsFault.ApplyLate(Duration.ofMinutes(3), 2, 503));
    }

    /** The first write is the claim, the second takes the rows away. */
    @ParameterizedTest
    @MethodSource("whatMayBecomeOfAWrite")
    void endsTheSameWhateverBecomesOfAWrite(SheetsFault fault) throws Exception {
        google.simulator()
                .faults()
                .add(SheetsFaultRule.on("*:batchUpdate", fault).nth(2));

        Ended ended = run("shop", "--yes");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        google.simulator().applyLate();
        isReset();
    }

    @Test
    void looksAgainWhenSomebodyChangesTheTabMeanwhile() throws Exception {
        ArrayNode gone = new ObjectMapper().createArrayNode();
        ObjectNode range = gone.addObject().putObject("deleteDimension").putObject("range");
        range.put("sheetId", TAB).put("dimension", "ROWS").put("startIndex", 7).put("endIndex", 9);
        google.simulator()
                .faults()
                .add(SheetsFaultRule.on("*:batchUpdate", new SheetsFault.EditBefore(gone))
                        .nth(2));

        Ended ended = run("shop", "--yes");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(rows(TAB)).containsAll(LEFT.subList(0, 5)).doesNotContain("cus_1,acct_1,Ann," + VERSION);
    }

    @Test
    void keepsOutAWriteThatATaskHadSentBefore() throws Exception {
        assertThat(run("shop", "--yes").code()).isZero();
        int claimed = google.simulator().workbook(spreadsheet).metadata().stream()
                .filter(tag -> tag.key().equals("ssync.f") && tag.value().matches("1\\.c.*"))
                .mapToInt(tag -> tag.id())
                .findFirst()
                .orElseThrow();

        assertThat(run("shop", "--yes").code()).isZero();

        assertThat(google.simulator().workbook(spreadsheet).metadata().stream()
                        .filter(tag ->
                                tag.key().equals("ssync.f") && tag.value().matches("2\\.c.*"))
                        .mapToInt(tag -> tag.id()))
                .as("the id that a task of the first claim would write with next")
                .containsExactly(claimed + 2);
    }

    @Test
    void leavesTabsWithoutVersions() throws Exception {
        ArrayNode untagged = new ObjectMapper().createArrayNode();
        untagged.addObject()
                .putObject("deleteDeveloperMetadata")
                .putObject("dataFilter")
                .putObject("developerMetadataLookup")
                .put("metadataValue", "_updated_at");
        google.simulator().edit(spreadsheet, untagged);
        List<String> before = rows(TAB);

        Ended ended = run("shop-sheets", "--yes");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).contains("Customers: left as it is");
        assertThat(rows(TAB)).isEqualTo(before);
    }

    @Test
    void refusesBeforeAnythingChanges() throws Exception {
        assertThat(run("shop").code()).as("nobody agrees").isEqualTo(2);
        assertThat(run("nothing", "--yes").code()).isEqualTo(1);
        assertThat(only("shop", "--yes", "--api-url", google.baseUrl(), "--credentials-file", "/no/such/file")
                        .code())
                .isEqualTo(2);
        assertThat(only("shop", "--yes", "--credentials-file", key.toString()).err())
                .contains("--api-url " + google.baseUrl());
        assertThat(only("shop", "--yes", "--api-url", "http://example.com").err())
                .contains("https://");
        google.simulator().share(spreadsheet, EMAIL, SheetFile.Role.NONE);
        Ended unshared = run("shop", "--yes");
        assertThat(unshared.code()).isEqualTo(1);
        assertThat(unshared.err()).contains("share it");

        sink.config.put("spreadsheet.id", "${env:SPREADSHEET_ID}");
        assertThat(run("shop", "--yes").err()).contains("give --spreadsheet");
        sink.config.remove("spreadsheet.id");
        sink.config.put("spreadsheet.create", "true");
        assertThat(run("shop", "--yes").err()).contains("made its spreadsheet itself", "the worker's log");

        assertThat(connect.writes()).isEmpty();
        assertThat(rows(TAB)).hasSize(9);
    }

    @Test
    void showsNothingOfCredentialsThatAreRefused() throws Exception {
        Files.writeString(key, "{\"type\":\"service_account\",\"private_key\":\"7hisIsSecret\"}");
        Ended broken = run("shop", "--yes");
        Files.writeString(key, "7hisIsSecret");
        Ended none = run("shop", "--yes");

        assertThat(broken.code()).isEqualTo(2);
        assertThat(none.code()).isEqualTo(2);
        assertThat(broken.err() + none.err()).doesNotContain("7hisIsSecret");
    }

    private void isReset() {
        assertThat(rows(TAB)).isEqualTo(LEFT);
        assertThat(rows(MEMORY)).containsExactly("stream,key,version,since", "");
        assertThat(sink.state).isEqualTo("RUNNING");
    }

    private Sheet sheetOf(int id) {
        return google.simulator().workbook(spreadsheet).sheet(id).orElseThrow();
    }

    private List<String> rows(int id) {
        Sheet sheet = sheetOf(id);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < sheet.rowCount(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < sheet.columnCount(); column++) {
                Object entered = sheet.cell(row, column).entered();
                cells.add(entered == null ? "" : entered.toString());
            }
            rows.add(String.join(",", cells).replaceAll(",+$", ""));
        }
        return rows;
    }

    private void sheet(int id, String title, String stream, int header) {
        ObjectNode properties = edits.addObject().putObject("addSheet").putObject("properties");
        properties.put("sheetId", id).put("title", title);
        properties
                .putObject("gridProperties")
                .put("rowCount", id == TAB ? 9 : 2)
                .put("columnCount", 5);
        tag("ssync.tab", stream).put("sheetId", id);
        line(tag("ssync.head", ""), id, "ROWS", header);
    }

    private void columns(int sheet, String... fields) {
        for (int column = 0; column < fields.length; column++) {
            line(tag("ssync.col", fields[column]), sheet, "COLUMNS", column);
        }
    }

    private ObjectNode tag(String name, String value) {
        ObjectNode tag = edits.addObject()
                .putObject("createDeveloperMetadata")
                .putObject("developerMetadata")
                .put("metadataKey", name)
                .put("metadataValue", value)
                .put("visibility", "DOCUMENT");
        return tag.putObject("location");
    }

    private static void line(ObjectNode location, int sheet, String dimension, int index) {
        location.putObject("dimensionRange")
                .put("sheetId", sheet)
                .put("dimension", dimension)
                .put("startIndex", index)
                .put("endIndex", index + 1);
    }

    private ObjectNode update(int sheet, int row, int column, String fields) {
        ObjectNode update = edits.addObject().putObject("updateCells").put("fields", fields);
        update.putObject("start").put("sheetId", sheet).put("rowIndex", row).put("columnIndex", column);
        return update;
    }

    private void row(int sheet, int index, Object... cells) {
        ArrayNode values = update(sheet, index, 0, "userEnteredValue")
                .putArray("rows")
                .addObject()
                .putArray("values");
        for (Object cell : cells) {
            ObjectNode value = values.addObject();
            if (cell instanceof Number number) {
                value.putObject("userEnteredValue").put("numberValue", number.doubleValue());
            } else if (!cell.toString().isEmpty()) {
                value.putObject("userEnteredValue").put("stringValue", cell.toString());
            }
        }
    }

    private void note(int row, int column, String text) {
        update(TAB, row, column, "note")
                .putArray("rows")
                .addObject()
                .putArray("values")
                .addObject()
                .put("note", text);
    }

    private Ended run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of(
                "--api-url", google.baseUrl(), "--token-url", google.tokenUrl(), "--credentials-file", key.toString()));
        return only(all.toArray(new String[0]));
    }

    private Ended only(String... arguments) {
        List<String> all = new ArrayList<>(List.of("sheets", "reset"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--url", connect.url()));
        return Ended.run(all.toArray(new String[0]));
    }
}
