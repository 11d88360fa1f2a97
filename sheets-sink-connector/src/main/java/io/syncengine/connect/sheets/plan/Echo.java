// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.index.KeyColumns;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.row.RowKey;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a tab is to look like right after a plan was carried out, and what is asked for to see whether it does. Where a
 * person changed the tab between the last look and the write, it does not.
 */
public final class Echo {

    private static final int MOST_RUNS = 500;
    private static final int MOST_ROWS = 50_000;

    private final Tab tab;
    private final TabPlan plan;
    private final TreeSet<Integer> rows = new TreeSet<>();
    private final Set<RowKey> removed = new HashSet<>();
    private final boolean whole;

    /** Below all rows that have keys afterwards. */
    private final int end;

    /** @param tab before the plan is carried out */
    public Echo(Tab tab, TabPlan plan) {
        this.tab = tab;
        this.plan = plan;
        for (RowKey key : plan.updated()) {
            Integer row = tab.index().row(key);
            if (row != null) {
                rows.add(row - plan.deleted().headSet(row).size());
            }
        }
        for (int i = 0; i < plan.inserted().size(); i++) {
            rows.add(plan.insertAt() + i - plan.deleted().size());
        }
        for (int row : plan.deleted()) {
            RowKey key = tab.index().key(row);
            if (key != null) {
                removed.add(key);
            }
        }
        end = plan.insertAt() + plan.inserted().size() - plan.deleted().size();
        // A row that went in place of another shows only in what is left.
        whole = !plan.deleted().isEmpty() || RowRuns.of(rows).size() > MOST_RUNS;
    }

    /** Keys whose rows were to go. */
    public Set<RowKey> removed() {
        return removed;
    }

    /** Whether there is too much to look at in an answer. */
    public boolean isTooLarge() {
        return whole && end > MOST_ROWS;
    }

    /** The header, and keys. */
    public List<GridRange> ranges() {
        TabLayout layout = plan.layout();
        List<GridRange> ranges = new ArrayList<>();
        ranges.add(new GridRange(
                layout.sheetId(),
                layout.header(),
                layout.header() + 1,
                0,
                layout.sheet().columns()));
        TreeSet<Integer> columns =
                new TreeSet<>(KeyColumns.of(layout, tab.keyFields()).columns());
        columns.remove(TabLayout.NONE);
        if (whole) {
            for (RowRuns.Run run : RowRuns.of(columns)) {
                ranges.add(new GridRange(layout.sheetId(), 0, end, run.start(), run.end()));
            }
        } else {
            ranges.addAll(RowRuns.ranges(layout.sheetId(), rows, columns));
        }
        return ranges;
    }

    /** Whether the tab, after the plan was carried out, looks as it should. */
    public boolean holds(GridView view) {
        TabLayout layout = tab.layout();
        SheetInfo now = view.sheet(layout.sheetId());
        if (now == null
                || now.rows() != layout.sheet().rows()
                || now.columns() != layout.sheet().columns()
                || !Verification.headerHolds(layout, view)) {
            return false;
        }
        KeyColumns keys = tab.keyColumns();
        for (int row = 0; whole && row < end; row++) {
            RowKey expected = tab.index().key(row);
            if (expected != null && !expected.equals(keys.read(view, row))) {
                return false;
            }
        }
        for (int row : rows) {
            RowKey expected = tab.index().key(row);
            if (expected == null || !expected.equals(keys.read(view, row))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Rows that were written over though they are another key's.
     *
     * @return by the key that was meant; a null value where the row is nobody's of ours
     */
    public Map<RowKey, @Nullable RowKey> overwritten(GridView view) {
        Map<RowKey, @Nullable RowKey> overwritten = new LinkedHashMap<>();
        KeyColumns keys = tab.keyColumns();
        for (RowKey meant : plan.updated()) {
            Integer row = tab.index().row(meant);
            if (row != null) {
                RowKey there = keys.read(view, row);
                if (!meant.equals(there)) {
                    overwritten.put(meant, there);
                }
            }
        }
        return overwritten;
    }
}
