// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The newest event of each object that was emitted as it came, until a look at the account's events has found it or a
 * newer row has gone out. Event loop only.
 */
final class AheadMemory {

    private record Mark(String event, long second) {}

    /** Looks follow within seconds, so there are few; with more, events wait for them. */
    private static final int CAPACITY = 50_000;

    private final Map<String, Mark> marks = new HashMap<>();

    boolean hasRoom() {
        return marks.size() < CAPACITY;
    }

    void put(StripeEvent event) {
        marks.put(Objects.requireNonNull(event.objectId()), new Mark(event.id(), event.created()));
    }

    /** Second of the object's event that went ahead; null when none did. */
    @Nullable
    Long second(String object) {
        Mark mark = marks.get(object);
        return mark == null ? null : (Long) mark.second;
    }

    boolean isNewest(StripeEvent event) {
        Mark mark = marks.get(event.objectId());
        return mark != null && mark.event.equals(event.id());
    }

    void forget(String object) {
        marks.remove(object);
    }

    void forgetBelow(long oldest) {
        marks.values().removeIf(mark -> mark.second < oldest);
    }

    void takeOver(AheadMemory former) {
        marks.putAll(former.marks);
    }
}
