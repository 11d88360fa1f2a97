// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.policy.WriterSettings;
import io.syncengine.connect.sheets.quota.Backoff;
import io.syncengine.connect.sheets.quota.Pace;
import io.syncengine.connect.sheets.row.SheetRow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Carries out batches until the sheet is as it should be, or it is certain that it cannot be. What Google does not accept
 * is looked at again, then narrowed down to the rows at fault, which are rejected.
 */
final class Flush {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(32);
    private static final int LOOKS_IN_A_ROW = 5;
    private static final Duration PEOPLE_AT_WORK = Duration.ofSeconds(5);

    private final WriterSettings settings;
    private final WriterParts parts;
    private final Trial trial;
    private final Book book;
    private final Damage damage;
    private final Pace pace;
    private int rowLimit;

    Flush(WriterParts parts, Desk desk) {
        this.parts = parts;
        this.settings = parts.settings();
        this.trial = new Trial(parts, desk);
        this.book = desk.book();
        this.damage = desk.damage();
        this.pace = parts.pace();
        this.rowLimit = settings.limits().flushRows();
    }

    /** Most rows of the next write: fewer after writes that Google did not get done in time. */
    int rowLimit() {
        return rowLimit;
    }

    /**
     * Writes rows and calls their tickets.
     *
     * @param more what goes along, if it can
     */
    void rows(List<SheetRow> rows, List<Intent> more) throws SheetsException, InterruptedException {
        List<Intent> intents = new ArrayList<>();
        for (SheetRow row : rows) {
            if (!row.isDelete() || settings.policies().deletes() == DeleteMode.SOFT) {
                intents.add(new Intent.Put(row));
            } else if (settings.policies().deletes() == DeleteMode.HARD) {
                intents.add(new Intent.Remove(row));
            }
        }
        intents.addAll(more);
        Batch batch = new Batch(intents);
        run(batch);
        for (SheetRow row : rows) {
            String reason = batch.rejected().get(row);
            if (reason == null) {
                row.ticket().done();
            } else {
                row.ticket().rejected(reason);
            }
        }
    }

    /** Carries a batch out. */
    void run(Batch batch) throws SheetsException, InterruptedException {
        run(batch, pace.millis() + settings.limits().flushTimeout().toMillis());
        damage.settle();
    }

    private void run(Batch batch, long deadline) throws SheetsException, InterruptedException {
        Backoff backoff = new Backoff(LONGEST_WAIT, parts.random());
        boolean refused = false;
        for (int again = 1; !batch.isEmpty(); again++) {
            Step step = trial.once(batch);
            switch (step.kind()) {
                case DONE -> {
                    grow();
                    if (!batch.goesOn()) {
                        return;
                    }
                }
                case AGAIN -> {
                    giveWay(again);
                }
                case LOST -> {
                    rowLimit = Math.max(1, rowLimit / 2);
                    pace.pause(backoff.next());
                }
                case REFUSED -> {
                    if (refused && !batch.goesOn()) {
                        narrow(batch, step, deadline);
                        return;
                    }
                    // Mostly because somebody has renamed a tab or taken rows away.
                    refused = true;
                    book.doubtAll();
                }
                default -> throw new IllegalStateException(step.toString());
            }
            if (pace.millis() > deadline) {
                throw new SheetsException(
                        FailureKind.DENIED,
                        "Rows could not be written for "
                                + settings.limits().flushTimeout().toSeconds() + " s (flush.timeout.ms)"
                                + (step.failure() == null
                                        ? ""
                                        : "; the last answer was: "
                                                + step.failure().text()),
                        step.failure());
            }
        }
    }

    /**
     * Waits for people who keep moving things, now and then.
     *
     * @param looks in a row that were in vain
     */
    void giveWay(int looks) throws InterruptedException {
        if (looks % LOOKS_IN_A_ROW == 0) {
            pace.pause(PEOPLE_AT_WORK);
        }
    }

    private void grow() {
        rowLimit = Math.min(settings.limits().flushRows(), rowLimit + Math.max(1, rowLimit / 10));
    }

    private void narrow(Batch batch, Step step, long deadline) throws SheetsException, InterruptedException {
        String said = step.failure() == null ? "" : step.failure().text();
        if (isAboutAll(said)) {
            throw new SheetsException(FailureKind.DENIED, "Google refuses to write: " + said, step.failure());
        }
        if (batch.size() == 1) {
            Intent last = batch.intents().get(0);
            if (!(last instanceof Intent.Put || last instanceof Intent.Remove)) {
                throw new SheetsException(FailureKind.DENIED, "Google refuses to write: " + said, step.failure());
            }
            batch.reject(last, "Google refuses the row: " + said);
            return;
        }
        for (Batch half : batch.halves()) {
            run(half, deadline);
        }
    }

    /** Whether no row is at fault. */
    private static boolean isAboutAll(String said) {
        String text = said.toLowerCase(Locale.ROOT);
        return text.contains("protected") || text.contains("number of cells in the workbook");
    }
}
