// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.protocol.RowVersion;
import io.syncengine.connect.sheets.grid.CellRead;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.index.Versions;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.policy.TabRules;
import io.syncengine.connect.sheets.row.CellText;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;

/**
 * Whether what is to be written is newer than what is there or was there. Versions of one key are compared by the one rule
 * of all sinks.
 */
public final class RowJudge {

    private final TabRules rules;
    private final Versions versions;
    private final Remembered memory;

    public RowJudge(TabRules rules, Versions versions, Remembered memory) {
        this.rules = rules;
        this.versions = versions;
        this.memory = memory;
    }

    /** Fields that are read of rows before they are written, next to those of the key. */
    public List<String> fieldsRead() {
        return List.of(rules.versionField(), TabRules.DELETED_FIELD);
    }

    /**
     * Whether a record is older than its row, its delete or its account's sweep.
     *
     * @param at index of the row, null if there is none
     */
    boolean isStale(SheetRow row, TabLayout layout, GridView view, @Nullable Integer at) {
        if (!Streams.isVersioned(row.stream())) {
            return false;
        }
        if (at != null) {
            OptionalLong there = version(layout, view, at);
            if (there.isPresent()
                    && !row.version().replaces(RowVersion.stored(there.getAsLong(), isMarked(layout, view, at)))) {
                return true;
            }
        }
        return isForgotten(row.stream(), row.key(), row);
    }

    private boolean isForgotten(String stream, RowKey key, SheetRow row) {
        RowVersion gone = memory.delete(stream, key);
        if (gone != null && !row.isDelete() && !row.version().replaces(gone)) {
            return true;
        }
        return !row.isDelete()
                && !row.version().byArrival()
                && row.version().millis()
                        < memory.sweptBefore(
                                stream,
                                CellText.of(row.cell(TabRules.ACCOUNT_FIELD)),
                                CellText.of(row.cell(TabRules.LIVEMODE_FIELD)));
    }

    /** Whether a row that is there is older than that. */
    boolean isBelow(TabLayout layout, GridView view, int at, long below) {
        if (below == Long.MAX_VALUE) {
            return true;
        }
        OptionalLong there = version(layout, view, at);
        return there.isPresent() && there.getAsLong() < below;
    }

    private OptionalLong version(TabLayout layout, GridView view, int at) {
        int column = layout.column(rules.versionField());
        return column < 0 ? OptionalLong.empty() : versions.millis(view.cell(layout.sheetId(), at, column));
    }

    private static boolean isMarked(TabLayout layout, GridView view, int at) {
        int column = layout.column(TabRules.DELETED_FIELD);
        if (column < 0) {
            return false;
        }
        CellRead cell = view.cell(layout.sheetId(), at, column);
        return cell.value() instanceof CellValue.Bool bool && bool.value();
    }

    /** A row's cells in short, to tell equal ones; the time of the write is not among them. */
    long content(SheetRow row) {
        long hash = 1125899906842597L;
        for (var cell : row.cells().entrySet()) {
            if (!cell.getKey().equals(rules.syncedAtField())) {
                hash = 31 * hash + text(cell.getKey());
                hash = 31 * hash + text(cell.getValue().getClass().getSimpleName());
                hash = 31 * hash + text(CellText.of(cell.getValue()));
            }
        }
        return hash;
    }

    private static long text(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
