// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.fence.Outcome;
import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.TagPlace;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.layout.TagKeys;
import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.plan.NewColumns;
import io.syncengine.connect.sheets.plan.NewTab;
import io.syncengine.connect.sheets.plan.Tab;
import io.syncengine.connect.sheets.policy.MissingTab;
import io.syncengine.connect.sheets.policy.WriterSettings;
import io.syncengine.connect.sheets.row.CellValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tabs that are not there yet, not any more, or not whole. */
final class TabMaker {

    private static final Logger log = LoggerFactory.getLogger(TabMaker.class);

    private final WriterParts parts;
    private final WriterSettings settings;
    private final Streams streams;
    private final Book book;
    private final FencedWrites writes;
    private final NewColumns looks;
    private final TabAdoption adoption;
    private final Replays replays;

    /** Streams without a tab whose topics were read from their start; not twice where none can be made. */
    private final Set<String> fromStart = new HashSet<>();

    TabMaker(WriterParts parts, Desk desk) {
        this.parts = parts;
        this.settings = parts.settings();
        this.streams = parts.streams();
        this.book = desk.book();
        this.writes = desk.writes();
        this.looks = new NewColumns(settings.policies().protection());
        this.replays = desk.replays();
        this.adoption = new TabAdoption(desk.gateway(), desk.writes(), looks);
    }

    /**
     * Sees to it that each tab is whole or may be made.
     *
     * @return whether something was changed, so that the spreadsheet is to be looked at again
     * @throws SheetsException if a tab is missing that must not be made
     */
    boolean prepare(Batch batch) throws SheetsException, InterruptedException {
        boolean changed = false;
        for (Map.Entry<String, List<Intent>> entry : batch.byStream().entrySet()) {
            Tab tab = book.tab(entry.getKey());
            if (tab != null) {
                changed |= tab.layout().header() == TabLayout.NONE && repair(tab);
            } else if (entry.getValue().stream().anyMatch(Intent.Put.class::isInstance)) {
                changed |= prepareMissing(batch, entry.getKey(), entry.getValue());
            }
        }
        return batch.intents().stream().anyMatch(Intent.Remove.class::isInstance)
                ? prepareMemory(batch) | changed
                : changed;
    }

    private boolean prepareMemory(Batch batch) throws SheetsException, InterruptedException {
        Tab memory = book.tab(Streams.MEMORY);
        if (memory == null) {
            return book.sheet(streams.title(Streams.MEMORY)) != null
                    && prepareMissing(batch, Streams.MEMORY, List.of());
        }
        return memory.layout().header() == TabLayout.NONE && repair(memory);
    }

    private boolean prepareMissing(Batch batch, String stream, List<Intent> intents)
            throws SheetsException, InterruptedException {
        String title = streams.title(stream);
        if (book.hadTab(stream) && !Streams.isOwn(stream)) {
            if (settings.policies().missingTab() == MissingTab.FAIL) {
                throw new SheetsException(
                        FailureKind.DENIED,
                        "Somebody has deleted the tab of the stream " + stream
                                + ". Restore it from the version history, or set tab.deleted=recreate",
                        null);
            }
            log.warn(
                    "Somebody has deleted the tab of the stream {}; it is made again, and its topic read again",
                    stream);
            replays.begin(stream);
            book.forget(stream);
        }
        if (!settings.tabs().create() && !Streams.isOwn(stream) && book.sheet(title) == null) {
            intents.forEach(intent -> batch.reject(
                    intent, "there is no tab \"" + title + "\", and tab.create=false forbids to make one"));
            return true;
        }
        readWhatCameBefore(stream);
        SheetInfo there = book.sheet(title);
        if (there == null) {
            return false;
        }
        if (book.tabs().stream().anyMatch(tab -> tab.layout().sheetId() == there.sheetId())) {
            throw new SheetsException(
                    FailureKind.DENIED,
                    "The tab \"" + title + "\" belongs to another stream than " + stream + "; check tab.name.format",
                    null);
        }
        adoption.adopt(stream, there, streams.keyFields(stream), intents);
        book.doubtAll();
        return true;
    }

    /** A tab that is gone may have gone while no task ran, and a spreadsheet may have taken the place of another. */
    private void readWhatCameBefore(String stream) throws SheetsException, InterruptedException {
        if (!Streams.isOwn(stream)
                && !replays.isNoted(stream)
                && parts.listener().isLate(stream)
                && fromStart.add(stream)) {
            log.warn(
                    "The spreadsheet has no tab of the stream {}, of which rows were written before: the topic is read"
                            + " from its start",
                    stream);
            replays.begin(stream);
        }
    }

    /** The tab of a stream that has none; null if nothing is to be written into it. */
    @Nullable
    NewTab make(String stream, List<Intent> intents) {
        if (intents.stream().noneMatch(Intent.Put.class::isInstance)) {
            return null;
        }
        int id = parts.random().nextInt(1, Integer.MAX_VALUE);
        while (book.hasSheet(id)) {
            id = parts.random().nextInt(1, Integer.MAX_VALUE);
        }
        return NewTab.of(stream, streams.title(stream), id, streams.keyFields(stream), intents, looks);
    }

    /** Puts a header back that somebody has deleted. */
    private boolean repair(Tab tab) throws SheetsException, InterruptedException {
        int sheet = tab.layout().sheetId();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.InsertRows(sheet, 0, 1, false));
        changes.add(new Change.PutTag(null, TagKeys.HEADER, "", TagPlace.ROW, sheet, 0));
        tab.layout().byIndex().forEach((column, field) -> {
            changes.add(new Change.WriteCells(sheet, 0, column, List.of(List.of(CellValue.text(field)))));
            changes.add(new Change.Embolden(new GridRange(sheet, 0, 1, column, column + 1)));
        });
        send(changes);
        return true;
    }

    /** What becomes of it shows when the spreadsheet is looked at again. */
    private void send(List<Change> changes) throws SheetsException, InterruptedException {
        FencedWrites.Answer answer = writes.send(changes, List.of());
        if (answer.outcome() != Outcome.APPLIED) {
            log.info("A tab could not be made whole just now: {}", answer.outcome());
        }
        book.doubtAll();
    }

    /** Field names that intents bring. */
    static Set<String> fields(List<String> keyFields, List<Intent> intents) {
        Set<String> fields = new LinkedHashSet<>(keyFields);
        Set<String> seen = new LinkedHashSet<>();
        for (Intent intent : intents) {
            if (intent instanceof Intent.Put put) {
                seen.addAll(put.row().cells().keySet());
            }
        }
        fields.retainAll(seen);
        fields.addAll(seen);
        return fields;
    }
}
