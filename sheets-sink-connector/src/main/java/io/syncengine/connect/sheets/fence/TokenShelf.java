// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.fence;

import io.syncengine.connect.sheets.grid.Tag;
import io.syncengine.connect.sheets.quota.Pace;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tokens that are known, and since when. Metadata of a spreadsheet may take 30,000 characters, so old ones go; but
 * those of claims stay, because a task that slept through a claim, for however long, has exactly that id as its next.
 */
final class TokenShelf {

    /** Longer than Google works on a request and a client waits for it. */
    static final Duration KEPT = Duration.ofMinutes(10);

    static final int CLAIMS_KEPT = 500;

    /** So that a write stays small; the rest goes with the next ones. */
    private static final int DROPS = 200;

    private final Pace pace;
    private final TreeMap<Integer, Token> seen = new TreeMap<>();
    private final Map<Integer, Long> since = new HashMap<>();
    private List<Integer> dropping = List.of();
    private int newest;
    private long generation;

    TokenShelf(Pace pace) {
        this.pace = pace;
    }

    void observe(List<Tag> tags) {
        seen.clear();
        for (Tag tag : tags) {
            Token token = tag.key().equals(Fence.KEY) ? Token.parse(tag.value()) : null;
            if (token != null) {
                seen.put(tag.id(), token);
                note(tag.id(), token);
            }
        }
        since.keySet().removeIf(id -> !seen.containsKey(id) && age(id) > 2 * KEPT.toMillis());
    }

    void sent(int id, Token token) {
        note(id, token);
    }

    private void note(int id, Token token) {
        since.putIfAbsent(id, pace.millis());
        newest = Math.max(newest, id);
        generation = Math.max(generation, token.generation());
    }

    /** The greatest id, 0 if none is known. */
    int newest() {
        return newest;
    }

    /** The greatest generation, 0 if none is known. */
    long generation() {
        return generation;
    }

    /** The token of that id, as far as the last search has shown it. */
    @Nullable
    Token visible(int id) {
        return seen.get(id);
    }

    /** Ids that the next write takes away. */
    List<Integer> expired() {
        List<Integer> ids = new ArrayList<>();
        int claims = 0;
        for (Map.Entry<Integer, Token> entry : seen.descendingMap().entrySet()) {
            boolean claim = entry.getValue().kind() == Token.Kind.CLAIM;
            claims += claim ? 1 : 0;
            boolean kept = claim ? claims <= CLAIMS_KEPT : age(entry.getKey()) <= KEPT.toMillis();
            if (!kept && entry.getKey() != newest && ids.size() < DROPS) {
                ids.add(entry.getKey());
            }
        }
        dropping = ids;
        return ids;
    }

    /** The write was applied. */
    void dropped() {
        dropping.forEach(seen::remove);
        dropping = List.of();
    }

    private long age(int id) {
        return pace.millis() - since.getOrDefault(id, pace.millis());
    }
}
