// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.fence.Outcome;
import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.EchoRange;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.index.Versions;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.plan.ColumnsMissingException;
import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.plan.NewTab;
import io.syncengine.connect.sheets.plan.RowJudge;
import io.syncengine.connect.sheets.plan.Tab;
import io.syncengine.connect.sheets.plan.TabPlan;
import io.syncengine.connect.sheets.plan.TabPlanner;
import io.syncengine.connect.sheets.plan.Verification;
import io.syncengine.connect.sheets.policy.CopiedRows;
import io.syncengine.connect.sheets.policy.WriterSettings;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One try to carry out a batch: look, plan, write once, look at the answer. */
final class Trial {

    private final WriterSettings settings;
    private final SpreadsheetGateway gateway;
    private final FencedWrites writes;
    private final Scout scout;
    private final Book book;
    private final DeleteMemory memory;
    private final TabMaker maker;
    private final Room room;
    private final Damage damage;
    private final WriterParts parts;

    Trial(WriterParts parts, Desk desk) {
        this.parts = parts;
        this.settings = parts.settings();
        this.gateway = desk.gateway();
        this.writes = desk.writes();
        this.scout = desk.scout();
        this.book = desk.book();
        this.memory = desk.memory();
        this.maker = new TabMaker(parts, desk);
        this.room = new Room(settings, book);
        this.damage = desk.damage();
    }

    Step once(Batch batch) throws SheetsException, InterruptedException {
        if (isLookDue(batch)) {
            parts.events().rescanned();
            scout.look();
        }
        if (maker.prepare(batch)) {
            return Step.AGAIN;
        }
        Map<String, List<Intent>> byStream = withMemory(batch);
        Map<Tab, Verification> verifications = verifications(byStream);
        GridView view = read(verifications);
        if (view == null || !holds(verifications, view)) {
            return Step.AGAIN;
        }
        List<TabWork> works = plan(byStream, view);
        if (works.stream().allMatch(work -> work.changes().isEmpty())) {
            works.forEach(this::tell);
            scout.checkRows();
            return remembered(byStream);
        }
        Room.Verdict verdict = room.check(batch, works);
        if (verdict == Room.Verdict.LOOK_FIRST) {
            book.doubtAll();
            scout.look();
            return Step.AGAIN;
        }
        return verdict == Room.Verdict.CHANGED ? Step.AGAIN : write(batch, byStream, works);
    }

    private boolean isLookDue(Batch batch) {
        if (book.isLookDue()) {
            return true;
        }
        return Stream.concat(batch.byStream().keySet().stream(), Stream.of(Streams.MEMORY))
                .map(book::tab)
                .anyMatch(tab -> tab != null && (tab.isDoubted() || tab.layout().isAmbiguous()));
    }

    /** The intents by stream, with those that remember deletes. */
    private Map<String, List<Intent>> withMemory(Batch batch) {
        List<Intent> more = new ArrayList<>();
        for (Intent intent : batch.intents()) {
            if (intent instanceof Intent.Remove remove) {
                Tab tab = book.tab(remove.stream());
                boolean there = tab != null && tab.index().row(remove.key()) != null;
                Intent.Put put =
                        memory.remembering(remove.row(), there, parts.pace().millis());
                if (put != null) {
                    more.add(put);
                }
            }
        }
        Map<String, List<Intent>> byStream = new LinkedHashMap<>(batch.byStream());
        if (!settings.limits().deletesRemembered().isZero() && !more.isEmpty()) {
            byStream.merge(Streams.MEMORY, more, (a, b) -> {
                List<Intent> all = new ArrayList<>(a);
                all.addAll(b);
                return all;
            });
        } else {
            // Known to this task alone.
            more.forEach(put -> memory.remember((Intent.Put) put));
        }
        return byStream;
    }

    private Map<Tab, Verification> verifications(Map<String, List<Intent>> byStream) {
        Map<Tab, Verification> verifications = new LinkedHashMap<>();
        RowJudge judge = judge();
        TabPlanner planner = new TabPlanner(settings.policies(), judge);
        byStream.forEach((stream, intents) -> {
            Tab tab = book.tab(stream);
            if (tab != null) {
                Verification verification =
                        new Verification(tab, intents.stream().map(Intent::key).toList(), judge.fieldsRead());
                if (settings.policies().copies() == CopiedRows.DELETE) {
                    verification.withCopies();
                }
                if (planner.grows(tab, intents)) {
                    verification.withColumns();
                }
                verifications.put(tab, verification);
            }
        });
        return verifications;
    }

