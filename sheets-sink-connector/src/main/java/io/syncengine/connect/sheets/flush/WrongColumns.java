// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.fence.Outcome;
import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.plan.RowRuns;
import io.syncengine.connect.sheets.plan.Tab;
import io.syncengine.connect.sheets.row.CellText;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a write has put into wrong columns, since somebody moved columns in the moment before it. What was written where is
 * known, so it is taken back wherever it still stands: new rows go, keys come back to their cells, and what stands over
 * cells of people's is cleared. The batch is carried out again afterwards.
 */
final class WrongColumns {

    private static final int TRIES = 10;

    /** Cells of a row as they were written, by the columns that were meant; the key where the row was there before. */
    private record Written(
            TreeMap<Integer, CellValue> cells, @Nullable RowKey key) {}

    /**
     * What became of the rows of a write.
     *
     * @param undone rows that were as written, and have been put right
     * @param people of those, rows in which cells of people's had been written over
     * @param left rows that have changed since
     */
    record Result(int undone, int people, int left) {}

    private final TabLayout meant;
    private final TreeMap<Integer, Written> rows = new TreeMap<>();
    private final Map<RowKey, SheetRow> sources = new HashMap<>();

    /** @param work a write that was applied, before its tab is looked at again */
    WrongColumns(TabWork work) {
        this.meant = work.plan().layout();
        for (Intent intent : work.intents()) {
            if (intent instanceof Intent.Put put) {
                sources.put(put.key(), put.row());
            }
        }
        int header = work.plan().layout().header();
        for (Change change : work.plan().changes()) {
            if (change instanceof Change.WriteCells write && write.row() != header) {
                add(work, write);
            }
        }
    }

    private void add(TabWork work, Change.WriteCells write) {
        for (int i = 0; i < write.rows().size(); i++) {
            int before = write.row() + i;
            int row = before - work.plan().deleted().headSet(before).size();
            RowKey key = before < work.plan().insertAt() ? work.tab().index().key(row) : null;
            TreeMap<Integer, CellValue> cells = rows.computeIfAbsent(row, at -> new Written(new TreeMap<>(), key))
                    .cells();
            int column = write.column();
            for (CellValue cell : write.rows().get(i)) {
                cells.put(column++, cell);
            }
        }
    }

    /** Whether the columns are elsewhere than they were meant to be. */
    boolean isSo(Tab now) {
        return !now.layout().columns().equals(meant.columns());
    }

    /**
     * Takes back what was written, and tries again where nobody knows what became of that.
     *
     * @param now the tab as it was looked at after the write
     * @param versionField whose cell is cleared, so that what stands there now keeps no record out
     */
    Result undo(Tab now, String versionField, SpreadsheetGateway gateway, FencedWrites writes)
            throws SheetsException, InterruptedException {
        now.doubt();
        Result sent = new Result(0, 0, rows.size());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            GridView view = read(now, gateway);
            List<Change> changes = new ArrayList<>();
            Result result = view == null ? sent : plan(now, versionField, view, changes);
            if (changes.isEmpty()) {
                return attempt == 0 ? result : sent;
            }
            sent = result;
            FencedWrites.Answer answer = writes.send(changes, List.of());
            if (answer.outcome() == Outcome.APPLIED) {
                return sent;
            }
            if (answer.isRefused()) {
                break;
            }
        }
        return new Result(0, 0, rows.size());
    }

    private Result plan(Tab now, String versionField, GridView view, List<Change> changes) {
        TreeSet<Integer> gone = new TreeSet<>();
        int undone = 0;
        int people = 0;
        for (Map.Entry<Integer, Written> entry : rows.entrySet()) {
            Written written = entry.getValue();
            if (!stands(view, entry.getKey(), written)) {
                continue;
            }
            undone++;
            if (written.key == null) {
                gone.add(entry.getKey());
            } else {
                people += putRight(now, versionField, entry.getKey(), written, changes) ? 1 : 0;
            }
        }
        if (!gone.isEmpty()
                && now.layout().sheet().rows() - gone.size() < now.layout().header() + 2) {
            // Google refuses to take the last row that is not frozen.
            changes.add(new Change.AppendRows(now.layout().sheetId(), 1));
        }
        List<RowRuns.Run> runs = RowRuns.of(gone);
        for (int i = runs.size() - 1; i >= 0; i--) {
            changes.add(new Change.DeleteRows(
                    now.layout().sheetId(), runs.get(i).start(), runs.get(i).size()));
        }
        return new Result(undone, people, rows.size() - undone);
    }

    /** Answers whether cells of people's were written over. */
    private boolean putRight(Tab now, String versionField, int row, Written written, List<Change> changes) {
        TreeMap<Integer, String> fields = now.layout().byIndex();
        boolean people = false;
        for (int column : written.cells.keySet()) {
            String field = fields.get(column);
            CellValue right = right(now, field, versionField, Objects.requireNonNull(written.key));
            if (right != null) {
                changes.add(new Change.WriteCells(now.layout().sheetId(), row, column, List.of(List.of(right))));
            }
            people |= field == null;
        }
        return people;
    }

    /** What belongs into a cell that was written by mistake; null where carrying the batch out again puts it right. */
    private @Nullable CellValue right(Tab now, @Nullable String field, String versionField, RowKey key) {
        if (field == null || field.equals(versionField)) {
            return CellValue.EMPTY;
        }
        SheetRow source = sources.get(key);
        return source != null && now.keyFields().contains(field) ? source.cell(field) : null;
    }

    private @Nullable GridView read(Tab now, SpreadsheetGateway gateway) throws SheetsException, InterruptedException {
        int wide = now.layout().sheet().columns();
        List<GridRange> ranges = new ArrayList<>();
        for (RowRuns.Run run : RowRuns.of(rows.keySet())) {
            ranges.add(new GridRange(now.layout().sheetId(), run.start(), run.end(), 0, wide));
        }
        try {
            return ranges.isEmpty() ? new GridView() : gateway.read(ranges);
        } catch (SheetsException e) {
            if (e.kind() == FailureKind.REFUSED) {
                return null;
            }
            throw e;
        }
    }

    private boolean stands(GridView view, int row, Written written) {
        return written.cells.entrySet().stream()
                .allMatch(cell -> cell.getValue() instanceof CellValue.Moment
                        || view.cell(meant.sheetId(), row, cell.getKey()).text().equals(CellText.of(cell.getValue())));
    }
}
