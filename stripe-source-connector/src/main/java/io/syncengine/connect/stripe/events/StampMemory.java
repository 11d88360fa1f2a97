// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Versions of the list and refetch rows that a stream has emitted lately: an event which such a row already contains is
 * not emitted after it. Bounded; what is forgotten leaves a floor, below which it cannot be told whether an event is
 * contained. Event loop only.
 */
final class StampMemory {

    private final int capacity;
    private final LinkedHashMap<String, Long> stamps = new LinkedHashMap<>();
    private long floor;

    /**
     * @param capacity objects to remember
     * @param floor newest version emitted before this memory began
     */
    StampMemory(int capacity, long floor) {
        this.capacity = capacity;
        this.floor = floor;
    }

    void put(String id, long stamp) {
        stamps.remove(id);
        stamps.put(id, stamp);
        if (stamps.size() > capacity) {
            Iterator<Map.Entry<String, Long>> eldest = stamps.entrySet().iterator();
            floor = Math.max(floor, eldest.next().getValue());
            eldest.remove();
        }
    }

    /** Forgets a row; whether an event is contained in it or an older one cannot be told any more. */
    void remove(String id) {
        Long stamp = stamps.remove(id);
        floor = Math.max(floor, stamp == null ? 0 : stamp);
    }

    /** Version of the object's newest remembered row; null when none is remembered. */
    @Nullable
    Long get(String id) {
        return stamps.get(id);
    }

    /** Whether a row of the object newer than that moment may have been emitted and forgotten. */
    boolean mayHaveForgotten(String id, long moment) {
        return moment <= floor && !stamps.containsKey(id);
    }

    /** Forgets what no event can ask for any more: rows older than the given moment. */
    void prune(long moment) {
        Iterator<Map.Entry<String, Long>> eldest = stamps.entrySet().iterator();
        while (eldest.hasNext() && eldest.next().getValue() < moment) {
            eldest.remove();
        }
    }
}
