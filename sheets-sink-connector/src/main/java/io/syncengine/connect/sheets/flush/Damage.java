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
    private final Scout scout;
    private final Book book;
    private final Set<String> streams = new LinkedHashSet<>();

    Damage(WriterParts parts, SpreadsheetGateway gateway, Scout scout, Book book) {
        this.parts = parts;
        this.settings = parts.settings();
        this.gateway = gateway;
        this.scout = scout;
        this.book = book;
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
        for (TabWork work : broken) {
            overwritten(batch, work, view);
        }
        vanished(broken);
        return false;
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

    private void overwritten(Batch batch, TabWork work, GridView view) {
        Tab tab = work.tab();
        Map<RowKey, @Nullable RowKey> overwritten = work.echo().overwritten(view);
        tab.doubt();
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
                // Without version any record may write it again.
                batch.add(new Intent.Mark(
                        tab.stream(),
                        there,
                        Long.MAX_VALUE,
                        Map.of(settings.tabs().versionField(), CellValue.EMPTY),
                        NOTE));
            }
        }
    }

    private void vanished(List<TabWork> broken) throws SheetsException, InterruptedException {
        List<TabWork> deleting =
                broken.stream().filter(work -> !work.plan().deleted().isEmpty()).toList();
        if (deleting.isEmpty()) {
            return;
        }
        List<Set<RowKey>> expected = new ArrayList<>();
        for (TabWork work : deleting) {
            expected.add(new HashSet<>(work.tab().index().topmost(Integer.MAX_VALUE)));
        }
        scout.look();
        for (int i = 0; i < deleting.size(); i++) {
            Tab tab = book.tab(deleting.get(i).tab().stream());
            if (tab == null) {
                continue;
            }
            expected.get(i).removeIf(key -> tab.index().row(key) != null);
            boolean missed = deleting.get(i).echo().removed().stream()
                    .anyMatch(key -> tab.index().row(key) != null);
            // Where all rows went that were to go, others are missing because somebody deleted them.
            if (missed && !expected.get(i).isEmpty()) {
                log.error(
                        "Somebody moved rows of the tab \"{}\" in the moment of a delete: {} rows went that should not"
                                + " have. They come back with their next change, or when"
                                + " the topic is read again (on.row.damage={})",
                        tab.layout().sheet().title(),
                        expected.get(i).size(),
                        settings.policies().damage());
                damaged(tab.stream(), expected.get(i).size());
            }
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
    void settle() throws SheetsException {
        if (streams.isEmpty()) {
            return;
        }
        List<String> damaged = List.copyOf(streams);
        streams.clear();
        if (settings.policies().damage() == RowDamage.REPLAY) {
            damaged.forEach(parts.listener()::replay);
        } else if (settings.policies().damage() == RowDamage.FAIL) {
            throw new SheetsException(
                    FailureKind.DENIED,
                    "Rows of " + damaged + " were overwritten, since somebody moved them in the moment of a write",
                    null);
        }
    }
}
