// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.row.RowKey;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * What is to be changed in one tab.
 *
 * @param layout of the tab afterwards
 * @param changes in their order; empty if there is nothing to do
 * @param updated keys whose rows are written where they are
 * @param insertAt row of the first new one
 * @param inserted keys of new rows
 * @param deleted rows that go, by their indices before
 * @param contents what rows hold afterwards, in short
 * @param partial keys whose rows hold something else afterwards
 * @param stale number of intents that came to nothing since what is there is newer
 * @param equal number of rows that hold what they should already
 * @param growth cells that the spreadsheet has more afterwards
 */
public record TabPlan(
        TabLayout layout,
        List<Change> changes,
        Set<RowKey> updated,
        int insertAt,
        List<RowKey> inserted,
        SortedSet<Integer> deleted,
        Map<RowKey, Long> contents,
        Set<RowKey> partial,
        int stale,
        int equal,
        long growth) {

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
