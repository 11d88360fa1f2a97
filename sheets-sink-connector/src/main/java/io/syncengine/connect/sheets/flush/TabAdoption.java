// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.fence.Outcome;
import io.syncengine.connect.sheets.grid.CellRead;
import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.EchoRange;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.grid.Tag;
import io.syncengine.connect.sheets.grid.TagPlace;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.layout.TagKeys;
import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.plan.NewColumns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sheets of people's that have the title of a tab that is to be made. They are taken if nothing in them could be
 * overwritten: those with an empty first row, and those whose first row names fields only.
 *
 * <p>Rows and columns are tagged by their places, which people may change between the look and the write. So the sheet gets
 * its own tag, without which those of rows and columns mean nothing, only when the answer of that write has shown that they
 * lie where they should; from then on they move with what they are put on.
 */
final class TabAdoption {

    /** A sheet with more cells is not read as a whole to see whether it is blank. */
    private static final long MOST_CELLS = 200_000;

    private static final Logger log = LoggerFactory.getLogger(TabAdoption.class);

    private final SpreadsheetGateway gateway;
    private final FencedWrites writes;
    private final NewColumns looks;

    TabAdoption(SpreadsheetGateway gateway, FencedWrites writes, NewColumns looks) {
        this.gateway = gateway;
        this.writes = writes;
        this.looks = looks;
    }

    /**
     * Makes the sheet ours, unless somebody changes its first row in that moment or the outcome is not known: then it is to
     * be tried again.
     *
     * @throws SheetsException if it is somebody else's
     */
    void adopt(String stream, SheetInfo sheet, List<String> keyFields, List<Intent> intents)
            throws SheetsException, InterruptedException {
        Set<String> fields = TabMaker.fields(keyFields, intents);
        GridRange first = new GridRange(sheet.sheetId(), 0, 1, 0, sheet.columns());
        Map<String, Integer> columns = columns(sheet, fields, gateway.read(List.of(first)));
        if (columns == null) {
            throw new SheetsException(
                    FailureKind.DENIED,
                    "The spreadsheet has a tab \"" + sheet.title() + "\" that is not the connector's, which the stream "
                            + stream + " needs. Rename it, or set tab.name.format",
                    null);
        }
        int id = sheet.sheetId();
        Change.PutTag ours = new Change.PutTag(null, TagKeys.TAB, stream, TagPlace.SHEET, id, 0);
        List<Change> changes = new ArrayList<>(leftovers(id));
        changes.add(new Change.PutTag(null, TagKeys.HEADER, "", TagPlace.ROW, id, 0));
        columns.forEach((field, column) ->
                changes.add(new Change.PutTag(null, TagKeys.COLUMN, field, TagPlace.COLUMN, id, column)));
        if (columns.isEmpty() && isBlank(sheet)) {
            // Nothing can lie elsewhere, and the header is written where the tags are put.
            changes.addAll(firstColumns(stream, sheet, fields));
            changes.add(ours);
            writes.send(changes, List.of());
            return;
        }
        FencedWrites.Answer answer = writes.send(changes, List.of(new EchoRange(sheet.title(), first)));
        GridView after = answer.outcome() == Outcome.APPLIED ? answer.view() : null;
        if (after != null && columns.equals(columns(sheet, fields, after))) {
            writes.send(List.of(ours), List.of());
        } else {
            log.info("The tab \"{}\" could not be taken just now: {}", sheet.title(), answer.outcome());
        }
    }

    /** Where the fields are that a first row names; null if it says anything else. */
    private static @Nullable Map<String, Integer> columns(SheetInfo sheet, Set<String> fields, GridView view) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int column = 0; column < sheet.columns(); column++) {
            CellRead cell = view.cell(sheet.sheetId(), 0, column);
            if (cell.isBlank()) {
                continue;
            }
            if (cell.computed() || !fields.contains(cell.text()) || columns.containsKey(cell.text())) {
                return null;
            }
            columns.put(cell.text(), column);
        }
        return columns;
    }

    /** Takes tags away that an earlier try has left there. */
    private List<Change> leftovers(int sheetId) throws SheetsException, InterruptedException {
        List<Change> changes = new ArrayList<>();
        for (Tag tag : gateway.search(List.of(TagKeys.HEADER, TagKeys.COLUMN))) {
            if (tag.sheetId() == sheetId && (tag.place() == TagPlace.ROW || tag.place() == TagPlace.COLUMN)) {
                changes.add(new Change.DropTag(tag.id()));
            }
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
