// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.protocol.Sweep;
import io.syncengine.connect.sheets.grid.CellRead;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.index.Versions;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.plan.RowRuns;
import io.syncengine.connect.sheets.plan.Tab;
import io.syncengine.connect.sheets.plan.Verification;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.policy.TabRules;
import io.syncengine.connect.sheets.policy.WriterSettings;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.Work;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Carries out sweeps: rows of an account that a completed pass has not seen again go, or are marked. The first write
 * remembers the sweep, so that older records of the account stay out from then on. Doing it twice is harmless.
 */
final class SweepRun {

    private static final Logger log = LoggerFactory.getLogger(SweepRun.class);

    private final WriterParts parts;
    private final WriterSettings settings;
    private final Desk desk;
    private final Flush flush;
    private final Set<String> warned = new HashSet<>();

    SweepRun(WriterParts parts, Desk desk, Flush flush) {
        this.parts = parts;
        this.settings = parts.settings();
        this.desk = desk;
        this.flush = flush;
    }

    void run(Work.Sweeping work) throws SheetsException, InterruptedException {
        Tab tab = desk.book().tab(work.stream());
        if (settings.policies().deletes() != DeleteMode.IGNORE && tab != null) {
            sweep(work, tab);
        } else if (settings.policies().deletes() != DeleteMode.IGNORE) {
            remember(work, List.of());
        }
        work.ticket().done();
    }

    private void sweep(Work.Sweeping work, Tab tab) throws SheetsException, InterruptedException {
        if (tab.layout().column(settings.tabs().versionField()) < 0
                || tab.layout().column(TabRules.ACCOUNT_FIELD) < 0) {
            if (warned.add(work.stream())) {
                log.warn(
                        "The tab of {} has no column for {} and {}, so that rows that are gone cannot be told; it is not"
                                + " swept",
                        work.stream(),
                        TabRules.ACCOUNT_FIELD,
                        settings.tabs().versionField());
            }
            return;
        }
        List<Intent> intents = new ArrayList<>();
        for (RowKey key : outdated(work)) {
            intents.add(intent(work, key));
        }
        int size = flush.rowLimit();
        remember(work, intents.subList(0, Math.min(size, intents.size())));
        for (int from = size; from < intents.size(); from += size) {
            flush.run(new Batch(intents.subList(from, Math.min(from + size, intents.size()))));
            parts.listener().flushed();
        }
    }

    private void remember(Work.Sweeping work, List<Intent> first) throws SheetsException, InterruptedException {
        List<Intent> intents = new ArrayList<>(first);
        Intent.Put memory = desk.memory()
                .remembering(work.stream(), work.sweep(), parts.pace().millis());
        if (memory != null && settings.limits().deletesRemembered().isZero()) {
            desk.memory().remember(memory);
        } else if (memory != null) {
            intents.add(memory);
        }
        flush.run(new Batch(intents));
    }

    private Intent intent(Work.Sweeping work, RowKey key) {
        long before = work.sweep().before();
        return settings.policies().deletes() == DeleteMode.HARD
                ? new Intent.Drop(work.stream(), key, before)
                : new Intent.Mark(work.stream(), key, before, Map.of(TabRules.DELETED_FIELD, CellValue.bool(true)), "");
    }

    /** A tab, and what is in it. */
    private record Seen(Tab tab, GridView view) {}

    /** The stream's tab as it is while nobody moves anything; null if it is gone meanwhile. */
    private @Nullable Seen see(String stream) throws SheetsException, InterruptedException {
        long deadline = parts.pace().millis() + settings.limits().flushTimeout().toMillis();
        for (int looks = 1; ; looks++) {
            Tab tab = desk.book().tab(stream);
            if (tab == null) {
                return null;
            }
            GridView view = look(tab);
            if (view != null) {
                return new Seen(tab, view);
            }
            if (parts.pace().millis() > deadline) {
                throw new SheetsException(
                        FailureKind.DENIED,
                        "The tab of " + stream + " did not hold still for "
                                + settings.limits().flushTimeout().toSeconds() + " s (flush.timeout.ms)",
                        null);
            }
            flush.giveWay(looks);
            tab.doubt();
            // Looks, and repairs what is missing of the tab; nobody has such a key.
            flush.run(new Batch(List.of(new Intent.Drop(stream, RowKey.of(List.of("", "")), Long.MIN_VALUE))));
        }
    }

