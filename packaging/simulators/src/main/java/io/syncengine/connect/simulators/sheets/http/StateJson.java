// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.sheets.answer.SheetJson;
import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.Formula;
import io.syncengine.connect.simulators.sheets.grid.Row;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.Fields;

/** All that a spreadsheet holds, for tests. */
final class StateJson {
    private StateJson() {}

    static ObjectNode of(Workbook workbook) {
        ObjectNode json = ControlAnswer.object()
                .put("spreadsheetId", workbook.id())
                .put("title", workbook.title())
                .put("revision", workbook.revision())
                .put("cells", workbook.cellCount());
        ArrayNode sheets = json.putArray("sheets");
        workbook.sheets().forEach(sheet -> sheets.add(of(sheet, workbook.indexOf(sheet))));
        ArrayNode metadata = json.putArray("developerMetadata");
        workbook.metadata().forEach(entry -> metadata.add(SheetJson.metadata(entry)));
        return json;
    }

    private static ObjectNode of(Sheet sheet, int index) {
        ObjectNode json = ControlAnswer.object();
        json.set("properties", SheetJson.properties(sheet, index));
        ArrayNode rows = json.putArray("values");
        for (int row = 0; row < sheet.usedRows(); row++) {
            rows.add(of(sheet.row(row)));
        }
        return json;
    }

    private static ArrayNode of(Row row) {
        ArrayNode values = ControlAnswer.object().arrayNode();
        for (int column = 0; column < row.length(); column++) {
            Cell cell = row.cell(column);
            Object entered = cell.entered();
            if (entered instanceof Double number) {
                values.add(Fields.json(number));
            } else if (entered instanceof Boolean flag) {
                values.add(flag);
            } else if (entered instanceof Formula formula) {
                values.add(formula.text());
            } else {
                values.add(entered == null ? "" : entered.toString());
            }
        }
        return values;
    }
}
