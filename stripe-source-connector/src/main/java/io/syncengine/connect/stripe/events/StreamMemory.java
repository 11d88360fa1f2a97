// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.state.SeenIds;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What has to be remembered of a stream's recent past to read its events right: which are done, which was the newest of
 * each object, and with which version list rows went out. It reaches as far back as a wide poll does, less when there is
 * too much to remember; after a restart the offset gives back the part that matters. Event loop only.
 */
public final class StreamMemory {

    /** Instead of a version: the row is older than one that was emitted, and must not follow it. */
    public static final long OUTDATED = Long.MIN_VALUE;

    private static final int MAX_STAMPS = 50_000;
    private static final int MAX_SEEN = 100_000;

    /** Forgetting looks at everything that is remembered, so it is not done with every poll. */
    private static final long PRUNE_STEP = 60;

    private final SyncRules rules;
    private final long restoredPosition;
    private final Map<Long, Long> seen = new HashMap<>();
    private final Set<Long> restored = new HashSet<>();
    private final Map<String, Long> newestEvents = new HashMap<>();
    private final AheadMemory ahead = new AheadMemory();
    private final StampMemory stamps;
    private final int maxSeen;
    private boolean replay;
    private long known;
    private long pruned;
    private @Nullable SeenIds encoded;

    public StreamMemory(SyncRules rules, StreamState state) {
        this(rules, state, MAX_SEEN);
    }

    StreamMemory(SyncRules rules, StreamState state, int maxSeen) {
        this.rules = rules;
        this.maxSeen = maxSeen;
        this.restoredPosition = state.eventPosition();
        this.pruned = restoredPosition;
        this.stamps = new StampMemory(MAX_STAMPS, state.stamp());
        this.replay = !state.seen().complete();
        for (long hash : state.seen().hashes()) {
            restored.add(hash);
        }
    }

    /** What all children of a parent are remembered by, as the one thing that they are to the parent's events. */
    public static String setOf(String parent) {
        return "\n" + parent;
    }

    /** Whether an event of that moment is so old that it is not known any more whether it is done: it is. */
    boolean isForgotten(long created, long position) {
        return created < Math.max(known, position - rules.wideOverlap());
    }

    /** Whether the event has been dealt with. */
    boolean isSeen(StripeEvent event) {
        long hash = SeenIds.hash(event.id());
        return seen.containsKey(hash) || restored.contains(hash);
    }

    /** Whether the event was dealt with before a restart, and has not been come across since. */
    boolean isRestored(StripeEvent event) {
        long hash = SeenIds.hash(event.id());
        return restored.contains(hash) && !seen.containsKey(hash);
    }

    /**
     * The event has been dealt with.
     *
     * @param subject what it is about, as this memory names it
     */
    void see(StripeEvent event, String subject) {
        if (ahead.isNewest(event)) {
            emittedEvent(subject, event.created());
        } else if (isRestored(event)) {
            newestEvents.merge(subject, event.created(), Math::max);
        }
        if (seen.put(SeenIds.hash(event.id()), event.created()) == null) {
            encoded = null;
        }
    }

    /** Whether the ids below the position were too many to keep over a restart, so that the window is read anew. */
    boolean isReplaying() {
        return replay;
    }

    /** Takes over which events went ahead, from a memory that this one replaces. */
    public void succeed(StreamMemory former) {
        ahead.takeOver(former.ahead);
    }

    /** Second of the object's newest emitted event, unless a list or refetch row came after it; null if none. */
    @Nullable
    Long newestEvent(String id) {
        Long second = ahead.second(id);
        return second != null ? second : newestEvents.get(id);
    }

    /** Whether an event of its second has gone out of what it is about, not counting what went ahead of the looks. */
    boolean followsInSecond(StripeEvent event, String subject) {
        Long newest = newestEvents.get(subject);
        return newest != null && newest == event.created();
    }

    void emittedEvent(String id, long created) {
        newestEvents.put(id, created);
        ahead.forget(id);
    }

    /**
     * Whether an event may go out as it comes, ahead of the looks that have yet to find it: nothing that has gone out is of
     * its second or newer, and it is known what has.
     */
    boolean mayGoAhead(StripeEvent event, long position) {
        String id = Objects.requireNonNull(event.objectId());
        long created = event.created();
        Long newest = newestEvent(id);
        return created >= position
                && !replay
                && !isSeen(event)
                && (newest == null || newest < created)
                && !isContained(id, created)
                && !mayBeContained(id, created)
                && ahead.hasRoom();
    }

