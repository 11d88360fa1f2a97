// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.grid.SpreadsheetInfo;
import io.syncengine.connect.sheets.plan.Tab;
import org.jspecify.annotations.Nullable;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The spreadsheet as it was when it was last looked at. */
final class Book {

    private final Map<String, Tab> tabs = new LinkedHashMap<>();
    private final Set<String> had = new HashSet<>();
    private SpreadsheetInfo info = new SpreadsheetInfo("", ZoneOffset.UTC, List.of());
    private long cells;
    private boolean lookDue;

    SpreadsheetInfo info() {
        return info;
    }

    void described(SpreadsheetInfo now) {
        info = now;
        lookDue = false;
        cells = now.cells();
    }

    /** Cells of all sheets. */
    long cells() {
        return cells;
    }

    void grew(long more) {
        cells += more;
    }

    @Nullable
    Tab tab(String stream) {
        return tabs.get(stream);
    }

    Collection<Tab> tabs() {
        return Collections.unmodifiableCollection(tabs.values());
    }

    void add(Tab tab) {
        tabs.put(tab.stream(), tab);
        had.add(tab.stream());
    }

    void remove(String stream) {
        tabs.remove(stream);
    }

    /** Whether there was a tab for the stream since the task started. */
    boolean hadTab(String stream) {
        return had.contains(stream);
    }

    @Nullable
    SheetInfo sheet(String title) {
        for (SheetInfo sheet : info.sheets()) {
            if (sheet.title().equals(title)) {
                return sheet;
            }
        }
        return null;
    }

    boolean hasSheet(int sheetId) {
        return info.sheets().stream().anyMatch(sheet -> sheet.sheetId() == sheetId);
    }

    /** The stream starts anew. */
    void forget(String stream) {
        had.remove(stream);
    }

    /** Whether sheets may have come or gone since the last look. */
    boolean isLookDue() {
        return lookDue;
    }

    /** All is to be looked at again before anything is written. */
    void doubtAll() {
        lookDue = true;
        tabs.values().forEach(Tab::doubt);
    }
}
