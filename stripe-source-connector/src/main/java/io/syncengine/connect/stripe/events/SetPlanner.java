// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.data.StripeObject;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decides which events of a stretch bring the children of their parent, and which ask for a read of them. The children of
 * a parent are dealt with as one object would be: its newest event that may say something new decides. What the others
 * add is the word of children that are gone.
 */
final class SetPlanner {

    private final SyncRules rules;
    private final RowForm form;
    private final SetEvents use;

    /** @param form what rows look like */
    SetPlanner(SyncRules rules, RowForm form, SetEvents use) {
        this.rules = rules;
        this.form = form;
        this.use = use;
    }

    /**
     * Plans a stretch.
     *
     * @param events distinct events whose object ids are those of parents, oldest first; those dealt with before
     *     included, since they count for ties
     * @param position the stream's: events below it should have been dealt with
     */
    List<SetStep> plan(List<StripeEvent> events, StreamMemory memory, long position) {
        Plan plan = new Plan(memory, position);
        EventTrust.byObject(events).forEach(plan::parent);
        plan.steps.sort(Comparator.comparingLong(step -> step.event().created()));
        return plan.steps;
    }

    /** A plan in the making. */
    private final class Plan {
        private final StreamMemory memory;
        private final EventTrust trust;
        private final List<SetStep> steps = new ArrayList<>();

        private Plan(StreamMemory memory, long position) {
            this.memory = memory;
            this.trust = new EventTrust(rules, form, use::isDelete, memory, position);
        }

        private void parent(String id, List<StripeEvent> events) {
            String set = StreamMemory.setOf(id);
            Long newest = memory.newestEvent(set);
            List<StripeEvent> unseen =
                    events.stream().filter(event -> trust.isNew(event, set)).toList();
            StripeEvent last = null;
            for (StripeEvent event : unseen) {
                boolean superseded = newest != null && event.created() < newest;
                if (!superseded && !memory.isContained(set, event.created())) {
                    last = event;
                }
            }
            if (last == null) {
                unseen.forEach(this::removal);
            } else {
                decide(last, unseen, events, trust.followsInSecond(last, set));
            }
        }

        private void decide(
                StripeEvent newest, List<StripeEvent> unseen, List<StripeEvent> events, boolean followsInSecond) {
            if (followsInSecond) {
                put(newest, unseen, Step.Reason.TIE);
                return;
            }
            List<StripeEvent> second = events.stream()
                    .filter(event -> event.created() == newest.created())
                    .toList();
            if (second.size() == 1 || !rules.has(SyncRules.Rule.REFETCH_TIES)) {
                put(newest, unseen, doubt(newest));
                return;
            }
            StripeEvent last = trust.isLate(newest) ? null : TieRule.last(second, use::isDelete);
            if (last == null) {
                put(
                        newest,
                        unseen,
                        trust.isLate(newest) && rules.has(SyncRules.Rule.REFETCH_LATE)
                                ? Step.Reason.LATE
                                : Step.Reason.TIE);
            } else if (memory.isSeen(last)) {
                unseen.forEach(this::removal);
            } else {
                put(last, unseen, doubt(last));
            }
        }

        /** An event whose rows have gone out, or newer ones: it may still be the only one to name what is gone. */
        private void removal(StripeEvent event) {
            Step.Reason doubt = null;
            boolean found = false;
            for (StripeObject child : use.gone(event)) {
                if (memory.isUnsettled(child.id(), event.created())) {
                    found = true;
                    if (trust.isLate(event)) {
                        doubt = Step.Reason.LATE;
                    } else if (memory.mayBeContained(child.id(), event.created())) {
                        doubt = Step.Reason.RESTART;
                    }
                }
            }
            if (found) {
                steps.add(new SetStep(event, List.of(event), doubt, doubt != null));
            }
        }

        private Step.@Nullable Reason doubt(StripeEvent event) {
            Step.Reason doubt = trust.doubt(event, StreamMemory.setOf(String.valueOf(event.objectId())));
            if (doubt != null || use.isDelete(event) || rules.isAll(use.children(event))) {
                return doubt;
            }
            return Step.Reason.CHILDREN;
        }

        private void put(StripeEvent event, List<StripeEvent> told, Step.@Nullable Reason refetch) {
            steps.add(new SetStep(event, told, refetch, true));
        }
    }
}
