// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.fence.Outcome;
import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.grid.Tag;
import io.syncengine.connect.sheets.grid.TagPlace;
import io.syncengine.connect.sheets.layout.TagKeys;
import io.syncengine.connect.sheets.quota.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Streams whose topics are read from their start, since the spreadsheet lacks rows whose offsets are committed. The
 * spreadsheet itself notes them before anything else is done about it, and until all is there: a task that ends meanwhile
 * leaves offsets behind from which its successor would never know. Belongs to the writer's thread, but for
 * {@link #finished}.
 */
final class Replays {

    /** Stands for all streams; none has that name. */
    static final String ALL = "*";

    private static final int TRIES = 5;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(32);

    private static final Logger log = LoggerFactory.getLogger(Replays.class);

    private final WriterParts parts;
    private final SpreadsheetGateway gateway;
    private final FencedWrites writes;
    /** Streams that are noted, each with how often the listener was told of it. */
    private final Map<String, Integer> noted = new HashMap<>();

    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();

    private record Finished(String stream, int times) {}

    Replays(WriterParts parts, SpreadsheetGateway gateway, FencedWrites writes) {
        this.parts = parts;
        this.gateway = gateway;
        this.writes = writes;
    }

    /** Takes note of the tags that a look has shown: a task before this one may not have come to the end. */
    void seen(List<Tag> tags) {
        for (Tag tag : tags) {
            if (tag.key().equals(TagKeys.REPLAY) && !noted.containsKey(tag.value())) {
                log.info("{} read from the start: an earlier task began to", topics(tag.value()));
                ask(tag.value());
            }
        }
    }

    /** Whether that stream's topic, be it with all others, is read from its start. */
    boolean isNoted(String stream) {
        return noted.containsKey(stream) || noted.containsKey(ALL);
    }

    private static String topics(String stream) {
        return stream.equals(ALL) ? "All topics are" : "The topic of the stream " + stream + " is";
    }

    /**
     * Has a stream's topic, or those of all, read from the start.
     *
     * @throws SheetsException if it cannot be noted
     */
    void begin(String stream) throws SheetsException, InterruptedException {
        if (!noted.containsKey(stream)) {
            note(stream);
        }
        ask(stream);
    }

    private void ask(String stream) {
        noted.merge(stream, 1, Integer::sum);
        parts.listener().replay(stream);
    }

    private void note(String stream) throws SheetsException, InterruptedException {
        Change note = new Change.PutTag(null, TagKeys.REPLAY, stream, TagPlace.SPREADSHEET, 0, 0);
        Backoff backoff = new Backoff(LONGEST_WAIT, parts.random());
        for (int attempt = 1; ; attempt++) {
            FencedWrites.Answer answer = writes.send(List.of(note), List.of());
            if (answer.outcome() == Outcome.APPLIED) {
                return;
            }
            if (attempt == TRIES) {
                throw new SheetsException(
                        FailureKind.DENIED,
                        topics(stream) + " to be read from the start, which cannot be noted in the spreadsheet",
                        answer.failure());
            }
            parts.pace().pause(backoff.next());
        }
    }

    /**
     * A stream is whole again, unless the listener was told of it more often meanwhile. For any thread.
     *
     * @param times how often it had been told
     */
    void finished(String stream, int times) {
        finished.add(new Finished(stream, times));
    }

    /**
     * Takes away the notes of streams that are whole again. What does not succeed is left for the next task, which does it
     * all once more.
     *
     * @return whether there were any
     */
    boolean settle() throws SheetsException, InterruptedException {
        Set<String> whole = new HashSet<>();
        for (Finished next = finished.poll(); next != null; next = finished.poll()) {
            if (noted.getOrDefault(next.stream, 0) == next.times) {
                whole.add(next.stream);
            }
        }
        if (whole.isEmpty()) {
            return false;
        }
        List<Change> changes = new ArrayList<>();
        for (Tag tag : gateway.search(List.of(TagKeys.REPLAY))) {
            if (whole.contains(tag.value())) {
                changes.add(new Change.DropTag(tag.id()));
            }
        }
        FencedWrites.Answer answer = writes.send(changes, List.of());
        if (answer.outcome() == Outcome.APPLIED) {
            noted.keySet().removeAll(whole);
            whole.forEach(stream -> log.info("{} read from the start to the end, and written", topics(stream)));
        } else {
            log.info("Notes about streams that are whole again could not be taken away just now: {}", answer.outcome());
        }
        return true;
    }
}
