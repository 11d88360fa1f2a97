// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.fence;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.grid.Tag;
import io.syncengine.connect.sheets.grid.TagPlace;
import io.syncengine.connect.sheets.policy.FenceMode;
import io.syncengine.connect.sheets.quota.Backoff;
import io.syncengine.connect.sheets.quota.Pace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Whose turn it is to write. Invariants: the next id is greater than that of every write of ours so far; once a claim is
 * through, no write of an earlier claim is applied, since its next id is taken for good; and an id is left behind only when
 * it is known to be taken. Belongs to the writer's thread.
 */
public final class Fence {

    /** Key of the tags. */
    public static final String KEY = "ssync.f";

    /** Google gives up a request after 180 seconds. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(190);

    private static final int LOOKS = 4;
    private static final int TRIES = 5;
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(32);

    private static final Logger log = LoggerFactory.getLogger(Fence.class);

    private final SpreadsheetGateway gateway;
    private final FenceMode mode;
    private final Pace pace;
    private final RandomGenerator random;
    private final TokenShelf shelf;

    private boolean waits;
    private int next;
    private long generation;

    /** @param gateway one with the reserve of the quota */
    public Fence(SpreadsheetGateway gateway, FenceMode mode, Pace pace, RandomGenerator random) {
        this.gateway = gateway;
        this.mode = mode;
        this.pace = pace;
        this.random = random;
        this.shelf = new TokenShelf(pace);
        this.waits = mode == FenceMode.WAIT;
    }

    /**
     * Takes the spreadsheet over from whoever wrote to it before.
     *
     * @throws SheetsException if it cannot be taken
     */
    public void claim() throws SheetsException, InterruptedException {
        if (mode == FenceMode.WAIT) {
            return;
        }
        int floor = 0;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            look();
            int id = Math.max(floor, shelf.newest() == 0 ? random.nextInt(1, 1 << 30) : shelf.newest() + 1);
            Token token = new Token(shelf.generation() + 1, Token.Kind.CLAIM, nonce());
            if (take(id, token)) {
                next = id + 1;
                generation = token.generation();
                probe(id, token);
                return;
            }
            floor = id + 1;
        }
        throw new SheetsException(
                FailureKind.DENIED,
                "The spreadsheet cannot be claimed: it refuses the tags by which writes are told apart, or other tasks"
                        + " claim it all the time. Two connectors must not write to one spreadsheet",
                null);
    }

    /** Sends a token until its fate is known. */
    private boolean take(int id, Token token) throws SheetsException, InterruptedException {
        Backoff backoff = new Backoff(LONGEST_RETRY, random);
        while (true) {
            try {
                gateway.write(List.of(tag(id, token)), List.of());
                shelf.sent(id, token);
                return true;
            } catch (SheetsException e) {
                if (e.kind() == FailureKind.REFUSED) {
                    Token found = find(id);
                    if (found == null) {
                        log.warn("Google refuses a tag whose id nobody seems to use: {}", e.text());
                    }
                    return token.equals(found);
                }
                if (e.kind() != FailureKind.UNCLEAR) {
                    throw e;
                }
                pace.pause(backoff.next());
            }
        }
    }

    /** Tries whether an id can be used twice, which no documentation says in so many words. */
    private void probe(int id, Token token) throws SheetsException, InterruptedException {
        Backoff backoff = new Backoff(LONGEST_RETRY, random);
        while (true) {
            try {
                gateway.write(List.of(tag(id, token)), List.of());
                break;
            } catch (SheetsException e) {
                if (e.kind() == FailureKind.REFUSED) {
                    return;
                }
                if (e.kind() != FailureKind.UNCLEAR) {
                    throw e;
                }
                pace.pause(backoff.next());
            }
        }
        if (mode == FenceMode.METADATA) {
            throw new SheetsException(
                    FailureKind.DENIED, "The spreadsheet accepts a tag's id twice; set fence=wait", null);
        }
        log.warn(
                "The spreadsheet accepts a tag's id twice, so that late writes cannot be kept out. After each write of"
                        + " unknown outcome the connector now waits for {} s",
                GIVEN_UP.toSeconds());
        waits = true;
    }

    /** A nonce for a write; the same for every sending of it. */
    public String nonce() {
        return String.format("%08x", random.nextInt());
    }

    /** What a write with data begins with. */
    public List<Change> head(String nonce) {
        if (waits) {
            return List.of();
        }
        List<Change> head = new ArrayList<>();
        head.add(tag(next, new Token(generation, Token.Kind.DATA, nonce)));
        shelf.expired().forEach(id -> head.add(new Change.DropTag(id)));
        return head;
    }

    /** A write with data was applied, with its head. */
    public void applied(String nonce) {
        if (!waits) {
            shelf.dropped();
            shelf.sent(next, new Token(generation, Token.Kind.DATA, nonce));
            next++;
        }
    }

    /**
     * Finds out about a write that failed without saying whether it was applied, and sees to it that it is not applied
     * later. Its id is used up afterwards.
     *
     * @param nonce of the write
     * @param sentMillis when it was sent for the last time
     * @throws SheetsException if another task has claimed the spreadsheet
     */
    public Outcome resolve(String nonce, long sentMillis) throws SheetsException, InterruptedException {
        if (waits) {
            pace.pause(Duration.ofMillis(sentMillis + GIVEN_UP.toMillis() - pace.millis()));
            return Outcome.SETTLED;
        }
        Token data = new Token(generation, Token.Kind.DATA, nonce);
        Set<Token> burns = new HashSet<>();
        Backoff backoff = new Backoff(LONGEST_RETRY, random);
        while (true) {
            Token burn = new Token(generation, Token.Kind.BURN, nonce());
            burns.add(burn);
            try {
                gateway.write(List.of(tag(next, burn)), List.of());
                shelf.sent(next, burn);
                next++;
                return Outcome.NOT_APPLIED;
            } catch (SheetsException e) {
                if (e.kind() == FailureKind.REFUSED) {
                    return taken(data, burns, e);
                }
                if (e.kind() != FailureKind.UNCLEAR) {
                    throw e;
                }
            }
            pace.pause(backoff.next());
        }
    }

    private Outcome taken(Token data, Set<Token> burns, SheetsException refusal)
            throws SheetsException, InterruptedException {
        Token found = find(next);
        if (shelf.generation() > generation) {
            throw new SheetsException(
                    FailureKind.DENIED,
                    "Another task has claimed the spreadsheet. If two connectors write to it, stop one of them;"
                            + " otherwise this one was replaced and may be ignored",
                    null);
        }
        if (found == null) {
            log.warn("Google refuses a tag whose id nobody seems to use: {}", refusal.text());
        }
        next++;
        if (data.equals(found)) {
            shelf.dropped();
            return Outcome.APPLIED;
        }
        return found == null || burns.contains(found) ? Outcome.NOT_APPLIED : Outcome.SETTLED;
    }

    /** What is written in the tag of that id; null if there is none that can be seen, or it is no token. */
    private @Nullable Token find(int id) throws SheetsException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            if (look > 0) {
                pace.pause(Duration.ofSeconds(1));
            }
            look();
            Token token = shelf.visible(id);
            if (token != null) {
                return token;
            }
        }
        return null;
    }

    private void look() throws SheetsException, InterruptedException {
        observe(gateway.search(List.of(KEY)));
    }

    /** Takes note of the tags that a search has returned; only those are ever deleted. */
    public void observe(List<Tag> tags) {
        shelf.observe(tags);
    }

    private static Change tag(int id, Token token) {
        return new Change.PutTag(id, KEY, token.text(), TagPlace.SPREADSHEET, 0, 0);
    }
}
