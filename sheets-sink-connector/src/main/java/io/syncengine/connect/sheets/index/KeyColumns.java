// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.index;

import io.syncengine.connect.sheets.grid.CellRead;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.row.RowKey;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads keys from a sheet.
 *
 * @param columns of the key fields in their order; a field without column reads as empty
 */
public record KeyColumns(int sheetId, List<Integer> columns) {

    public static KeyColumns of(TabLayout layout, List<String> keyFields) {
        return new KeyColumns(
                layout.sheetId(), keyFields.stream().map(layout::column).toList());
    }

    /** The key of a row; null where the row is nobody's of ours: its first key cell is empty, or one is a formula. */
    public @Nullable RowKey read(GridView view, int row) {
        List<String> texts = new ArrayList<>(columns.size());
        for (int column : columns) {
            CellRead cell = column < 0 ? CellRead.EMPTY : view.cell(sheetId, row, column);
            if (cell.computed()) {
                return null;
            }
            texts.add(cell.text());
        }
        return texts.get(0).isEmpty() ? null : RowKey.of(texts);
    }
}
