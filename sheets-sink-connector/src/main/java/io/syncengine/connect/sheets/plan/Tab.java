// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.sheets.index.KeyColumns;
import io.syncengine.connect.sheets.index.RowIndex;
import io.syncengine.connect.sheets.layout.TabLayout;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A tab as it was when it was last looked at. Belongs to the writer's thread. */
public final class Tab {

    private final String stream;
    private final List<String> keyFields;
    private final Set<String> hadColumns = new HashSet<>();
    private TabLayout layout;
    private RowIndex index;
    private boolean doubted;

    public Tab(TabLayout layout, RowIndex index, List<String> keyFields) {
        this.stream = layout.stream();
        this.keyFields = List.copyOf(keyFields);
        this.layout = layout;
        this.index = index;
        hadColumns.addAll(layout.columns().keySet());
    }

    public String stream() {
        return stream;
    }

    public List<String> keyFields() {
        return keyFields;
    }

    public TabLayout layout() {
        return layout;
    }

    public RowIndex index() {
        return index;
    }

    public KeyColumns keyColumns() {
        return KeyColumns.of(layout, keyFields);
    }

    /** Whether a field has had a column since the task started. */
    boolean hadColumn(String field) {
        return hadColumns.contains(field);
    }

    /** The tab was looked at again. */
    public void seen(TabLayout now, RowIndex rows) {
        layout = now;
        index = rows;
        doubted = false;
        hadColumns.addAll(now.columns().keySet());
    }

    /** Somebody has given the tab another title. */
    public void renamed(String title) {
        layout = layout.withTitle(title);
    }

    /** The tab is to be looked at again before it is written to. */
    public void doubt() {
        doubted = true;
    }

    public boolean isDoubted() {
        return doubted;
    }

    /** A plan for this tab was carried out. */
    public void carriedOut(TabPlan plan) {
        layout = plan.layout();
        hadColumns.addAll(layout.columns().keySet());
        plan.partial().forEach(index::forget);
        plan.contents().forEach(index::wrote);
        if (!plan.inserted().isEmpty()) {
            index.insert(plan.insertAt(), plan.inserted());
        }
        index.delete(plan.deleted());
    }
}
