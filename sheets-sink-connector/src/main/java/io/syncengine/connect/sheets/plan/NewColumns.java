// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.TagPlace;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.layout.TagKeys;
import io.syncengine.connect.sheets.policy.Protection;
import io.syncengine.connect.sheets.row.CellValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tags, header and looks of columns that become ours. The columns are there by then. */
public final class NewColumns {

    private static final String GUARD = "Written by the connector; add columns of your own beside";

    private final Protection protection;

    public NewColumns(Protection protection) {
        this.protection = protection;
    }

    /**
     * The changes.
     *
     * @param columns index by field, from left to right, adjacent
     * @param times fields that are shown as times
     */
    public List<Change> changes(TabLayout layout, Map<String, Integer> columns, Set<String> times) {
        List<Change> changes = new ArrayList<>();
        List<CellValue> header = new ArrayList<>();
        int first = columns.values().iterator().next();
        columns.forEach((field, column) -> {
            changes.add(new Change.PutTag(null, TagKeys.COLUMN, field, TagPlace.COLUMN, layout.sheetId(), column));
            header.add(CellValue.text(field));
            if (times.contains(field)) {
                changes.add(new Change.ShowTimes(GridRange.columns(layout.sheetId(), column, column + 1)));
            }
            if (protection != Protection.NONE) {
                changes.add(new Change.Protect(
                        GridRange.columns(layout.sheetId(), column, column + 1), GUARD, protection == Protection.LOCK));
            }
        });
        changes.add(new Change.WriteCells(layout.sheetId(), layout.header(), first, List.of(header)));
        changes.add(new Change.Embolden(
                new GridRange(layout.sheetId(), layout.header(), layout.header() + 1, first, first + columns.size())));
        return changes;
    }
}