    private RowJudge judge() {
        return new RowJudge(
                settings.tabs(),
                new Versions(settings.tabs().times(), book.info().zone()),
                memory);
    }

    private @Nullable GridView read(Map<Tab, Verification> verifications) throws SheetsException, InterruptedException {
        List<GridRange> ranges = new ArrayList<>();
        verifications.values().forEach(verification -> ranges.addAll(verification.ranges()));
        try {
            return ranges.isEmpty() ? new GridView() : gateway.read(ranges);
        } catch (SheetsException e) {
            if (e.kind() != FailureKind.REFUSED) {
                throw e;
            }
            // A sheet is gone, or smaller than it was.
            verifications.keySet().forEach(Tab::doubt);
            return null;
        }
    }

    private boolean holds(Map<Tab, Verification> verifications, GridView view) {
        boolean holds = true;
        for (Map.Entry<Tab, Verification> entry : verifications.entrySet()) {
            Tab tab = entry.getKey();
            if (!entry.getValue().holds(view)) {
                tab.doubt();
                holds = false;
                continue;
            }
            SheetInfo now = view.sheet(tab.layout().sheetId());
            if (now != null && !now.title().equals(tab.layout().sheet().title())) {
                tab.renamed(now.title());
            }
        }
        return holds;
    }

    private List<TabWork> plan(Map<String, List<Intent>> byStream, GridView view) throws SheetsException {
        TabPlanner planner = new TabPlanner(settings.policies(), judge());
        List<TabWork> works = new ArrayList<>();
        for (Map.Entry<String, List<Intent>> entry : byStream.entrySet()) {
            Tab tab = book.tab(entry.getKey());
            NewTab made = tab != null ? null : maker.make(entry.getKey(), entry.getValue());
            if (made != null) {
                tab = made.tab();
            }
            if (tab == null) {
                // Nothing is to be written, and there is nothing to take away.
                continue;
            }
            try {
                TabPlan plan = planner.plan(tab, view, entry.getValue());
                if (made == null || !plan.inserted().isEmpty()) {
                    works.add(TabWork.of(tab, made, entry.getValue(), plan));
                }
            } catch (ColumnsMissingException e) {
                throw new SheetsException(FailureKind.DENIED, String.valueOf(e.getMessage()), e);
            }
        }
        return works;
    }

    private Step write(Batch batch, Map<String, List<Intent>> byStream, List<TabWork> works)
            throws SheetsException, InterruptedException {
        List<Change> changes = new ArrayList<>();
        List<EchoRange> echo = new ArrayList<>();
        for (TabWork work : works) {
            changes.addAll(work.changes());
            if (settings.verifyAfterWrite()) {
                echo.addAll(work.echoes());
            }
        }
        FencedWrites.Answer answer = writes.send(changes, echo);
        if (answer.outcome() == Outcome.SETTLED) {
            book.doubtAll();
            return Step.AGAIN;
        }
        if (answer.outcome() == Outcome.NOT_APPLIED) {
            return new Step(answer.isRefused() ? Step.Kind.REFUSED : Step.Kind.LOST, answer.failure());
        }
        works.forEach(this::carriedOut);
        Step remembered = remembered(byStream);
        scout.checkRows();
        return damage.check(batch, works, answer.view()) ? remembered : Step.AGAIN;
    }

    private void carriedOut(TabWork work) {
        book.grew(work.growth());
        Tab tab = work.tab();
        tab.carriedOut(work.plan());
        if (work.made() != null) {
            book.add(tab);
        } else if (work.echo().isTooLarge()) {
            tab.doubt();
        }
        tell(work);
    }

    private void tell(TabWork work) {
        TabPlan plan = work.plan();
        String stream = work.tab().stream();
        parts.events()
                .wrote(
                        stream,
                        plan.updated().size() + plan.inserted().size(),
                        plan.deleted().size(),
                        plan.stale(),
                        plan.equal());
        parts.events()
                .tab(
                        stream,
                        work.tab().layout().sheet().title(),
                        work.tab().index().size(),
                        work.tab().index().copies().size());
        parts.events().cells(book.cells());
    }

    /** The memory's rows are in the sheet. */
    private Step remembered(Map<String, List<Intent>> byStream) {
        byStream.getOrDefault(Streams.MEMORY, List.of()).forEach(intent -> {
            if (intent instanceof Intent.Put put) {
                memory.remember(put);
            }
        });
        return Step.DONE;
    }
}
