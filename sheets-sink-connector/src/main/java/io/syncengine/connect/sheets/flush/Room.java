// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.plan.Tab;
import io.syncengine.connect.sheets.policy.CellsOverflow;
import io.syncengine.connect.sheets.policy.WriterSettings;
import io.syncengine.connect.sheets.row.RowKey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the spreadsheet has cells left for what is to be written, and what is done about it if not. */
final class Room {

    enum Verdict {
        FITS,
        /** What is known of other sheets may be old. */
        LOOK_FIRST,
        /** The batch was changed so that it fits better. */
        CHANGED
    }

    private static final String FULL = "The spreadsheet has no cells left for new rows";

    private final WriterSettings settings;
    private final Book book;
    private long looked = -1;

    Room(WriterSettings settings, Book book) {
        this.settings = settings;
        this.book = book;
    }

    Verdict check(Batch batch, List<TabWork> works) throws SheetsException {
        long growth = works.stream().mapToLong(TabWork::growth).sum();
        long over = book.cells() + growth - settings.limits().cells();
        if (growth <= 0 || over <= 0) {
            looked = -1;
            return Verdict.FITS;
        }
        if (looked != book.cells()) {
            looked = book.cells();
            return Verdict.LOOK_FIRST;
        }
        CellsOverflow policy = settings.policies().overflow();
        boolean helped = policy == CellsOverflow.SKIP_NEW
                ? skip(batch, works, over)
                : policy == CellsOverflow.TRIM_OLDEST && trim(batch, works, over);
        if (!helped) {
            throw new SheetsException(FailureKind.DENIED, message(growth), null);
        }
        return Verdict.CHANGED;
    }

    private String message(long growth) {
        String largest = book.info().sheets().stream()
                .sorted(Comparator.comparingLong(SheetInfo::cells).reversed())
                .limit(3)
                .map(sheet -> "\"" + sheet.title() + "\" " + sheet.cells())
                .collect(Collectors.joining(", "));
        return "The spreadsheet has " + book.cells() + " cells and needs " + growth + " more, but may have "
                + settings.limits().cells() + " (cells.max). Its largest tabs: " + largest
                + ". Delete what is not needed, use another spreadsheet, or set cells.overflow";
    }

    /** Rejects the last new rows until the others fit. */
    private boolean skip(Batch batch, List<TabWork> works, long over) {
        long left = over;
        for (TabWork work : works) {
            if (work.made() != null || Streams.isOwn(work.tab().stream())) {
                continue;
            }
            Set<RowKey> added = new HashSet<>(work.plan().inserted());
            List<Intent> intents = new ArrayList<>(work.intents());
            for (int i = intents.size() - 1; i >= 0 && left > 0; i--) {
                if (added.contains(intents.get(i).key())) {
                    batch.reject(intents.get(i), FULL);
                    left -= work.plan().layout().sheet().columns();
                }
            }
        }
        return left < over;
    }

    /** Lets the topmost rows of the tab that grows most go. */
    private boolean trim(Batch batch, List<TabWork> works, long over) {
        TabWork most =
                works.stream().max(Comparator.comparingLong(TabWork::growth)).orElseThrow();
        Tab tab = most.tab();
        int columns = most.plan().layout().sheet().columns();
        int rows = (int) Math.min(Integer.MAX_VALUE, (over + columns - 1) / columns);
        int before = batch.size();
        for (RowKey key : tab.index().topmost(rows)) {
            batch.add(new Intent.Drop(tab.stream(), key, Long.MAX_VALUE));
        }
        return batch.size() > before;
    }
}
