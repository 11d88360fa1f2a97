// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.fence.Fence;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.policy.Limits;
import io.syncengine.connect.sheets.quota.PacedGateway;
import io.syncengine.connect.sheets.row.SheetRow;
import io.syncengine.connect.sheets.row.Work;
import io.syncengine.connect.support.thread.TaskThreads;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The writer, on a thread of its own: claims the spreadsheet, then carries out what waits. */
public final class SpreadsheetWriter implements SheetWriter {

    /** How long to wait for work before what is due by time is looked at. */
    private static final Duration TAKE = Duration.ofSeconds(1);

    /** How soon it is asked again where the topics were begun to be read. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    /** Sizes of sheets and tags that may go are looked at so often. */
    private static final Duration LOOK = Duration.ofMinutes(5);

    private static final int FORGOTTEN_AT_ONCE = 500;

    private static final Logger log = LoggerFactory.getLogger(SpreadsheetWriter.class);

    private final WriterParts parts;
    private final Limits limits;
    private final TaskThreads threads;
    private final Fence fence;
    private final Desk desk;
    private final Flush flush;
    private final SweepRun sweeps;

    /** Whether there was no tab of any stream when the spreadsheet was taken over, and what that means is not clear yet. */
    private boolean blank;

    private volatile boolean closed;
    private volatile @Nullable ConnectException failure;

    private boolean overviewIsOld = true;
    private long lastOverview = Long.MIN_VALUE / 2;
    private long lastForgetting = Long.MIN_VALUE / 2;

    /** @param threads of the task, used for the writer alone */
    public SpreadsheetWriter(WriterParts parts, TaskThreads threads) {
        this.parts = parts;
        this.limits = parts.settings().limits();
        this.threads = threads;
        PacedGateway gateway = new PacedGateway(parts.gateway(), parts.window(), limits, parts.pace(), parts.random());
        this.fence = new Fence(gateway.reserved(), parts.settings().fence(), parts.pace(), parts.random());
        Book book = new Book();
        DeleteMemory memory = new DeleteMemory();
        FencedWrites writes = new FencedWrites(gateway, fence, parts.pace(), parts.events());
        Replays replays = new Replays(parts, gateway, writes);
        Scout scout = new Scout(
                parts,
                gateway,
                tags -> {
                    fence.observe(tags);
                    replays.seen(tags);
                },
                book,
                memory);
        Damage damage = new Damage(parts, gateway, writes, scout, book, replays);
        this.desk = new Desk(gateway, writes, scout, book, memory, replays, damage);
        this.flush = new Flush(parts, desk);
        this.sweeps = new SweepRun(parts, desk, flush);
    }

    @Override
    public void start() {
        threads.newThread(this::run).start();
    }

    @Override
    public void replayed(String stream, int times) {
        desk.replays().finished(stream, times);
    }

    @Override
    public @Nullable ConnectException failure() {
        return failure;
    }

    @Override
    public boolean close(Duration limit) {
        closed = true;
        return threads.join(limit);
    }

    private void run() {
        try {
            claim();
            while (!closed) {
                step(TAKE);
            }
        } catch (InterruptedException e) {
            // Only the task interrupts, when it closes; what is in flight can do no harm.
            Thread.currentThread().interrupt();
        } catch (SheetsException e) {
            failure = new ConnectException(e.text(), e);
        } catch (RuntimeException e) {
            log.error("The writer ends on something unforeseen", e);
            failure = new ConnectException("The writer has ended on something unforeseen: " + e, e);
        } finally {
            if (failure == null && !closed) {
                // An Error, such as a class that is missing: the task must not go on without its writer.
                failure = new ConnectException("The writer has ended; the worker's log says why");
            }
        }
    }

    /** Takes the spreadsheet over, and finds out what is where. */
    void claim() throws SheetsException, InterruptedException {
        fence.claim();
        desk.scout().look();
        blank = desk.book().tabs().stream().allMatch(tab -> Streams.isOwn(tab.stream()));
    }

    /**
     * A spreadsheet without tabs may be the first one, or have taken the place of another whose rows nobody sends again by
     * themselves. Nothing is written until that is clear.
     *
     * @return whether it is
     */
    private boolean isBegun(Duration patience) throws SheetsException, InterruptedException {
        WriterListener.Origin origin = parts.listener().origin();
        if (origin == WriterListener.Origin.UNKNOWN) {
            parts.pace().pause(patience.compareTo(GLANCE) < 0 ? patience : GLANCE);
            return false;
        }
        if (origin == WriterListener.Origin.LATER
                && parts.settings().tabs().create()
                && !desk.replays().isNoted(Replays.ALL)) {
            log.warn("The spreadsheet has no tab of any stream, of which rows were written before: all topics are read"
                    + " from their start");
            desk.replays().begin(Replays.ALL);
        }
        blank = false;
        return true;
    }

    /**
     * Carries out what is due next.
     *
     * @param patience how long to wait for it
     * @return whether there was something
     */
    boolean step(Duration patience) throws SheetsException, InterruptedException {
        if (blank && !isBegun(patience)) {
            return false;
        }
        if (desk.replays().settle()) {
            return true;
        }
        Work work = parts.pending().take(flush.rowLimit(), limits.flushBytes(), patience);
        if (work instanceof Work.Rows rows) {
            refresh();
            write(rows.rows());
        } else if (work instanceof Work.Sweeping sweeping) {
            sweeps.run(sweeping);
            overviewIsOld = true;
        } else if (!isOverviewDue()) {
            return false;
        } else {
            write(List.of());
        }
        parts.listener().flushed();
        return true;
    }

    private void write(List<SheetRow> rows) throws SheetsException, InterruptedException {
        List<Intent> overview = isOverviewDue() ? overview() : List.of();
        overviewIsOld = !rows.isEmpty();
        int size = Math.max(1, flush.rowLimit());
        for (int from = 0; from < rows.size() || from == 0; from += size) {
            List<SheetRow> part = rows.subList(from, Math.min(from + size, rows.size()));
            flush.rows(part, from == 0 ? overview : List.of());
        }
    }

    private boolean isOverviewDue() {
        return overviewIsOld
                && parts.pace().millis() - lastOverview
                        >= parts.overviewInterval().toMillis();
    }

    private List<Intent> overview() {
        lastOverview = parts.pace().millis();
        List<Intent> intents = new ArrayList<>();
        parts.overview().rows().forEach(row -> intents.add(new Intent.Put(row)));
        return intents;
    }

    /** Now and then: what others did to the spreadsheet, tags that may go, deletes that are old enough. */
    private void refresh() throws SheetsException, InterruptedException {
        long now = parts.pace().millis();
        if (now - desk.scout().lastLook() >= LOOK.toMillis()) {
            desk.scout().look();
        }
        boolean remembers = parts.settings().policies().deletes() == DeleteMode.HARD
                && !limits.deletesRemembered().isZero();
        if (remembers && now - lastForgetting >= LOOK.toMillis() && desk.book().tab(Streams.MEMORY) != null) {
            lastForgetting = now;
            List<Intent> old =
                    desk.memory().forgetting(now - limits.deletesRemembered().toMillis(), FORGOTTEN_AT_ONCE);
            if (!old.isEmpty()) {
                flush.run(new Batch(old));
            }
        }
    }
}
