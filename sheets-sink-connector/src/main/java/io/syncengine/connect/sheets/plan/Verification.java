// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.index.KeyColumns;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.row.RowKey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What is looked at in a tab before it is written to, and whether it is as it was: its size, its header, the rows that are
 * to be touched, and the row that new ones are put below.
 */
public final class Verification {

    /** So many ranges are asked for at most; beyond, whole columns are. */
    private static final int MOST_RANGES = 2000;

    private final Tab tab;
    private final TreeSet<Integer> rows = new TreeSet<>();
    private final List<String> fields;
    private boolean grows;

    /** @param fields to be read besides the key's */
    public Verification(Tab tab, Collection<RowKey> touched, List<String> fields) {
        this.tab = tab;
        this.fields = fields;
        for (RowKey key : touched) {
            Integer row = tab.index().row(key);
            if (row != null) {
                rows.add(row);
            }
        }
        if (tab.index().last() >= 0) {
            rows.add(tab.index().last());
        }
    }

    /** Copies of rows are to be touched too. */
    public Verification withCopies() {
        rows.addAll(tab.index().copies().keySet());
        return this;
    }

    /** The tab is to get columns. */
    public Verification withColumns() {
        grows = true;
        return this;
    }

    public List<GridRange> ranges() {
        TabLayout layout = tab.layout();
        List<GridRange> ranges = new ArrayList<>();
        int header = layout.header();
        ranges.add(new GridRange(
                layout.sheetId(), header, header + 1, 0, layout.sheet().columns()));
        if (grows) {
            ranges.add(RightEnd.range(layout));
        }
        TreeSet<Integer> columns = columns();
        List<GridRange> cells = RowRuns.ranges(layout.sheetId(), rows, columns);
        if (cells.size() > MOST_RANGES
                || rows.size() > Math.max(1000, tab.index().size() / 4)) {
            int first = rows.first();
            int end = rows.last() + 1;
            for (RowRuns.Run run : RowRuns.of(columns)) {
                ranges.add(new GridRange(layout.sheetId(), first, end, run.start(), run.end()));
            }
        } else {
            ranges.addAll(cells);
        }
        return ranges;
    }

    private TreeSet<Integer> columns() {
        TreeSet<Integer> columns = new TreeSet<>();
        tab.keyFields().forEach(field -> columns.add(tab.layout().column(field)));
        fields.forEach(field -> columns.add(tab.layout().column(field)));
        columns.remove(TabLayout.NONE);
        return columns;
    }

    /** Whether the tab is as it was when it was last looked at. Its title may have changed. */
    public boolean holds(GridView view) {
        TabLayout layout = tab.layout();
        SheetInfo now = view.sheet(layout.sheetId());
        if (now == null
                || now.rows() != layout.sheet().rows()
                || now.columns() != layout.sheet().columns()) {
            return false;
        }
        if (!headerHolds(layout, view)) {
            return false;
        }
        KeyColumns keys = tab.keyColumns();
        for (int row : rows) {
            RowKey copied = tab.index().copies().get(row);
            RowKey expected = copied == null ? tab.index().key(row) : copied;
            if (expected == null || !expected.equals(keys.read(view, row))) {
                return false;
            }
        }
        return true;
    }

    static boolean headerHolds(TabLayout layout, GridView view) {
        for (int column : layout.columns().values()) {
            String text = view.cell(layout.sheetId(), layout.header(), column).text();
            if (!text.equals(layout.headers().getOrDefault(column, ""))) {
                return false;
            }
        }
        return true;
    }
}
