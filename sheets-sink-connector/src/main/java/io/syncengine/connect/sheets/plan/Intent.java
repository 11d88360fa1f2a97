// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;

import java.util.Map;

/** What is to become of one key of a tab. A batch has at most one for each. */
public sealed interface Intent {

    String stream();

    RowKey key();

    /** The row is to hold this, unless what it holds is newer. */
    record Put(SheetRow row) implements Intent {
        @Override
        public String stream() {
            return row.stream();
        }

        @Override
        public RowKey key() {
            return row.key();
        }
    }

    /** The row is to go, unless it is newer. */
    record Remove(SheetRow row) implements Intent {
        @Override
        public String stream() {
            return row.stream();
        }

        @Override
        public RowKey key() {
            return row.key();
        }
    }

    /**
     * The row is to go, if there is one.
     *
     * @param below rows with this version or a newer one stay, as do those without readable version;
     *     {@link Long#MAX_VALUE} to take any
     */
    record Drop(String stream, RowKey key, long below) implements Intent {}

    /**
     * Cells of the row are to be set, if there is one.
     *
     * @param below as of a {@link Drop}
     * @param note for people, on the first key cell; empty for none
     */
    record Mark(String stream, RowKey key, long below, Map<String, CellValue> cells, String note) implements Intent {
        public Mark {
            cells = Map.copyOf(cells);
        }
    }
}
