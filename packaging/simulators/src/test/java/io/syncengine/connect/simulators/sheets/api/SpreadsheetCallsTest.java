// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.sheets.SheetsCaller;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import io.syncengine.connect.simulators.sheets.access.Principal;
import io.syncengine.connect.simulators.sheets.access.Quota;
import io.syncengine.connect.simulators.sheets.batch.Limits;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the recordings do not hold: metadata, data filters, masks, and how everything moves with rows and columns. */
class SpreadsheetCallsTest {
    private static final String BATCH = ":batchUpdate";
    private static final String ME = "robot@shop.iam.gserviceaccount.com";

    private final SheetsSimulator simulator = new SheetsSimulator(
            SheetsOptions.usual(5).withQuota(Quota.none()).withLimits(new Limits(40_000, 50, 60)), new SimClock());
    private final SheetsCaller caller = new SheetsCaller(simulator, ME);
    private String id = "";
    private String path = "";

    @BeforeEach
    void create() {
        id = simulator.create("Books");
        path = "/v4/spreadsheets/" + id;
    }

    private JsonNode batch(String requests) {
        return caller.post(path + BATCH, "{'requests': [" + requests + "]}");
    }

    private String refusal(String request) {
        return caller.refused(400, path + BATCH, "{'requests': [" + request + "]}")
                .path("message")
                .asText();
    }

    private void put(String range, String values) {
        caller.put(path + "/values/" + range + "?valueInputOption=USER_ENTERED", "{'values': " + values + "}");
    }

    private JsonNode values(String range, String render) {
        return caller.get(path + "/values/" + range + "?valueRenderOption=" + render)
                .path("values");
    }

    private static String lines(String kind, String dimension, int from, int to) {
        return "{'" + kind + "': {'range': {'sheetId': 0, 'dimension': '" + dimension + "', 'startIndex': " + from
                + ", 'endIndex': " + to + "}}}";
    }

    private static String mark(int number, String dimension, int index) {
        return "{'createDeveloperMetadata': {'developerMetadata': {'metadataId': " + number + ", 'metadataKey': 'k',"
                + " 'metadataValue': 'v" + number + "', 'visibility': 'DOCUMENT', 'location': {'dimensionRange':"
                + " {'sheetId': 0, 'dimension': '" + dimension + "', 'startIndex': " + index + ", 'endIndex': "
                + (index + 1) + "}}}}}";
    }

    private int place(int number) {
        return caller.get(path + "/developerMetadata/" + number)
                .at("/location/dimensionRange/startIndex")
                .asInt(-1);
    }

    @Nested
    class DeveloperMetadata {
        @Test
        void followsItsColumn() {
            batch(mark(1, "COLUMNS", 1) + ", " + mark(2, "COLUMNS", 3));

            batch(lines("insertDimension", "COLUMNS", 0, 2));
            assertThat(place(1)).isEqualTo(3);

            batch("{'moveDimension': {'source': {'sheetId': 0, 'dimension': 'COLUMNS', 'startIndex': 3, 'endIndex': 4},"
                    + " 'destinationIndex': 7}}");
            assertThat(place(1)).isEqualTo(6);
            assertThat(place(2)).isEqualTo(4);

            batch(lines("deleteDimension", "COLUMNS", 0, 1));
            assertThat(place(1)).isEqualTo(5);
        }

        @Test
        void goesWithItsRowAndWithItsSheet() {
            batch(mark(1, "ROWS", 4) + ", " + mark(2, "ROWS", 5));
            batch(lines("deleteDimension", "ROWS", 4, 5));

            assertThat(caller.refused(404, path + "/developerMetadata/1")
                            .path("message")
                            .asText())
                    .isEqualTo("No developer metadata with ID 1");
            assertThat(place(2)).isEqualTo(4);

            batch("{'addSheet': {'properties': {'sheetId': 7, 'gridProperties': {'rowCount': 1, 'columnCount': 1}}}},"
                    + " {'deleteSheet': {'sheetId': 0}}");
            caller.refused(404, path + "/developerMetadata/2");
        }

        @Test
        void isFoundByKeyValueTypeAndPlace() {
            batch(mark(1, "COLUMNS", 0) + ", " + mark(2, "ROWS", 0)
                    + ", {'createDeveloperMetadata': {'developerMetadata': {'metadataId': 3, 'metadataKey': 'k',"
                    + " 'location': {'sheetId': 0}, 'visibility': 'PROJECT'}}}");

            assertThat(found("{'metadataKey': 'k'}")).isEqualTo("1 2 3 ");
            assertThat(found("{'metadataKey': 'other'}")).isEmpty();
            assertThat(found("{'metadataValue': 'v2'}")).isEqualTo("2 ");
            assertThat(found("{'metadataId': 1}")).isEqualTo("1 ");
            assertThat(found("{'locationType': 'SHEET'}")).isEqualTo("3 ");
            assertThat(found("{'visibility': 'DOCUMENT'}")).isEqualTo("1 2 ");
            assertThat(found("{'metadataLocation': {'sheetId': 0}}")).isEqualTo("1 2 3 ");
            assertThat(found("{'metadataLocation': {'sheetId': 0}, 'locationMatchingStrategy': 'EXACT_LOCATION'}"))
                    .isEqualTo("3 ");
        }

