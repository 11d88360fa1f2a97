// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.sheets.SheetsCaller;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import org.junit.jupiter.api.Test;

class SheetPageTest {
    private final SheetsSimulator simulator = new SheetsSimulator(SheetsOptions.usual(3), new SimClock());
    private final String id = simulator.create("Books & more");

    private void edit(String requests) {
        simulator.edit(id, SheetsCaller.list(requests));
    }

    private String page(Integer tab, int from) {
        return SheetPage.of(simulator.workbook(id), tab, from);
    }

    @Test
    void showsWhatCellsShowAndNothingThatABrowserWouldRun() {
        edit("[{'updateCells': {'start': {'sheetId': 0}, 'fields': 'userEnteredValue,note', 'rows': [{'values': ["
                + "{'userEnteredValue': {'stringValue': '<script>alert(1)</script>'}, 'note': 'a & b'},"
                + "{'userEnteredValue': {'formulaValue': '=1+1'}},"
                + "{'userEnteredValue': {'boolValue': true}}]}]}}]");

        assertThat(page(null, 0))
                .contains("<title>Books &amp; more</title>")
                .contains("<td class=\"note\" title=\"a &amp; b\">&lt;script&gt;alert(1)&lt;/script&gt;</td>")
                .contains("<td class=\"number\" title=\"2\">2</td>")
                .contains("<td class=\"flag\" title=\"TRUE\">TRUE</td>")
                .doesNotContain("<script>alert");
    }

    @Test
    void letsALongTextShowOverEmptyCellsBesideIt() {
        edit("[{'updateCells': {'start': {'sheetId': 0}, 'fields': 'userEnteredValue', 'rows': ["
                + "{'values': [{'userEnteredValue': {'stringValue': '" + "x".repeat(40) + "'}}, {}, {},"
                + " {'userEnteredValue': {'stringValue': 'D'}}]},"
                + "{'values': [{'userEnteredValue': {'stringValue': '" + "y".repeat(20) + "'}},"
                + " {'userEnteredValue': {'stringValue': 'B'}}]}]}}]");

        assertThat(page(null, 0))
                .contains("<td colspan=\"3\" title=\"" + "x".repeat(40))
                .contains("<td title=\"" + "y".repeat(20))
                .as("as wide as the text that has no room")
                .contains("<col style=\"width:176px\">");
    }

    @Test
    void linksTabsThatAreNotHidden() {
        edit("[{'addSheet': {'properties': {'sheetId': 5, 'title': 'Second'}}},"
                + "{'addSheet': {'properties': {'sheetId': 6, 'title': 'Memory', 'hidden': true}}}]");

        assertThat(page(5, 0))
                .contains("<a href=\"?tab=0\">Sheet1</a>")
                .contains("<a href=\"?tab=5\" class=\"current\" aria-current=\"page\">Second</a>")
                .doesNotContain("Memory");
        assertThat(page(6, 0)).contains("<a href=\"?tab=0\" class=\"current\"");
    }

    @Test
    void leadsToTheRowsThatDoNotFit() {
        edit("[{'updateCells': {'start': {'sheetId': 0, 'rowIndex': 999}, 'fields': 'userEnteredValue',"
                + " 'rows': [{'values': [{'userEnteredValue': {'stringValue': 'row one thousand'}}]}]}}]");

        assertThat(page(0, 0)).contains("?tab=0&amp;from=500\">later rows").doesNotContain("row one thousand");
        assertThat(page(0, 500))
                .contains("<th>1000</th><td colspan=\"3\" title=\"row one thousand\">")
                .contains("earlier rows");
    }
}
