// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.sheets.SheetsCaller;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueCallsTest {
    private final SheetsSimulator simulator = new SheetsSimulator(SheetsOptions.usual(5), new SimClock());
    private final SheetsCaller caller = new SheetsCaller(simulator, "robot");
    private final String path = "/v4/spreadsheets/" + simulator.create("Books") + "/values";

    private JsonNode put(String range, String values) {
        return caller.put(path + "/" + range + "?valueInputOption=USER_ENTERED", "{'values': " + values + "}");
    }

    private String shown(String range) {
        return caller.get(path + "/" + range).path("values").toString();
    }

    private String bare(String range) {
        return caller.get(path + "/" + range + "?valueRenderOption=UNFORMATTED_VALUE")
                .path("values")
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.5|1234.5|1,234.50",
                "$3.5|3.5|$3.50",
                "12%|0.12|12%",
                "1E5|100000|1.00E+05",
                "-7|-7|-7",
                "0042|42|42",
                "true|true|TRUE",
                "'0042|\"0042\"|0042",
                "3_1_0|\"3_1_0\"|3_1_0",
                "2020-01-01|43831|2020-01-01",
                "12/31/1999|36525|12/31/1999",
                "2020-02-30|\"2020-02-30\"|2020-02-30",
                "12:00|0.5|12:00",
                "2020-01-01 18:30|43831.770833333336|2020-01-01 18:30",
                "=1/3|0.3333333333333333|0.3333333333",
                "=1/0|\"#DIV/0!\"|#DIV/0!"
            },
            quoteCharacter = '`')
    void readsWhatAPersonTyped(String typed, String bare, String shown) {
        caller.put(
                path + "/A1?valueInputOption=USER_ENTERED",
                "{\"values\": [[\"" + typed.replace("'", "\\u0027") + "\"]]}");

        assertThat(bare("A1")).isEqualTo("[[" + bare + "]]");
        assertThat(shown("A1")).isEqualTo("[[\"" + shown + "\"]]");
    }

    @Test
    void leavesCellsAloneThatAreNull() {
        put("A1:B2", "[['a', 'b'], ['c', 'd']]");

        JsonNode answer = put("A1:B2", "[[null, ''], [null, 'D']]");

        assertThat(shown("A1:B2")).isEqualTo("[[\"a\"],[\"c\",\"D\"]]");
        assertThat(answer.path("updatedCells").asInt()).isEqualTo(2);
        assertThat(answer.path("updatedColumns").asInt()).isEqualTo(1);
    }

    @Test
    void refusesWhatDoesNotFitIntoItsRange() {
        JsonNode error = SheetsCaller.tree(
                        caller.send("PUT", path + "/A1:B1?valueInputOption=RAW", "{'values': [[1, 2, 3]]}")
                                .answer()
                                .text())
                .path("error");

        assertThat(error.path("message").asText())
                .isEqualTo("Requested writing within range [Sheet1!A1:B1], but tried writing to column [C]");
    }

    @Test
    void appendsBelowTheLastTableAndGrowsTheGrid() {
        put("A1:B2", "[['a', 'b'], ['c', 'd']]");
        put("D998:E1000", "[['x', ''], ['y', ''], ['z', 'last']]");

        JsonNode below = caller.post(path + "/A1:B1:append?valueInputOption=RAW", "{'values': [['e', 'f']]}");
        JsonNode last = caller.post(path + "/Sheet1:append?valueInputOption=RAW", "{'values': [['end']]}");

        assertThat(below.path("tableRange").asText()).isEqualTo("Sheet1!A1:B2");
        assertThat(below.at("/updates/updatedRange").asText()).isEqualTo("Sheet1!A3:B3");
        assertThat(last.path("tableRange").asText()).isEqualTo("Sheet1!D998:E1000");
        assertThat(last.at("/updates/updatedRange").asText()).isEqualTo("Sheet1!D1001");
    }

    @Test
    void insertsRowsWhereAnAppendIsToldTo() {
        put("A1:A3", "[['a'], [''], ['below']]");

        caller.post(
                path + "/A1:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS", "{'values': [['b'], ['c']]}");

        assertThat(shown("A1:A5")).isEqualTo("[[\"a\"],[\"b\"],[\"c\"],[],[\"below\"]]");
    }

    @Test
    void writesManyRangesAtOnceAndCountsThem() {
        JsonNode answer = caller.post(
                path + ":batchUpdate",
                "{'valueInputOption': 'RAW', 'data': [{'range': 'A1:B1', 'values': [[1, 2]]}, {'range': 'A1:A2',"
                        + " 'majorDimension': 'COLUMNS', 'values': [[3, 4]]}]}");

        assertThat(answer.path("totalUpdatedCells").asInt()).isEqualTo(4);
        assertThat(answer.path("totalUpdatedRows").asInt()).isEqualTo(2);
        assertThat(answer.path("totalUpdatedSheets").asInt()).isEqualTo(1);
        assertThat(bare("A1:B2")).isEqualTo("[[3,2],[4]]");
    }

    @Test
    void readsWhatDataFiltersPick() {
        put("A1:B1", "[['a', 'b']]");

        JsonNode answer = caller.post(
                path + ":batchGetByDataFilter",
                "{'dataFilters': [{'gridRange': {'sheetId': 0, 'startColumnIndex': 1}}]}");

        assertThat(answer.at("/valueRanges/0/valueRange/range").asText()).isEqualTo("Sheet1!B1:Z1000");
        assertThat(answer.at("/valueRanges/0/valueRange/values/0/0").asText()).isEqualTo("b");
    }

    @Test
    void clearsValuesAndLeavesNotes() {
        put("A1", "[['a']]");
        String spreadsheet = path.substring(0, path.length() - "/values".length());
        caller.post(
                spreadsheet + ":batchUpdate",
                "{'requests': [{'updateCells': {'start': {}, 'fields': 'note', 'rows': [{'values': [{'note': 'n'}]}]}}]}");

        caller.post(path + "/A:A:clear", "{}");

        assertThat(caller.get(spreadsheet + "?ranges=A1&fields=sheets.data.rowData.values")
                        .at("/sheets/0/data/0/rowData/0/values/0")
                        .toString())
                .isEqualTo("{\"note\":\"n\"}");
    }
}