        private String found(String lookup) {
            return found(caller, lookup);
        }

        private String found(SheetsCaller by, String lookup) {
            StringBuilder numbers = new StringBuilder();
            by.post(
                            path + "/developerMetadata:search",
                            "{'dataFilters': [{'developerMetadataLookup': " + lookup + "}]}")
                    .path("matchedDeveloperMetadata")
                    .forEach(match -> numbers.append(match.at("/developerMetadata/metadataId"))
                            .append(' '));
            return numbers.toString();
        }

        @Test
        void isHiddenFromOtherProjectsUnlessItIsTheDocuments() {
            batch("{'createDeveloperMetadata': {'developerMetadata': {'metadataId': 3, 'metadataKey': 'k', 'location':"
                    + " {'spreadsheet': true}, 'visibility': 'PROJECT'}}}");
            SheetsCaller stranger = new SheetsCaller(simulator, "robot@elsewhere.iam.gserviceaccount.com");

            assertThat(found(stranger, "{'metadataKey': 'k'}")).isEmpty();
            assertThat(found("{'metadataKey': 'k'}")).isEqualTo("3 ");
        }

        @Test
        void isBoundedInSizeOnTheSpreadsheetAndOnEachSheet() {
            String large = "'metadataKey': 'k', 'metadataValue': '" + "x".repeat(40)
                    + "', 'visibility': 'DOCUMENT', 'location': ";

            batch("{'createDeveloperMetadata': {'developerMetadata': {" + large + "{'spreadsheet': true}}}}");
            batch("{'createDeveloperMetadata': {'developerMetadata': {" + large + "{'sheetId': 0}}}}");

            assertThat(refusal("{'createDeveloperMetadata': {'developerMetadata': {" + large + "{'sheetId': 0}}}}"))
                    .contains("exceeds the limit of 60 characters");
        }

        @Test
        void isDeletedByLookupButOnlyWhereSomethingMatches() {
            batch(mark(1, "ROWS", 0));
            String delete =
                    "{'deleteDeveloperMetadata': {'dataFilter': {'developerMetadataLookup': {'metadataId': 1}}}}";

            assertThat(batch(delete)
                            .at("/replies/0/deleteDeveloperMetadata/deletedDeveloperMetadata/0/metadataId")
                            .asInt())
                    .isEqualTo(1);
            assertThat(refusal(delete)).contains("No developer metadata matches");
            batch(mark(1, "ROWS", 0));
        }

        @Test
        void isChangedInTheFieldsThatAreNamed() {
            batch(mark(1, "ROWS", 0));

            batch(
                    "{'updateDeveloperMetadata': {'dataFilters': [{'developerMetadataLookup': {'metadataKey': 'k'}}],"
                            + " 'developerMetadata': {'metadataValue': 'new', 'metadataKey': 'ignored'}, 'fields': 'metadataValue'}}");

            JsonNode entry = caller.get(path + "/developerMetadata/1");
            assertThat(entry.path("metadataValue").asText()).isEqualTo("new");
            assertThat(entry.path("metadataKey").asText()).isEqualTo("k");
        }
    }

    @Nested
    class Reads {
        @Test
        void answersWhatDataFiltersPickInTheirOrder() {
            put("A1:B3", "[['a', 1], ['b', 2], ['c', 3]]");
            batch(mark(9, "ROWS", 1));

            JsonNode data = caller.post(
                            path + ":getByDataFilter?fields=sheets(properties.title,data(startRow,startColumn,"
                                    + "rowData/values/userEnteredValue))",
                            "{'dataFilters': [{'gridRange': {'sheetId': 0, 'startRowIndex': 2, 'startColumnIndex': 1,"
                                    + " 'endColumnIndex': 2}}, {'a1Range': 'Sheet1!A1'},"
                                    + " {'developerMetadataLookup': {'metadataId': 9}}]}")
                    .at("/sheets/0/data");

            assertThat(data)
                    .isEqualTo(SheetsCaller.json("[{'startRow': 2, 'startColumn': 1, 'rowData': [{'values':"
                            + " [{'userEnteredValue': {'numberValue': 3}}]}]},"
                            + " {'rowData': [{'values': [{'userEnteredValue': {'stringValue': 'a'}}]}]},"
                            + " {'startRow': 1, 'rowData': [{'values': [{'userEnteredValue': {'stringValue': 'b'}},"
                            + " {'userEnteredValue': {'numberValue': 2}}]}]}]"));
        }

