// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import io.syncengine.connect.simulators.sheets.grid.Sheet;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person has written into a spreadsheet that a sink fills: something beside one row, in a column of their own, and a
 * tab of their own.
 *
 * @param tab of the sink
 * @param id of the row, in the tab's first column
 */
record PersonsCells(SheetsSimulator google, String spreadsheet, String tab, String id) {

    private static final String REMARK = "call back";
    private static final String PLANS = "Plans";
    private static final String PLAN = "more of the same";
    private static final int PLANS_ID = 4711;

    /** Writes them, beside the first row of the tab. */
    static PersonsCells write(SheetsSimulator google, String spreadsheet, String tab) {
        Sheet sheet = sheet(google, spreadsheet, tab);
        ArrayNode requests = JsonNodeFactory.instance.arrayNode();
        requests.addObject()
                .putObject("appendDimension")
                .put("sheetId", sheet.id())
                .put("dimension", "COLUMNS")
                .put("length", 1);
        cell(requests, sheet.id(), 1, sheet.columnCount(), REMARK);
        requests.addObject()
                .putObject("addSheet")
                .putObject("properties")
                .put("sheetId", PLANS_ID)
                .put("title", PLANS);
        cell(requests, PLANS_ID, 0, 0, PLAN);
        google.edit(spreadsheet, requests);
        return new PersonsCells(
                google, spreadsheet, tab, sheet.cell(1, 0).entered().toString());
    }

    private static void cell(ArrayNode requests, int sheetId, int row, int column, String text) {
        ObjectNode update = requests.addObject().putObject("updateCells").put("fields", "userEnteredValue");
        update.putObject("start").put("sheetId", sheetId).put("rowIndex", row).put("columnIndex", column);
        update.putArray("rows")
                .addObject()
                .putArray("values")
                .addObject()
                .putObject("userEnteredValue")
                .put("stringValue", text);
    }

    private static Sheet sheet(SheetsSimulator google, String spreadsheet, String title) {
        return google.workbook(spreadsheet).sheet(title).orElseThrow();
    }

    /** They are where the person has written them: beside that row, and nowhere else. */
    void areUntouched() {
        Sheet sheet = sheet(google, spreadsheet, tab);
        List<Object> rows = new ArrayList<>();
        for (int row = 0; row < sheet.usedRows(); row++) {
            if (REMARK.equals(sheet.cell(row, sheet.columnCount() - 1).entered())) {
                rows.add(sheet.cell(row, 0).entered());
            }
        }
        assertThat(rows).containsExactly(id);
        assertThat(sheet(google, spreadsheet, PLANS).cell(0, 0).entered()).isEqualTo(PLAN);
    }
}
