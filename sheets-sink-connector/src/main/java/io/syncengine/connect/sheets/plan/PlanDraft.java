// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The plan of one tab while it is being worked out. Columns are settled before rows that need them. */
final class PlanDraft {

    private final Tab tab;
    private final GridView view;
    private final RowJudge judge;
    private final NewColumns looks;
    private final List<Change> columnChanges = new ArrayList<>();
    private final TreeMap<Integer, TreeMap<Integer, CellValue>> updates = new TreeMap<>();
    private final List<SheetRow> inserts = new ArrayList<>();
    private final TreeSet<Integer> deletes = new TreeSet<>();
    private final Set<RowKey> updated = new HashSet<>();
    private final Map<RowKey, Long> contents = new HashMap<>();
    private final Set<RowKey> partial = new HashSet<>();
    private final List<Change> notes = new ArrayList<>();
    private TabLayout layout;
    private int stale;
    private int equal;

    /** @param view with the rightmost column as a whole, if there are to be columns */
    PlanDraft(Tab tab, GridView view, RowJudge judge, NewColumns looks) {
        this.tab = tab;
        this.view = view;
        this.judge = judge;
        this.looks = looks;
        this.layout = tab.layout();
    }

    void stale() {
        stale++;
    }

    void delete(int row) {
        deletes.add(row);
    }

    /**
     * Fields that get a column at the right end, unless they have got one already. Columns are inserted, not appended: one
     * that was inserted is at its index and blank, wherever else people have inserted some in the meantime, so that no tag
     * and no header ever gets on a column of theirs. Nothing can be inserted behind the last column; so a blank one stays
     * there.
     */
    void columns(Set<String> fields, Set<String> times) {
        Set<String> missing = new LinkedHashSet<>(fields);
        missing.removeIf(field -> layout.column(field) >= 0);
        if (missing.isEmpty()) {
            return;
        }
        int wide = layout.sheet().columns();
        if (columnChanges.isEmpty() && !RightEnd.isBlank(tab, view)) {
            columnChanges.add(new Change.AppendColumns(layout.sheetId(), 1));
            wide++;
        }
        Map<String, Integer> more = new LinkedHashMap<>();
        for (String field : missing) {
            more.put(field, wide - 1 + more.size());
        }
        columnChanges.add(new Change.InsertColumns(layout.sheetId(), wide - 1, more.size()));
        columnChanges.addAll(looks.changes(layout, more, times));
        layout = layout.withColumns(more, wide + more.size());
    }

    void mark(int row, Intent.Mark mark) {
        TreeMap<Integer, CellValue> cells = new TreeMap<>();
        mark.cells().forEach((field, cell) -> put(cells, field, cell));
        updates.put(row, cells);
        updated.add(mark.key());
        partial.add(mark.key());
        int first = layout.column(tab.keyFields().get(0));
        if (!mark.note().isEmpty() && first >= 0) {
            notes.add(new Change.WriteNote(layout.sheetId(), row, first, mark.note()));
        }
    }

    void update(int row, SheetRow source) {
        long content = judge.content(source);
        Long before = tab.index().content(source.key());
        if (before != null && before == content && columnChanges.isEmpty()) {
            equal++;
            return;
        }
        TreeMap<Integer, CellValue> cells = new TreeMap<>();
        if (source.isDelete()) {
            source.cells().forEach((field, cell) -> put(cells, field, cell));
            partial.add(source.key());
        } else {
            layout.columns().keySet().forEach(field -> put(cells, field, source.cell(field)));
            contents.put(source.key(), content);
        }
        updates.put(row, cells);
        updated.add(source.key());
    }

    private void put(TreeMap<Integer, CellValue> cells, String field, CellValue cell) {
        int column = layout.column(field);
        if (column >= 0 && !tab.keyFields().contains(field)) {
            cells.put(column, cell);
        }
    }

    void insert(SheetRow source) {
        inserts.add(source);
        contents.put(source.key(), judge.content(source));
    }

    TabPlan plan() {
        CellBlocks writes = new CellBlocks(layout.sheetId());
        updates.forEach(writes::add);
        List<Change> changes = new ArrayList<>(columnChanges);
        changes.addAll(writes.changes());
        changes.addAll(notes);
        int rows = layout.sheet().rows();
        int at = Math.max(tab.index().last(), layout.header()) + 1;
        if (!inserts.isEmpty()) {
            rows += inserts.size();
            changes.addAll(insertions(at));
        }
        rows -= deletes.size();
        if (!deletes.isEmpty() && rows < layout.header() + 2) {
            // Google refuses to take the last row that is not frozen.
            changes.add(new Change.AppendRows(layout.sheetId(), 1));
            rows++;
        }
        List<RowRuns.Run> gone = RowRuns.of(deletes);
        for (int i = gone.size() - 1; i >= 0; i--) {
            changes.add(new Change.DeleteRows(
                    layout.sheetId(), gone.get(i).start(), gone.get(i).size()));
        }
        int header =
                layout.header() - deletes.headSet(Math.max(0, layout.header())).size();
        TabLayout after = new TabLayout(layout.stream(), layout.sheet(), header, layout.columns(), layout.headers())
                .withRows(rows);
        return new TabPlan(
                after,
                changes,
                updated,
                at,
                inserts.stream().map(SheetRow::key).toList(),
                deletes,
                contents,
                partial,
                stale,
                equal,
                after.sheet().cells() - tab.layout().sheet().cells());
    }

    /** Rows are inserted, not written over free ones: whatever somebody has put below is pushed down. */
    private List<Change> insertions(int at) {
        List<Change> changes = new ArrayList<>();
        if (at < layout.sheet().rows()) {
            changes.add(new Change.InsertRows(
                    layout.sheetId(), at, inserts.size(), at - 1 == tab.index().last()));
        } else {
            changes.add(new Change.AppendRows(layout.sheetId(), inserts.size()));
        }
        CellBlocks blocks = new CellBlocks(layout.sheetId());
        TreeMap<Integer, String> fields = layout.byIndex();
        int row = at;
        for (SheetRow source : inserts) {
            TreeMap<Integer, CellValue> cells = new TreeMap<>();
            fields.forEach((column, field) -> cells.put(column, source.cell(field)));
            blocks.add(row++, cells);
        }
        changes.addAll(blocks.changes());
        return changes;
    }
}