        @Test
        void refusesMasksThatNameNothing() {
            JsonNode error = caller.refused(400, path + "?fields=sheets(properties(titel))");

            assertThat(error.path("status").asText()).isEqualTo("INVALID_ARGUMENT");
            assertThat(error.at("/details/0/fieldViolations/0/field").asText()).isEqualTo("sheets.properties.titel");
        }

        @Test
        void refusesRangesBeyondTheGrid() {
            assertThat(caller.refused(400, path + "/values/A1001:B1002")
                            .path("message")
                            .asText())
                    .isEqualTo("Range (Sheet1!A1001:B1002) exceeds grid limits. Max rows: 1000, max columns: 26");
        }
    }

    @Nested
    class Structure {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'addSheet': {'properties': {'title': 'sheet1'}}}|Invalid requests[0].addSheet: A sheet with the name"
                            + " \"sheet1\" already exists. Please enter another name.",
                    "{'deleteSheet': {'sheetId': 4}}|Invalid requests[0].deleteSheet: No grid with id: 4",
                    "{'deleteSheet': {}}|Invalid requests[0].deleteSheet: You can't remove all the sheets in a document.",
                    "{'deleteDimension': {'range': {'dimension': 'ROWS'}}}|Invalid requests[0].deleteDimension: You can't"
                            + " delete all the rows on the sheet.",
                    "{'appendDimension': {'dimension': 'ROWS', 'length': 1000}}|Invalid requests[0].appendDimension: This"
                            + " action would increase the number of cells in the workbook above the limit of 40000 cells.",
                    "{'updateCells': {'start': {}, 'rows': []}}|Invalid requests[0].updateCells: At least one field must be"
                            + " listed in 'fields'. (Use '*' to indicate all fields.)",
                    "{'updateSheetProperties': {'properties': {'hidden': true}, 'fields': 'hidden'}}|Invalid"
                            + " requests[0].updateSheetProperties: You can't hide all the sheets in a document.",
                    "{'insertDimension': {'range': {'dimension': 'ROWS', 'startIndex': 0, 'endIndex': 1},"
                            + " 'inheritFromBefore': true}}|Invalid requests[0].insertDimension: inheritFromBefore cannot be"
                            + " true when range.startIndex is 0."
                })
        void refusesInGooglesWords(String request, String message) {
            assertThat(refusal(request)).isEqualTo(message);
        }

        @Test
        void refusesTextThatIsTooLongForACell() {
            assertThat(refusal("{'updateCells': {'start': {}, 'fields': 'userEnteredValue', 'rows': [{'values':"
                            + " [{'userEnteredValue': {'stringValue': '" + "x".repeat(51) + "'}}]}]}}"))
                    .isEqualTo(
                            "Invalid requests[0].updateCells: Your input contains more than the maximum of 50 characters"
                                    + " in a single cell.");
        }

        @Test
        void checksRowsBeforeColumnsWhereASheetIsResized() {
            String resize =
                    "{'updateSheetProperties': {'properties': {'gridProperties': {'rowCount': 4000, 'columnCount':"
                            + " 5}}, 'fields': 'gridProperties(rowCount,columnCount)'}}";

            assertThat(refusal(resize)).contains("above the limit of 40000 cells");
        }

        @Test
        void letsNewRowsInheritFormatsOnly() {
            batch("{'repeatCell': {'range': {'startRowIndex': 0, 'endRowIndex': 1, 'endColumnIndex': 1}, 'cell':"
                    + " {'userEnteredFormat': {'textFormat': {'bold': true}}, 'userEnteredValue': {'stringValue': 'x'}},"
                    + " 'fields': 'userEnteredFormat.textFormat.bold,userEnteredValue'}}");

            batch("{'insertDimension': {'range': {'dimension': 'ROWS', 'startIndex': 1, 'endIndex': 2},"
                    + " 'inheritFromBefore': true}}");

            JsonNode cell = caller.get(path + "?ranges=A2&fields=sheets.data.rowData.values")
                    .at("/sheets/0/data/0/rowData/0/values/0");
            assertThat(cell.toString()).isEqualTo("{\"userEnteredFormat\":{\"textFormat\":{\"bold\":true}}}");
        }

        @Test
        void movesRowsAndTheirCells() {
            put("A1:A5", "[['0'], ['1'], ['2'], ['3'], ['4']]");

            batch("{'moveDimension': {'source': {'dimension': 'ROWS', 'startIndex': 1, 'endIndex': 3},"
                    + " 'destinationIndex': 4}}");

            assertThat(values("A1:A5", "FORMATTED_VALUE").toString())
                    .isEqualTo("[[\"0\"],[\"3\"],[\"1\"],[\"2\"],[\"4\"]]");
        }

        @Test
        void leavesCellsOutsideASortedRangeAlone() {
            put("A1:C3", "[['b', 2, 'x'], ['a', 1, 'y'], ['', 3, 'z']]");

            batch("{'sortRange': {'range': {'endRowIndex': 3, 'endColumnIndex': 2}, 'sortSpecs': [{'sortOrder':"
                    + " 'ASCENDING'}]}}");

            assertThat(values("A1:C3", "FORMATTED_VALUE").toString())
                    .isEqualTo("[[\"a\",\"1\",\"x\"],[\"b\",\"2\",\"y\"],[\"\",\"3\",\"z\"]]");
        }

        @Test
        void countsIndexesOfTabsAsTheyWereBefore() {
            batch("{'addSheet': {'properties': {'sheetId': 1, 'title': 'S2', 'gridProperties': {'rowCount': 1,"
                    + " 'columnCount': 1}}}}, {'addSheet': {'properties': {'sheetId': 2, 'title': 'S3', 'gridProperties':"
                    + " {'rowCount': 1, 'columnCount': 1}}}}");
            batch("{'updateSheetProperties': {'properties': {'index': 2}, 'fields': 'index'}}");

            assertThat(caller.get(path + "?fields=sheets.properties.title").toString())
                    .isEqualTo(
                            "{\"sheets\":[{\"properties\":{\"title\":\"S2\"}},{\"properties\":{\"title\":\"Sheet1\"}},"
                                    + "{\"properties\":{\"title\":\"S3\"}}]}");
        }
    }

    @Nested
    class Protection {
        @Test
        void stopsOthersButNotItsMakerNorTheOwner() {
            batch("{'addProtectedRange': {'protectedRange': {'protectedRangeId': 8, 'range': {'startColumnIndex': 0,"
                    + " 'endColumnIndex': 1}}}}");
            String write =
                    "[{'updateCells': {'start': {'rowIndex': 3}, 'fields': 'userEnteredValue', 'rows': [{'values':"
                            + " [{'userEnteredValue': {'boolValue': true}}]}]}}]";

            Assertions.assertThatThrownBy(
                            () -> simulator.edit(id, SheetsCaller.list(write), Principal.of("other@example.com")))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("You are trying to edit a protected cell or object.");
            simulator.edit(id, SheetsCaller.list(write), Principal.of(ME));
            simulator.edit(id, SheetsCaller.list(write));
            batch("{'deleteProtectedRange': {'protectedRangeId': 8}}");
            simulator.edit(id, SheetsCaller.list(write), Principal.of("other@example.com"));
        }
    }

    @Nested
    class Formulas {
        @Test
        void followWhatTheyReferTo() {
            put("A1:C2", "[[1, 2, '=A1+B1'], [3, 4, '=SUM(A$1:A2)']]");

            batch(lines("insertDimension", "ROWS", 0, 1) + ", " + lines("insertDimension", "COLUMNS", 1, 2));
            assertThat(values("D2:D3", "FORMULA").toString()).isEqualTo("[[\"=A2+C2\"],[\"=SUM(A$2:A3)\"]]");
            assertThat(values("D2:D3", "UNFORMATTED_VALUE").toString()).isEqualTo("[[3],[4]]");

            batch(lines("deleteDimension", "ROWS", 1, 2));
            assertThat(values("D2", "FORMULA").toString()).isEqualTo("[[\"=SUM(A$2:A2)\"]]");
        }

        @Test
        void loseWhatIsDeletedAndMoveAlongWhereTheyAreSorted() {
            put("A1:B2", "[[2, '=A1*10'], [1, '=A2*10']]");
            batch("{'sortRange': {'range': {'endRowIndex': 2, 'endColumnIndex': 2}, 'sortSpecs': [{}]}}");
            assertThat(values("A1:B2", "FORMULA").toString()).isEqualTo("[[1,\"=A1*10\"],[2,\"=A2*10\"]]");

            batch(lines("deleteDimension", "COLUMNS", 0, 1));
            assertThat(values("A1", "FORMULA").toString()).isEqualTo("[[\"=#REF!*10\"]]");
            assertThat(values("A1", "FORMATTED_VALUE").toString()).isEqualTo("[[\"#ERROR!\"]]");
        }

        @Test
        void followTheTitleOfASheet() {
            put("A1", "[['=Sheet1!B1+1']]");
            batch("{'updateSheetProperties': {'properties': {'title': 'My books'}, 'fields': 'title'}}");

            assertThat(values("A1", "FORMULA").toString()).isEqualTo("[[\"='My books'!B1+1\"]]");
            assertThat(values("A1", "UNFORMATTED_VALUE").toString()).isEqualTo("[[1]]");
        }
    }
}
