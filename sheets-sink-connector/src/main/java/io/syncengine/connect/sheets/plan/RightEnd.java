// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.layout.TabLayout;

/** The last column of a tab, before which new ones are inserted if it is blank. */
final class RightEnd {

    private RightEnd() {}

    /** The whole column, of which nothing is sent if it is blank. */
    static GridRange range(TabLayout layout) {
        int wide = layout.sheet().columns();
        return new GridRange(layout.sheetId(), 0, layout.sheet().rows(), wide - 1, wide);
    }

    /**
     * Whether the column is nobody's.
     *
     * @param view of the column as a whole
     */
    static boolean isBlank(Tab tab, GridView view) {
        TabLayout layout = tab.layout();
        int last = layout.sheet().columns() - 1;
        if (layout.columns().containsValue(last)) {
            return false;
        }
        for (int row = 0; row < layout.sheet().rows(); row++) {
            if (!view.cell(layout.sheetId(), row, last).isBlank()) {
                return false;
            }
        }
        return true;
    }
}
