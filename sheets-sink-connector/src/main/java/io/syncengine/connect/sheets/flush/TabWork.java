// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.EchoRange;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.plan.Echo;
import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.plan.NewTab;
import io.syncengine.connect.sheets.plan.Tab;
import io.syncengine.connect.sheets.plan.TabPlan;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a write that concerns one tab.
 *
 * @param made set if the tab is to be made first
 */
record TabWork(Tab tab, @Nullable NewTab made, List<Intent> intents, TabPlan plan, Echo echo) {

    static TabWork of(Tab tab, @Nullable NewTab made, List<Intent> intents, TabPlan plan) {
        return new TabWork(tab, made, intents, plan, new Echo(tab, plan));
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        if (made != null) {
            changes.addAll(made.changes());
        }
        changes.addAll(plan.changes());
        return changes;
    }

    /** Nobody can have touched a tab that was not there. */
    boolean isChecked() {
        return made == null && !plan.isEmpty() && !echo.isTooLarge();
    }

    List<GridRange> ranges() {
        return isChecked() ? echo.ranges() : List.of();
    }

    List<EchoRange> echoes() {
        String title = tab.layout().sheet().title();
        return ranges().stream().map(range -> new EchoRange(title, range)).toList();
    }

    /** Cells that the spreadsheet has more afterwards. */
    long growth() {
        return plan.growth() + (made == null ? 0 : tab.layout().sheet().cells());
    }
}
