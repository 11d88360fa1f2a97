// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.google;

import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.SheetsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The spreadsheet that a connector makes for itself: looked for first, made if it is not there, and shared with those who
 * cannot see it yet. Nothing is kept but in the Drive itself, so a task that ends between any two of these steps is followed
 * by one that goes on from there.
 *
 * <p>A search may not show yet what was made a moment ago, so a lost answer or two tasks at a time may leave more than one,
 * and a task that was replaced may still write to another one than its successor. Which of them the committed rows went to
 * nobody can tell. So the Drive notes of a spreadsheet that it has had all rows: only after it was filled from the topics'
 * start, by a task that was up for longer than searches lag, and to whom no other one came up meanwhile. Without the note,
 * or where there are more than one, the first by a rule that holds for every task is filled; then the others are given up,
 * as is what lies in the trash before another one is made. Belongs to the writer's thread, but for {@link #content} and
 * {@link #filled}.
 */
public final class OwnSpreadsheet implements SpreadsheetId {

    /** A search may not show at once what was made; so often it is looked for before another one is made. */
    private static final int LOOKS = 3;

    /** Longer than searches lag, and than a task can go on after it was replaced: max.poll.interval.ms is five minutes. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(OwnSpreadsheet.class);

    private final DriveFiles files;
    private final String title;
    private final List<String> people;
    private final InstantSource clock;

    private String id = "";
    private Instant chosen = Instant.MAX;

    /** All that were found when one was chosen. */
    private final Set<String> known = new HashSet<>();

    /** Those of them that are to be given up. */
    private final List<String> others = new ArrayList<>();

    private DriveFiles.@Nullable Found made;
    private int looks;

    private volatile Content content = Content.UNKNOWN;
    private volatile boolean isToBeNoted;

    /** @param people addresses of its editors */
    public OwnSpreadsheet(DriveFiles files, String title, List<String> people, InstantSource clock) {
        this.files = files;
        this.title = title;
        this.people = List.copyOf(people);
        this.clock = clock;
    }

    @Override
    public Content content() {
        return content;
    }

    @Override
    public void filled() {
        isToBeNoted = content == Content.LACKING;
    }

    @Override
    public String get() throws SheetsException {
        if (id.isEmpty()) {
            choose();
        } else if (isToBeNoted) {
            isToBeNoted = false;
            if (!clock.instant().isBefore(chosen.plus(SETTLED))) {
                note();
            }
        }
        return id;
    }

    private void choose() throws SheetsException {
        known.clear();
        List<DriveFiles.Found> all = find();
        if (all.isEmpty()) {
            make();
            all = find();
        }
        all.sort(DriveFiles.Found.ORDER);
        DriveFiles.Found first = all.get(0);
        share(first);
        chosen = clock.instant();
        others.clear();
        all.subList(1, all.size()).forEach(other -> others.add(other.id()));
        id = first.id();
        log.info("The connector's own spreadsheet is {}", address(id));
        if (!others.isEmpty()) {
            log.warn(
                    "There is more than one spreadsheet of this connector; it fills that one from the topics' start, and"
                            + " then gives up {}",
                    others.stream().map(OwnSpreadsheet::address).toList());
        }
        content = first.isFilled() && others.isEmpty() ? Content.ALL : Content.LACKING;
    }

    private static String address(String id) {
        return "https://docs.google.com/spreadsheets/d/" + id + "/edit";
    }

    /** Those that are there. What is in the trash is given up: should it be taken out, it lacks what went to its successor. */
    private List<DriveFiles.Found> find() throws SheetsException {
        List<DriveFiles.Found> all = new ArrayList<>(files.find());
        DriveFiles.Found mine = made;
        if (mine != null && all.stream().noneMatch(found -> found.id().equals(mine.id()))) {
            all.add(mine);
        }
        for (DriveFiles.Found found : all) {
            known.add(found.id());
            if (found.isTrashed()) {
                files.giveUp(found.id());
            }
        }
        all.removeIf(DriveFiles.Found::isTrashed);
        return all;
    }

    private void make() throws SheetsException {
        if (looks > 0) {
            looks--;
            throw new SheetsException(
                    FailureKind.UNCLEAR, "nobody knows yet whether the spreadsheet was made; it is looked for", null);
        }
        try {
            made = files.create(title);
        } catch (SheetsException e) {
            looks = e.kind() == FailureKind.UNCLEAR ? LOOKS : 0;
            throw e;
        }
    }

    /** An address that is refused is an error of the configuration at first; later on that person may have left. */
    private void share(DriveFiles.Found found) throws SheetsException {
        List<String> refused = new ArrayList<>();
        for (String address : people) {
            if (found.isOfTeam() || found.people().contains(address.toLowerCase(Locale.ROOT))) {
                continue;
            }
            try {
                files.share(found.id(), address);
            } catch (SheetsException e) {
                if (e.kind() != FailureKind.REFUSED && e.kind() != FailureKind.DENIED) {
                    throw e;
                }
                refused.add(address + ": " + e.text());
            }
        }
        String text = "The spreadsheet " + address(found.id()) + " cannot be shared with " + String.join("; ", refused)
                + " (spreadsheet.share.with)";
        if (!refused.isEmpty() && !found.isFilled()) {
            throw new SheetsException(FailureKind.DENIED, text, null);
        } else if (!refused.isEmpty()) {
            log.warn("{}", text);
        }
    }

    /** What is not noted is found wanting by the next task, which fills the spreadsheet again. */
    private void note() {
        try {
            List<DriveFiles.Found> all = files.find();
            boolean isThere = all.stream().anyMatch(found -> found.id().equals(id) && !found.isTrashed());
            if (!isThere || !all.stream().allMatch(found -> known.contains(found.id()))) {
                log.warn(
                        "Somebody has moved spreadsheets of this connector or made another one: what {} has is looked at"
                                + " again when the task is started the next time",
                        address(id));
                content = Content.ALL;
                return;
            }
            files.noteFilled(id);
            for (String other : List.copyOf(others)) {
                files.giveUp(other);
                others.remove(other);
            }
            content = Content.ALL;
        } catch (SheetsException e) {
            log.warn("That the spreadsheet has all rows cannot be noted in the Drive; it is tried again: {}", e.text());
        }
    }
}
