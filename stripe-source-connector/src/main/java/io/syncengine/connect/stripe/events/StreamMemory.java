// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.state.SeenIds;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What has to be remembered of a stream's recent past to read its events right: which are done, which was the newest of
 * each object, and with which version list rows went out. It reaches as far back as a wide poll does; after a restart
 * the offset gives back the part that matters. Event loop only.
 */
public final class StreamMemory {

    private static final int STAMPS = 50_000;

    private final SyncRules rules;
    private final Map<Long, Long> seen = new HashMap<>();
    private final Set<Long> restored = new HashSet<>();
    private final Map<String, Long> newestEvents = new HashMap<>();
    private final StampMemory stamps;
    private boolean replay;
    private @Nullable SeenIds encoded;

    public StreamMemory(SyncRules rules, StreamState state) {
        this.rules = rules;
        this.stamps = new StampMemory(STAMPS, state.stamp());
        this.replay = !state.seen().complete();
        for (long hash : state.seen().hashes()) {
            restored.add(hash);
        }
    }

    /** Whether the event has been dealt with. */
    boolean isSeen(StripeEvent event) {
        long hash = SeenIds.hash(event.id());
        return seen.containsKey(hash) || restored.contains(hash);
    }

    void see(StripeEvent event) {
        seen.put(SeenIds.hash(event.id()), event.created());
        encoded = null;
    }

    /** Whether the ids below the position were too many to keep over a restart, so that the window is read anew. */
    boolean isReplaying() {
        return replay;
    }

    /** The first window since the start has been dealt with. */
    void endReplay() {
        replay = false;
    }

    /** Second of the object's newest emitted event, unless a list or refetch row came after it; null if none. */
    @Nullable
    Long newestEvent(String id) {
        return newestEvents.get(id);
    }

    void emittedEvent(String id, long created) {
        newestEvents.put(id, created);
    }

    /** A list or refetch row of the object is emitted with that version. */
    public void emittedRow(String id, long stamp) {
        newestEvents.remove(id);
        if (rules.stamps()) {
            stamps.put(id, stamp);
        }
    }

    /** Version of the newest list or refetch row of the object that is remembered; null if none is. */
    public @Nullable Long stamp(String id) {
        return stamps.get(id);
    }

    /** Whether a list row that contains the event may have gone out and been forgotten. */
    boolean mayBeContained(String id, long created) {
        return rules.stamps() && stamps.mayHaveForgotten(id, created);
    }

    /** Forgets what lies further back than any poll looks. */
    void prune(long position) {
        long oldest = position - rules.wideOverlap();
        if (seen.values().removeIf(created -> created < oldest)) {
            encoded = null;
        }
        newestEvents.values().removeIf(created -> created < oldest);
        stamps.prune(oldest);
        if (!restored.isEmpty() && !replay) {
            // A wide poll has just shown again what is still in the window.
            restored.clear();
            encoded = null;
        }
    }

    /** The events that are done, for the offset. */
    SeenIds seenIds() {
        SeenIds result = encoded;
        if (result == null) {
            Set<Long> all = new HashSet<>(seen.keySet());
            all.addAll(restored);
            result = SeenIds.of(all.stream().mapToLong(Long::longValue).toArray());
            encoded = result;
        }
        return result;
    }
}
