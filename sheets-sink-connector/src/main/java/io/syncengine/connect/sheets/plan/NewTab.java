// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.grid.TagPlace;
import io.syncengine.connect.sheets.index.RowIndex;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.layout.TagKeys;
import io.syncengine.connect.sheets.row.CellValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tab that is still to be made: a header, and one spare row that stays the last, so that rows can always be inserted
 * before it.
 *
 * @param tab as it is once the changes were applied
 */
public record NewTab(Tab tab, List<Change> changes) {

    private static final int ROWS = 2;

    /**
     * The tab for what is to be written.
     *
     * @param sheetId one that the spreadsheet has not
     * @param intents those of the stream
     */
    public static NewTab of(
            String stream, String title, int sheetId, List<String> keyFields, List<Intent> intents, NewColumns looks) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        Set<String> times = new LinkedHashSet<>();
        for (String field : fields(keyFields, intents, times)) {
            columns.put(field, columns.size());
        }
        TabLayout empty = new TabLayout(stream, new SheetInfo(sheetId, title, ROWS, 0), 0, Map.of(), Map.of());
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.AddSheet(sheetId, title, ROWS, columns.size(), Streams.isHidden(stream)));
        changes.add(new Change.PutTag(null, TagKeys.TAB, stream, TagPlace.SHEET, sheetId, 0));
        changes.add(new Change.PutTag(null, TagKeys.HEADER, "", TagPlace.ROW, sheetId, 0));
        changes.addAll(looks.changes(empty, columns, times));
        RowIndex index = new RowIndex();
        index.add(null);
        return new NewTab(new Tab(empty.withColumns(columns, columns.size()), index, keyFields), changes);
    }

    private static Set<String> fields(List<String> keyFields, List<Intent> intents, Set<String> times) {
        Set<String> seen = new LinkedHashSet<>();
        for (Intent intent : intents) {
            if (intent instanceof Intent.Put put) {
                put.row().cells().forEach((field, cell) -> {
                    seen.add(field);
                    if (cell instanceof CellValue.Moment) {
                        times.add(field);
                    }
                });
            }
        }
        Set<String> fields = new LinkedHashSet<>(keyFields);
        fields.retainAll(seen);
        fields.addAll(seen);
        return fields;
    }
}
