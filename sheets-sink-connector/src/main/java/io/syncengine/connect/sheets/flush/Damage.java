// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.plan.Tab;
import io.syncengine.connect.sheets.policy.RowDamage;
import io.syncengine.connect.sheets.policy.WriterSettings;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.RowKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at what a write has left. Where somebody moved rows or columns in the moment between look and write, rows of other
 * keys may have been written over or taken away; they are told of, and made ready to be written again.
 */
final class Damage {

    private static final String NOTE =
            "Overwritten by the connector while the sheet was being edited; comes back with its" + " next change";

    private static final Logger log = LoggerFactory.getLogger(Damage.class);

    private final WriterParts parts;
    private final WriterSettings settings;
    private final SpreadsheetGateway gateway;
    private final FencedWrites writes;
    private final Scout scout;
    private final Book book;
    private final Replays replays;
    private final Set<String> streams = new LinkedHashSet<>();

    Damage(
            WriterParts parts,
            SpreadsheetGateway gateway,
            FencedWrites writes,
            Scout scout,
            Book book,
            Replays replays) {
        this.parts = parts;
        this.settings = parts.settings();
        this.gateway = gateway;
        this.writes = writes;
        this.scout = scout;
        this.book = book;
        this.replays = replays;
    }

    /**
     * Checks the tabs of a write that was applied.
     *
     * @param echo what the answer has shown; null if the answer was lost
     * @return whether all is as planned; if not, the batch is to be carried out again
     */
    boolean check(Batch batch, List<TabWork> works, @Nullable GridView echo)
            throws SheetsException, InterruptedException {
        if (!settings.verifyAfterWrite()) {
            return true;
        }
        List<TabWork> checked = works.stream().filter(TabWork::isChecked).toList();
        GridView view = echo == null ? read(checked) : echo;
        if (view == null) {
            checked.forEach(work -> work.tab().doubt());
            return false;
        }
        List<TabWork> broken =
                checked.stream().filter(work -> !work.echo().holds(view)).toList();
        if (broken.isEmpty()) {
            return true;
        }
        List<Suspect> suspects =
                broken.stream().map(work -> Suspect.of(work, view)).toList();
        broken.forEach(work -> work.tab().doubt());
        parts.events().rescanned();
        scout.look();
        for (Suspect suspect : suspects) {
            Tab now = book.tab(suspect.work.tab().stream());
            if (now != null && suspect.columns.isSo(now)) {
                inWrongColumns(suspect, now);
            } else {
                overwritten(batch, suspect);
                vanished(suspect, now);
            }
        }
        return false;
    }

    /**
     * A tab that is not as a write should have left it, with what was expected of it before it is looked at again.
     *
     * @param overwritten keys of rows that were meant, and whose rows were met
     * @param expected keys that should be there
     */
    private record Suspect(
            TabWork work, Map<RowKey, @Nullable RowKey> overwritten, Set<RowKey> expected, WrongColumns columns) {
        private static Suspect of(TabWork work, GridView view) {
            return new Suspect(
                    work,
                    work.echo().overwritten(view),
                    new HashSet<>(work.tab().index().topmost(Integer.MAX_VALUE)),
                    new WrongColumns(work));
        }
    }

    private void inWrongColumns(Suspect suspect, Tab now) throws SheetsException, InterruptedException {
        WrongColumns.Result result = suspect.columns.undo(now, settings.tabs().versionField(), gateway, writes);
        log.error(
                "Somebody moved columns of the tab \"{}\" in the moment of a write: {} rows were written into wrong"
                        + " columns and are put right, {} of them over cells of people's, which are empty now; {} had"
                        + " changed again (on.row.damage={})",
                now.layout().sheet().title(),
                result.undone(),
                result.people(),
                result.left(),
                settings.policies().damage());
        if (result.people() + result.left() > 0) {
            damaged(now.stream(), result.people() + result.left());
        }
    }

    private @Nullable GridView read(List<TabWork> works) throws SheetsException, InterruptedException {
        List<GridRange> ranges = new ArrayList<>();
        works.forEach(work -> ranges.addAll(work.ranges()));
        if (ranges.isEmpty()) {
            return new GridView();
        }
        try {
            return gateway.read(ranges);
        } catch (SheetsException e) {
            if (e.kind() == FailureKind.REFUSED) {
                return null;
            }
            throw e;
        }
    }

    private void overwritten(Batch batch, Suspect suspect) {
        Tab tab = suspect.work.tab();
        Map<RowKey, @Nullable RowKey> overwritten = suspect.overwritten;
        if (overwritten.isEmpty()) {
            return;
        }
        log.error(
                "Somebody moved rows of the tab \"{}\" in the moment of a write: {} of them were written over. Those of"
                        + " the connector are marked with a note and come back with their next change, or when the"
                        + " topic is read again (on.row.damage={})",
                tab.layout().sheet().title(),
                overwritten.size(),
                settings.policies().damage());
        damaged(tab.stream(), overwritten.size());
        for (RowKey there : overwritten.values()) {
            if (there != null) {
                // Without version any record may write it again, one of this batch too, which must not be judged by
                // what stands there now.
                batch.addFirst(new Intent.Mark(
                        tab.stream(),
                        there,
                        Long.MAX_VALUE,
                        Map.of(settings.tabs().versionField(), CellValue.EMPTY),
                        batch.has(tab.stream(), there) ? "" : NOTE));
            }
        }
    }

    private void vanished(Suspect suspect, @Nullable Tab now) {
        if (now == null || suspect.work.plan().deleted().isEmpty()) {
            return;
        }
        Set<RowKey> missing = suspect.expected;
        missing.removeIf(key -> now.index().row(key) != null);
        boolean missed = suspect.work.echo().removed().stream()
                .anyMatch(key -> now.index().row(key) != null);
        // Where all rows went that were to go, others are missing because somebody deleted them.
        if (missed && !missing.isEmpty()) {
            log.error(
                    "Somebody moved rows of the tab \"{}\" in the moment of a delete: {} rows went that should not"
                            + " have. They come back with their next change, or when"
                            + " the topic is read again (on.row.damage={})",
                    now.layout().sheet().title(),
                    missing.size(),
                    settings.policies().damage());
            damaged(now.stream(), missing.size());
        }
    }

    private void damaged(String stream, int rows) {
        streams.add(stream);
        parts.events().damaged(stream, rows);
    }

    /**
     * Does what is to be done about damage, now that the batch is through.
     *
     * @throws SheetsException if the task is to fail
     */
    void settle() throws SheetsException, InterruptedException {
        if (streams.isEmpty()) {
            return;
        }
        List<String> damaged = List.copyOf(streams);
        streams.clear();
        if (settings.policies().damage() == RowDamage.REPLAY) {
            for (String stream : damaged) {
                replays.begin(stream);
            }
        } else if (settings.policies().damage() == RowDamage.FAIL) {
            throw new SheetsException(
                    FailureKind.DENIED,
                    "Rows of " + damaged + " were overwritten, since somebody moved them in the moment of a write",
                    null);
        }
    }
}
