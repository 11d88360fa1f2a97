// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.events.Step.Reason;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** How far the events of one stretch can be trusted, whatever they lead to. */
final class EventTrust {

    private final SyncRules rules;
    private final RowForm form;
    private final Predicate<StripeEvent> isDelete;
    private final StreamMemory memory;
    private final long position;

    /**
     * @param form what rows look like
     * @param isDelete whether an event says that its object is gone
     * @param position the stream's: events below it should have been dealt with
     */
    EventTrust(SyncRules rules, RowForm form, Predicate<StripeEvent> isDelete, StreamMemory memory, long position) {
        this.rules = rules;
        this.form = form;
        this.isDelete = isDelete;
        this.memory = memory;
        this.position = position;
    }

    /** The events by the id of their object, each in the order in which they came. */
    static Map<String, List<StripeEvent>> byObject(List<StripeEvent> events) {
        Map<String, List<StripeEvent>> byObject = new LinkedHashMap<>();
        for (StripeEvent event : events) {
            byObject.computeIfAbsent(Objects.requireNonNull(event.objectId()), id -> new ArrayList<>(2))
                    .add(event);
        }
        return byObject;
    }

    /**
     * Whether the event has not been dealt with before, or may have been hidden since by one of its second.
     *
     * @param subject what the event is about, as the memory names it
     */
    boolean isNew(StripeEvent event, String subject) {
        return !memory.isSeen(event) || (memory.isRestored(event) && followsInSecond(event, subject));
    }

    /**
     * Whether another event of its second has gone out with an earlier part of it, and it cannot be told which is newer.
     *
     * @param subject what the event is about, as the memory names it
     */
    boolean followsInSecond(StripeEvent event, String subject) {
        return memory.followsInSecond(event, subject)
                && !isLate(event)
                && rules.has(SyncRules.Rule.REFETCH_PARTED_TIES);
    }

    /** Whether the event should have been dealt with, since the stream is further. */
    boolean isLate(StripeEvent event) {
        return event.created() < position && !memory.isReplaying();
    }

    /**
     * Why what the event holds may not be the newest, or not what rows look like; null: it is.
     *
     * @param remembered what the event is about, as the memory names it
     */
    @Nullable
    Reason doubt(StripeEvent event, String remembered) {
        if (rules.has(SyncRules.Rule.REFETCH_LATE) && isLate(event)) {
            return Reason.LATE;
        }
        if (memory.mayBeContained(remembered, event.created())) {
            return Reason.RESTART;
        }
        // What is gone cannot be read, nor in another form.
        return isDelete.test(event) ? null : form.lackOf(event);
    }
}