    /** The event has gone out ahead of the looks. */
    void wentAhead(StripeEvent event) {
        ahead.put(event);
    }

    /** Whether it is the newest event of its object that went ahead. */
    boolean isAhead(StripeEvent event) {
        return ahead.isNewest(event);
    }

    /** Whether another event of its object and second went ahead. */
    boolean isTiedAhead(StripeEvent event) {
        Long second = ahead.second(Objects.requireNonNull(event.objectId()));
        return second != null && second == event.created() && !ahead.isNewest(event);
    }

    /**
     * A row that was read from a list or by its id is about to be emitted.
     *
     * @param stamp version that the read gives it
     * @return the version to emit it with; {@link #OUTDATED} when a row that was read later has gone out
     */
    public long admitRow(String id, long stamp) {
        Long emitted = stamps.get(id);
        Long early = ahead.second(id);
        if ((emitted != null && emitted > stamp) || (early != null && early > stamp)) {
            // An event that went ahead may be newer than what the read has shown.
            return OUTDATED;
        }
        ahead.forget(id);
        // By the horizon rule an event that went out before was created well before this read began, so the row holds
        // it, and a clock that went back a little must not make the row look older.
        Long event = newestEvents.remove(id);
        long version = event == null ? stamp : Math.max(stamp, event);
        if (rules.has(SyncRules.Rule.STAMPS)) {
            stamps.put(id, version);
        }
        return version;
    }

    /** A row that was admitted is not emitted after all: an event that it may contain makes the object be read. */
    public void withdraw(String id, @Nullable String parent) {
        stamps.remove(id);
        if (parent != null) {
            stamps.remove(setOf(parent));
        }
    }

    /** Whether a row that has gone out holds all that happened to the object by then. */
    boolean isContained(String id, long created) {
        Long stamp = stamps.get(id);
        return stamp != null && created <= stamp;
    }

    /** Whether neither an event nor a row of the object tells what became of it after that moment. */
    boolean isUnsettled(String id, long moment) {
        Long event = newestEvents.get(id);
        return (event == null || event <= moment) && !isContained(id, moment);
    }

    /** Whether a row that contains the event may have gone out and been forgotten. */
    boolean mayBeContained(String id, long created) {
        return rules.has(SyncRules.Rule.STAMPS) && stamps.mayHaveForgotten(id, created);
    }

    /**
     * A stretch of events has been dealt with: what lies further back than any poll looks is forgotten.
     *
     * @param end first second above the stretch
     * @param position of the stream, not below the end
     */
    void advance(long end, long position) {
        // The first poll is a wide one: it has shown again all that the offset spoke of.
        if (replay && end >= restoredPosition) {
            replay = false;
            encoded = null;
        }
        // A part of the position's own second may have been emitted.
        if (end > restoredPosition && !restored.isEmpty()) {
            restored.clear();
            encoded = null;
        }
        // Below the position only late events come, and those are read anew whatever a row contained.
        stamps.prune(position);
        if (position - pruned >= PRUNE_STEP || seen.size() > maxSeen) {
            pruned = position;
            prune(position);
        }
    }

    private void prune(long position) {
        long reach = rules.wideOverlap();
        forgetBelow(position - reach);
        while (seen.size() > maxSeen && reach > rules.settle()) {
            reach /= 2;
            forgetBelow(position - reach);
        }
    }

    private void forgetBelow(long oldest) {
        known = Math.max(known, oldest);
        if (seen.values().removeIf(created -> created < oldest)) {
            encoded = null;
        }
        newestEvents.values().removeIf(created -> created < oldest);
        ahead.forgetBelow(oldest);
    }

    private SeenIds allSeen() {
        Set<Long> all = new HashSet<>(restored);
        all.addAll(seen.keySet());
        return SeenIds.of(all.stream().mapToLong(Long::longValue).toArray());
    }

    /** The events that are done, for the offset. */
    SeenIds seenIds() {
        SeenIds result = encoded;
        if (result == null) {
            result = replay || seen.size() > SeenIds.MAX_IDS ? SeenIds.UNKNOWN : allSeen();
            encoded = result;
        }
        return result;
    }
}
