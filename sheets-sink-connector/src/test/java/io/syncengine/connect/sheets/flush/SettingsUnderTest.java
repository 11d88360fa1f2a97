// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.policy.CellsOverflow;
import io.syncengine.connect.sheets.policy.CopiedRows;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.policy.FenceMode;
import io.syncengine.connect.sheets.policy.Limits;
import io.syncengine.connect.sheets.policy.SheetPolicies;
import io.syncengine.connect.sheets.policy.TabRules;
import io.syncengine.connect.sheets.policy.WriterSettings;

import java.time.Duration;

/** The usual settings of a writer in a test, but for one of them. */
final class SettingsUnderTest {

    private static final WriterSettings USUAL = SinkUnderTest.settings(DeleteMode.HARD, 50);

    private SettingsUnderTest() {}

    static WriterSettings fence(FenceMode mode) {
        return new WriterSettings(USUAL.tabs(), USUAL.policies(), USUAL.limits(), mode, true);
    }

    static WriterSettings withoutNewTabs() {
        TabRules tabs = USUAL.tabs();
        TabRules rules = new TabRules(
                tabs.title(), false, tabs.keyFields(), tabs.versionField(), tabs.syncedAtField(), tabs.times());
        return new WriterSettings(rules, USUAL.policies(), USUAL.limits(), USUAL.fence(), true);
    }

    static WriterSettings copies(CopiedRows copies) {
        SheetPolicies some = USUAL.policies();
        SheetPolicies policies = new SheetPolicies(
                some.deletes(),
                copies,
                some.newColumns(),
                some.missingColumn(),
                some.missingTab(),
                some.damage(),
                some.protection(),
                some.overflow());
        return limits(policies, USUAL.limits().cells(), USUAL.limits().indexRows(), 35);
    }

    static WriterSettings cells(long most, CellsOverflow overflow) {
        SheetPolicies some = USUAL.policies();
        SheetPolicies policies = new SheetPolicies(
                some.deletes(),
                some.copies(),
                some.newColumns(),
                some.missingColumn(),
                some.missingTab(),
                some.damage(),
                some.protection(),
                overflow);
        return limits(policies, most, USUAL.limits().indexRows(), 35);
    }

    /** @param rows that are kept in memory at most */
    static WriterSettings memory(int rows, int daysOfDeletes) {
        return limits(USUAL.policies(), USUAL.limits().cells(), rows, daysOfDeletes);
    }

    private static WriterSettings limits(SheetPolicies policies, long cells, int indexRows, int days) {
        Limits some = USUAL.limits();
        Limits limits = new Limits(
                some.flushRows(),
                some.flushBytes(),
                some.flushTimeout(),
                some.retryMax(),
                cells,
                indexRows,
                Duration.ofDays(days),
                some.readsPerMinute(),
                some.writesPerMinute());
        return new WriterSettings(USUAL.tabs(), policies, limits, USUAL.fence(), true);
    }
}