    /** Keys of rows that the sweep is about, as of one read of the tab. */
    private List<RowKey> outdated(Work.Sweeping work) throws SheetsException, InterruptedException {
        Seen seen = see(work.stream());
        if (seen == null) {
            return List.of();
        }
        Tab tab = seen.tab;
        GridView view = seen.view;
        TabLayout layout = tab.layout();
        Versions versions =
                new Versions(settings.tabs().times(), desk.book().info().zone());
        List<RowKey> keys = new ArrayList<>();
        for (int row = 0; row < layout.sheet().rows(); row++) {
            RowKey key = row == layout.header() ? null : tab.keyColumns().read(view, row);
            if (key != null && isOutdated(work.sweep(), cells(layout, view, row), versions)) {
                keys.add(key);
            }
        }
        return keys.stream().distinct().toList();
    }

    private record Cells(CellRead account, CellRead livemode, CellRead version, CellRead deleted) {}

    private Cells cells(TabLayout layout, GridView view, int row) {
        return new Cells(
                cell(layout, view, row, TabRules.ACCOUNT_FIELD),
                cell(layout, view, row, TabRules.LIVEMODE_FIELD),
                cell(layout, view, row, settings.tabs().versionField()),
                cell(layout, view, row, TabRules.DELETED_FIELD));
    }

    private static CellRead cell(TabLayout layout, GridView view, int row, String field) {
        int column = layout.column(field);
        return column < 0 ? CellRead.EMPTY : view.cell(layout.sheetId(), row, column);
    }

    private boolean isOutdated(Sweep sweep, Cells cells, Versions versions) {
        if (!sweep.accountId().equals(cells.account.text())) {
            return false;
        }
        String mode = cells.livemode.text().toLowerCase(Locale.ROOT);
        if (sweep.livemode() != null && !mode.isEmpty() && !mode.equals(String.valueOf(sweep.livemode()))) {
            return false;
        }
        boolean marked = cells.deleted.value() instanceof CellValue.Bool bool && bool.value();
        OptionalLong version = versions.millis(cells.version);
        return version.isPresent()
                && version.getAsLong() < sweep.before()
                && !(marked && settings.policies().deletes() == DeleteMode.SOFT);
    }

    private @Nullable GridView look(Tab tab) throws SheetsException, InterruptedException {
        TabLayout layout = tab.layout();
        Set<Integer> columns = new TreeSet<>(tab.keyColumns().columns());
        for (String field : List.of(
                TabRules.ACCOUNT_FIELD,
                TabRules.LIVEMODE_FIELD,
                TabRules.DELETED_FIELD,
                settings.tabs().versionField())) {
            columns.add(layout.column(field));
        }
        columns.remove(TabLayout.NONE);
        List<GridRange> ranges = new ArrayList<>();
        ranges.add(new GridRange(
                layout.sheetId(),
                Math.max(0, layout.header()),
                Math.max(0, layout.header()) + 1,
                0,
                layout.sheet().columns()));
        for (RowRuns.Run run : RowRuns.of(columns)) {
            ranges.add(new GridRange(layout.sheetId(), 0, layout.sheet().rows(), run.start(), run.end()));
        }
        try {
            GridView view = desk.gateway().read(ranges);
            return new Verification(tab, List.of(), List.of()).holds(view) ? view : null;
        } catch (SheetsException e) {
            if (e.kind() == FailureKind.REFUSED) {
                return null;
            }
            throw e;
        }
    }
}
