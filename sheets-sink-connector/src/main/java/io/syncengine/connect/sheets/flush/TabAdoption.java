// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.grid.CellRead;
import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.grid.TagPlace;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.layout.TagKeys;
import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.plan.NewColumns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sheets of people's that have the title of a tab that is to be made. They are taken if nothing in them could be
 * overwritten: those with an empty first row, and those whose first row names fields only.
 */
final class TabAdoption {

    /** A sheet with more cells is not read as a whole to see whether it is blank. */
    private static final long MOST_CELLS = 200_000;

    private final SpreadsheetGateway gateway;
    private final NewColumns looks;

    TabAdoption(SpreadsheetGateway gateway, NewColumns looks) {
        this.gateway = gateway;
        this.looks = looks;
    }

    /**
     * What makes the sheet ours.
     *
     * @throws SheetsException if it is somebody else's
     */
    List<Change> changes(String stream, SheetInfo sheet, List<String> keyFields, List<Intent> intents)
            throws SheetsException, InterruptedException {
        Set<String> fields = TabMaker.fields(keyFields, intents);
        GridView view = gateway.read(List.of(new GridRange(sheet.sheetId(), 0, 1, 0, sheet.columns())));
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int column = 0; column < sheet.columns(); column++) {
            CellRead cell = view.cell(sheet.sheetId(), 0, column);
            if (cell.isBlank()) {
                continue;
            }
            if (cell.computed() || !fields.contains(cell.text()) || columns.containsKey(cell.text())) {
                throw new SheetsException(
                        FailureKind.DENIED,
                        "The spreadsheet has a tab \"" + sheet.title() + "\" that is not the connector's, which the"
                                + " stream " + stream + " needs. Rename it, or set tab.name.format",
                        null);
            }
            columns.put(cell.text(), column);
        }
        int id = sheet.sheetId();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutTag(null, TagKeys.TAB, stream, TagPlace.SHEET, id, 0));
        changes.add(new Change.PutTag(null, TagKeys.HEADER, "", TagPlace.ROW, id, 0));
        columns.forEach((field, column) ->
                changes.add(new Change.PutTag(null, TagKeys.COLUMN, field, TagPlace.COLUMN, id, column)));
        if (columns.isEmpty() && isBlank(sheet)) {
            changes.addAll(firstColumns(stream, sheet, fields));
        }
        return changes;
    }

    private boolean isBlank(SheetInfo sheet) throws SheetsException, InterruptedException {
        if (sheet.cells() > MOST_CELLS) {
            return false;
        }
        GridRange whole = new GridRange(sheet.sheetId(), 0, sheet.rows(), 0, sheet.columns());
        GridView view = gateway.read(List.of(whole));
        for (int row = 0; row < sheet.rows(); row++) {
            for (int column = 0; column < sheet.columns(); column++) {
                if (!view.cell(sheet.sheetId(), row, column).isBlank()) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Change> firstColumns(String stream, SheetInfo sheet, Set<String> fields) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (String field : fields) {
            if (columns.size() < sheet.columns()) {
                columns.put(field, columns.size());
            }
        }
        return columns.isEmpty()
                ? List.of()
                : looks.changes(new TabLayout(stream, sheet, 0, Map.of(), Map.of()), columns, Set.of());
    }
}
