// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.policy.ColumnPolicy;
import io.syncengine.connect.sheets.policy.CopiedRows;
import io.syncengine.connect.sheets.policy.MissingColumn;
import io.syncengine.connect.sheets.policy.SheetPolicies;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.SheetRow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Plans the changes of one tab: new columns, then rows that are there, then new rows below them, then rows that go. Key
 * cells are written with new rows only, so that a row that was moved a moment ago cannot lose its identity.
 */
public final class TabPlanner {

    private final SheetPolicies policies;
    private final RowJudge judge;

    public TabPlanner(SheetPolicies policies, RowJudge judge) {
        this.policies = policies;
        this.judge = judge;
    }

    /**
     * The plan.
     *
     * @param tab as verified
     * @param view what was read of it; of a tab that {@link #grows} its right end too
     * @param intents for this tab, at most one for each key
     * @throws ColumnsMissingException if there are fields that must not get a column
     */
    public TabPlan plan(Tab tab, GridView view, List<Intent> intents) throws ColumnsMissingException {
        PlanDraft draft = new PlanDraft(tab, view, judge, new NewColumns(policies.protection()));
        List<SheetRow> written = new ArrayList<>();
        for (Intent intent : intents) {
            Integer at = tab.index().row(intent.key());
            if (intent instanceof Intent.Put put) {
                if (judge.isStale(put.row(), tab.layout(), view, at)) {
                    draft.stale();
                } else {
                    written.add(put.row());
                }
            } else if (at != null) {
                there(draft, tab, view, intent, at);
            }
        }
        if (policies.copies() == CopiedRows.DELETE) {
            tab.index().copies().keySet().forEach(draft::delete);
        }
        draft.columns(newFields(tab, fields(written)), times(written));
        for (SheetRow row : written) {
            Integer at = tab.index().row(row.key());
            if (at == null) {
                draft.insert(row);
            } else {
                draft.update(at, row);
            }
        }
        return draft.plan();
    }

    /** Whether a plan may make columns. */
    public boolean grows(Tab tab, List<Intent> intents) {
        Set<String> fields = new LinkedHashSet<>();
        for (Intent intent : intents) {
            if (intent instanceof Intent.Put put) {
                fields.addAll(put.row().cells().keySet());
            } else if (intent instanceof Intent.Mark mark) {
                fields.addAll(mark.cells().keySet());
            }
        }
        try {
            return !newFields(tab, fields).isEmpty();
        } catch (ColumnsMissingException e) {
            // Told of by the plan, if it comes to that.
            return false;
        }
    }

    /** What concerns only rows that are there. */
    private void there(PlanDraft draft, Tab tab, GridView view, Intent intent, int at) throws ColumnsMissingException {
        if (intent instanceof Intent.Remove remove) {
            if (judge.isStale(remove.row(), tab.layout(), view, at)) {
                draft.stale();
            } else {
                draft.delete(at);
            }
        } else if (intent instanceof Intent.Drop drop) {
            if (judge.isBelow(tab.layout(), view, at, drop.below())) {
                draft.delete(at);
            }
        } else if (intent instanceof Intent.Mark mark && judge.isBelow(tab.layout(), view, at, mark.below())) {
            draft.columns(newFields(tab, mark.cells().keySet()), Set.of());
            draft.mark(at, mark);
        }
    }

    private static Set<String> fields(List<SheetRow> rows) {
        Set<String> fields = new LinkedHashSet<>();
        rows.forEach(row -> fields.addAll(row.cells().keySet()));
        return fields;
    }

    private static Set<String> times(List<SheetRow> rows) {
        Set<String> times = new LinkedHashSet<>();
        rows.forEach(row -> row.cells().forEach((field, cell) -> {
            if (cell instanceof CellValue.Moment) {
                times.add(field);
            }
        }));
        return times;
    }

    /** Those without column that are to get one; keys first. */
    private Set<String> newFields(Tab tab, Set<String> fields) throws ColumnsMissingException {
        Set<String> missing = new LinkedHashSet<>();
        for (String key : tab.keyFields()) {
            if (fields.contains(key) && tab.layout().column(key) < 0) {
                missing.add(key);
            }
        }
        for (String field : fields) {
            if (tab.layout().column(field) < 0 && !missing.contains(field) && isWanted(tab, field)) {
                missing.add(field);
            }
        }
        return missing;
    }

    private boolean isWanted(Tab tab, String field) throws ColumnsMissingException {
        if (Streams.isOwn(tab.stream())) {
            return true;
        }
        if (tab.hadColumn(field)) {
            return policies.missingColumn() == MissingColumn.RECREATE;
        }
        if (policies.newColumns() == ColumnPolicy.FAIL) {
            throw new ColumnsMissingException(
                    "The tab \"" + tab.layout().sheet().title() + "\" has no column for the" + " field " + field
                            + ", and columns.evolution=fail forbids to make one");
        }
        return policies.newColumns() == ColumnPolicy.APPEND;
    }
}
