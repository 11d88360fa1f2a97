// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.sheets.access.Quota;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class SheetsSimulatorTest {
    private static final String BATCH = ":batchUpdate";

    private final SimClock clock = new SimClock();
    private final SheetsSimulator simulator = new SheetsSimulator(SheetsOptions.usual(7), clock);
    private final SheetsCaller caller = new SheetsCaller(simulator, "robot@shop.iam.gserviceaccount.com");
    private String path = "";

    @BeforeEach
    void create() {
        path = "/v4/spreadsheets/" + simulator.create("Books");
    }

    private JsonNode batch(String requests) {
        return caller.post(path + BATCH, "{'requests': " + requests + "}");
    }

    private JsonNode refusedBatch(String requests) {
        return caller.refused(400, path + BATCH, "{'requests': " + requests + "}");
    }

    private static String write(int row, int column, String text) {
        return "{'updateCells': {'start': {'sheetId': 0, 'rowIndex': " + row + ", 'columnIndex': " + column
                + "}, 'fields': 'userEnteredValue', 'rows': [{'values': [{'userEnteredValue': {'stringValue': '" + text
                + "'}}]}]}}";
    }

    private static String token(int id) {
        return "{'createDeveloperMetadata': {'developerMetadata': {'metadataId': " + id
                + ", 'metadataKey': 'f', 'metadataValue': '1.a', 'location': {'spreadsheet': true},"
                + " 'visibility': 'DOCUMENT'}}}";
    }

    private Object cell(int row, int column) {
        var entered = simulator
                .workbook(path.substring("/v4/spreadsheets/".length()))
                .sheets()
                .get(0)
                .cell(row, column)
                .entered();
        return entered == null ? "" : entered;
    }

    @Nested
    class Batches {
        @Test
        void leavesNoTraceOfABatchOfWhichOneRequestIsRefused() {
            JsonNode error = refusedBatch("[" + write(0, 0, "a") + ", " + write(1000, 0, "b") + "]");

            assertThat(error.path("message").asText())
                    .isEqualTo(
                            "Invalid requests[1].updateCells: Attempting to write row: 1000, beyond the last requested"
                                    + " row of: 999");
            assertThat(error.path("status").asText()).isEqualTo("INVALID_ARGUMENT");
            assertThat(cell(0, 0)).isEqualTo("");
        }

        @Test
        void appliesABatchWithAMetadataIdOnce() {
            batch("[" + token(41) + ", " + write(0, 0, "a") + "]");

            JsonNode error = refusedBatch("[" + token(41) + ", " + write(0, 0, "b") + "]");

            assertThat(error.path("message").asText()).startsWith("Invalid requests[0].createDeveloperMetadata: ");
            assertThat(cell(0, 0)).isEqualTo("a");
        }

        @Test
        void answersTheStateAfterItself() {
            JsonNode answer = caller.post(
                    path + BATCH
                            + "?fields=replies,updatedSpreadsheet(sheets(properties(title),data(startRow,rowData)))",
                    "{'requests': [" + write(2, 0, "a") + "], 'includeSpreadsheetInResponse': true,"
                            + " 'responseRanges': ['Sheet1!A3:B4']}");

            JsonNode data = answer.at("/updatedSpreadsheet/sheets/0/data/0");
            assertThat(data.path("startRow").asInt()).isEqualTo(2);
            assertThat(data.at("/rowData/0/values/0/userEnteredValue/stringValue")
                            .asText())
                    .isEqualTo("a");
            assertThat(answer.path("spreadsheetId").isMissingNode()).isTrue();
        }

        @Test
        void refusesTheWholeBatchWhenARangeOfTheAnswerIsNone() {
            JsonNode error = caller.refused(
                    400,
                    path + BATCH,
                    "{'requests': [" + write(0, 0, "a") + "], 'includeSpreadsheetInResponse': true,"
                            + " 'responseRanges': ['Gone!A1']}");

            assertThat(error.path("message").asText()).isEqualTo("Unable to parse range: Gone!A1");
            assertThat(cell(0, 0)).isEqualTo("");
        }

        @Test
        void saysWhichKindsItDoesNotSimulate() {
            assertThat(refusedBatch("[{'mergeCells': {}}]").path("message").asText())
                    .isEqualTo("Invalid requests[0].mergeCells: unsupported by the simulator");
        }

        @Test
        void namesFieldsThatThereAreNot() {
            assertThat(refusedBatch("[{'addSheet': {'properties': {'titel': 'x'}}}]")
                            .path("message")
                            .asText())
                    .isEqualTo("Invalid JSON payload received. Unknown name \"titel\" at"
                            + " 'requests[0].add_sheet.properties': Cannot find field.");
        }
    }

    @Nested
    class Faults {
        private void fault(SheetsFault fault) {
            simulator.faults().add(SheetsFaultRule.on("*" + BATCH, fault).once());
        }

        private Reply send(String text) {
            return caller.send("POST", path + BATCH, "{'requests': [" + write(0, 0, text) + "]}");
        }

        @Test
        void doesNotApplyWhatAStatusStrikesBefore() {
            fault(new SheetsFault.Status(503));

            assertThat(send("a").answer().status()).isEqualTo(503);
            assertThat(cell(0, 0)).isEqualTo("");
        }

        @Test
        void appliesWhatAStatusStrikesAfter() {
            fault(new SheetsFault.ApplyThenStatus(500));

            assertThat(send("a").answer().status()).isEqualTo(500);
            assertThat(cell(0, 0)).isEqualTo("a");
            assertThat(simulator.log().all().get(0).isApplied()).isTrue();
        }

        @Test
        void dropsConnectionsBeforeAndAfter() {
            fault(new SheetsFault.DropBefore());
            assertThat(send("a").isSent()).isFalse();
            assertThat(cell(0, 0)).isEqualTo("");

            fault(new SheetsFault.DropAfterApply());
            assertThat(send("b").isSent()).isFalse();
            assertThat(cell(0, 0)).isEqualTo("b");
        }

        @Test
        void appliesLateByTime() {
            fault(new SheetsFault.ApplyLate(Duration.ofSeconds(30), 0, 503));
            assertThat(send("late").answer().status()).isEqualTo(503);
            batch("[" + write(0, 1, "between") + "]");

            clock.advance(Duration.ofSeconds(29));
            assertThat(cell(0, 0)).isEqualTo("");
            clock.advance(Duration.ofSeconds(1));
            assertThat(cell(0, 0)).isEqualTo("late");
            assertThat(cell(0, 1)).isEqualTo("between");
        }

        @Test
        void appliesLateByNumberOfRequests() {
            fault(new SheetsFault.ApplyLate(Duration.ofDays(1), 2, 0));
            assertThat(send("late").isSent()).isFalse();

            batch("[" + write(0, 0, "next") + "]");
            assertThat(cell(0, 0)).isEqualTo("next");
            batch("[" + write(0, 1, "one more") + "]");
            assertThat(cell(0, 0)).isEqualTo("late");
        }

        @Test
        void rejectsWhatComesLateWithAnIdThatIsTakenByThen() {
            fault(new SheetsFault.ApplyLate(Duration.ofSeconds(5), 0, 503));
            caller.send("POST", path + BATCH, "{'requests': [" + token(9) + ", " + write(0, 0, "late") + "]}");
            batch("[" + token(9) + "]");

            clock.advance(Duration.ofMinutes(1));

            assertThat(cell(0, 0)).isEqualTo("");
            assertThat(simulator.log().all().get(0).isApplied()).isFalse();
            assertThat(simulator.log().all().get(0).tokens()).containsExactly(9);
        }

        @Test
        void letsAPersonEditJustBefore() {
            batch("[" + write(0, 0, "a") + "]");
            fault(
                    new SheetsFault.EditBefore(
                            SheetsCaller.list(
                                    "[{'insertDimension': {'range': {'sheetId': 0, 'dimension': 'ROWS', 'startIndex': 0, 'endIndex': 1}}}]")));

            send("b");

            assertThat(cell(0, 0)).isEqualTo("b");
            assertThat(cell(1, 0)).isEqualTo("a");
        }

        @Test
        void takesTheSpreadsheetAway() {
            fault(new SheetsFault.Revoke());

            assertThat(send("a").answer().status()).isEqualTo(403);
            assertThat(caller.refused(403, path).path("status").asText()).isEqualTo("PERMISSION_DENIED");
        }

        @Test
        void sendsPagesAndHalvesOfBodies() {
            fault(new SheetsFault.Html502());
            assertThat(send("a").answer().text()).startsWith("<!DOCTYPE html>");
            assertThat(cell(0, 0)).isEqualTo("");

            fault(new SheetsFault.TruncateBody());
            String body = send("b").answer().text();
            assertThat(body).startsWith("{").doesNotEndWith("}");
            assertThat(cell(0, 0)).isEqualTo("b");
        }
    }

    @Nested
    class Quotas {
        @Test
        void refusesWhatIsMoreThanAMinuteHolds() {
            simulator.quota(new Quota(0, 2, 0, 0));
            batch("[" + write(0, 0, "a") + "]");
            clock.advance(Duration.ofSeconds(30));
            batch("[" + write(0, 0, "b") + "]");

            JsonNode error = caller.refused(429, path + BATCH, "{'requests': [" + write(0, 0, "c") + "]}");
            caller.get(path);

            assertThat(error.path("status").asText()).isEqualTo("RESOURCE_EXHAUSTED");
            assertThat(error.at("/details/0/reason").asText()).isEqualTo("RATE_LIMIT_EXCEEDED");
            assertThat(error.at("/details/0/metadata/quota_limit").asText()).isEqualTo("WriteRequestsPerMinutePerUser");
            assertThat(error.at("/details/0/metadata/quota_limit_value").asText())
                    .isEqualTo("2");
            assertThat(cell(0, 0)).isEqualTo("b");

            clock.advance(Duration.ofSeconds(30));
            batch("[" + write(0, 0, "d") + "]");
            assertThat(simulator.refused()).isEqualTo(1);
        }

        @Test
        void countsEachPrincipalAndAllOfAProject() {
            simulator.quota(new Quota(2, 0, 3, 0));
            SheetsCaller other = new SheetsCaller(simulator, "other@shop.iam.gserviceaccount.com");
            SheetsCaller stranger = new SheetsCaller(simulator, "robot@elsewhere.iam.gserviceaccount.com");
            caller.get(path);
            caller.get(path);
            other.get(path);

            JsonNode error = other.refused(429, path);

            assertThat(error.at("/details/0/metadata/quota_limit").asText())
                    .isEqualTo("ReadRequestsPerMinutePerProject");
            stranger.get(path);
        }
    }

    @Nested
    class Access {
        @Test
        void knowsNoSpreadsheetThatThereIsNot() {
            assertThat(caller.refused(404, "/v4/spreadsheets/nowhere"))
                    .isEqualTo(SheetsCaller.json(
                            "{'code': 404, 'message': 'Requested entity was not found.', 'status': 'NOT_FOUND'}"));
        }

        @Test
        void letsReadersReadOnly() {
            String id = path.substring("/v4/spreadsheets/".length());
            simulator.share(id, "robot@shop.iam.gserviceaccount.com", SheetFile.Role.READER);

            caller.get(path);
            caller.refused(403, path + BATCH, "{'requests': [" + write(0, 0, "a") + "]}");
            new SheetsCaller(simulator, "somebody@example.com").refused(403, path);
        }

        @Test
        void wantsATokenOfItsOwnWhereItIsClosed() {
            SheetsSimulator closed = new SheetsSimulator(SheetsOptions.usual(7).closed(), clock);
            String closedPath = "/v4/spreadsheets/" + closed.create("Books");

            assertThat(new SheetsCaller(closed, "invented")
                            .refused(401, closedPath)
                            .path("status")
                            .asText())
                    .isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void startsOverWhenItIsReset() {
        String first = path;
        simulator.faults().add(SheetsFaultRule.always(new SheetsFault.DropBefore()));

        simulator.reset();

        assertThat(simulator.workbooks()).isEmpty();
        assertThat(simulator.faults().rules()).isEmpty();
        assertThat("/v4/spreadsheets/" + simulator.create("Books")).isEqualTo(first);
    }
}
