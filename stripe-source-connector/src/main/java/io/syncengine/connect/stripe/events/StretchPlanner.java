// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.events.Step.Reason;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Decides which events of a stretch become rows and which ask for a read of their object. Looks at one object at a time:
 * what a later second of the stretch, an emitted event or an emitted row supersedes is never read for.
 */
final class StretchPlanner {

    private final SyncRules rules;
    private final RowForm form;
    private final Predicate<StripeEvent> isDelete;

    /**
     * @param form what rows look like
     * @param isDelete whether an event says that its object is gone
     */
    StretchPlanner(SyncRules rules, RowForm form, Predicate<StripeEvent> isDelete) {
        this.rules = rules;
        this.form = form;
        this.isDelete = isDelete;
    }

    /**
     * Plans a stretch.
     *
     * @param events distinct events of one stream with an object id, oldest first; those dealt with before included,
     *     since they count for ties
     * @param position the stream's: events below it should have been dealt with
     */
    List<Step> plan(List<StripeEvent> events, StreamMemory memory, long position) {
        Plan plan = new Plan(memory, position);
        EventTrust.byObject(events).forEach(plan::object);
        List<Step> steps = new ArrayList<>(plan.steps.size());
        for (StripeEvent event : events) {
            Step step = plan.steps.get(event.id());
            if (step != null) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** A plan in the making. */
    private final class Plan {
        private final StreamMemory memory;
        private final EventTrust trust;
        private final Map<String, Step> steps = new HashMap<>();

        private Plan(StreamMemory memory, long position) {
            this.memory = memory;
            this.trust = new EventTrust(rules, form, isDelete, memory, position);
        }

        private void object(String id, List<StripeEvent> events) {
            List<StripeEvent> open = open(id, events);
            if (open.isEmpty()) {
                return;
            }
            StripeEvent last = open.get(open.size() - 1);
            for (StripeEvent event : open) {
                if (event.created() < last.created()) {
                    earlier(event, events);
                }
            }
            List<StripeEvent> second = inSecondOf(last, events);
            boolean isTiedAhead = memory.isTiedAhead(last) && second.stream().noneMatch(memory::isAhead);
            if (isTiedAhead || trust.followsInSecond(last, id)) {
                put(last, Reason.TIE);
            } else if (second.size() > 1 && !rules.has(SyncRules.Rule.REFETCH_TIES)) {
                open.stream().filter(event -> event.created() == last.created()).forEach(this::alone);
            } else if (second.size() > 1) {
                tie(last, second);
            } else {
                alone(last);
            }
        }

        /** The events that may say something new. */
        private List<StripeEvent> open(String id, List<StripeEvent> events) {
            Long newest = memory.newestEvent(id);
            List<StripeEvent> open = new ArrayList<>(events.size());
            for (StripeEvent event : events) {
                if (!trust.isNew(event, id)) {
                    continue;
                }
                boolean superseded = newest != null && event.created() < newest;
                boolean isOut =
                        memory.isAhead(event) && inSecondOf(event, events).size() == 1;
                if (!superseded && !isOut && !memory.isContained(id, event.created())) {
                    open.add(event);
                }
            }
            return open;
        }

        /** An event that a later second supersedes: worth a row of its own, but never a read. */
        private void earlier(StripeEvent event, List<StripeEvent> events) {
            boolean tied = rules.has(SyncRules.Rule.REFETCH_TIES)
                    && inSecondOf(event, events).size() > 1;
            if (!tied && doubt(event) == null) {
                put(event, null);
            }
        }

        private void tie(StripeEvent newest, List<StripeEvent> second) {
            StripeEvent last = trust.isLate(newest) ? null : TieRule.last(second, isDelete);
            if (last == null) {
                put(newest, trust.isLate(newest) && rules.has(SyncRules.Rule.REFETCH_LATE) ? Reason.LATE : Reason.TIE);
            } else if (!memory.isSeen(last) && !memory.isAhead(last)) {
                alone(last);
            }
        }

        private void alone(StripeEvent event) {
            put(event, doubt(event));
        }

        private @Nullable Reason doubt(StripeEvent event) {
            return trust.doubt(event, Objects.requireNonNull(event.objectId()));
        }

        private void put(StripeEvent event, @Nullable Reason refetch) {
            steps.put(event.id(), Step.of(event, isDelete.test(event), refetch));
        }
    }

    private static List<StripeEvent> inSecondOf(StripeEvent event, List<StripeEvent> events) {
        return events.stream()
                .filter(other -> other.created() == event.created())
                .toList();
    }
}
