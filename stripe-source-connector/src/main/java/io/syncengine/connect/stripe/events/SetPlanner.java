// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.data.StripeObject;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decides which events of a stretch bring the children of their parent, and which ask for a read of them. The children of
 * a parent are dealt with as one object would be: its newest event that may say something new decides. What the others
 * add is the word of children that are gone.
 */
final class SetPlanner {

    private final SyncRules rules;
    private final String apiVersion;
    private final SetEvents use;

    /** @param apiVersion version that rows are rendered in */
    SetPlanner(SyncRules rules, String apiVersion, SetEvents use) {
        this.rules = rules;
        this.apiVersion = apiVersion;
        this.use = use;
    }

    /**
     * Plans a stretch.
     *
     * @param events distinct events whose object ids are those of parents, oldest first; those dealt with before
     *     included, since they count for ties
     * @param position the stream's: events below it should have been dealt with
     */
    SetPlan plan(List<StripeEvent> events, StreamMemory memory, long position) {
        Plan plan = new Plan(memory, position);
        Map<String, List<StripeEvent>> byParent = new LinkedHashMap<>();
        for (StripeEvent event : events) {
            byParent.computeIfAbsent(Objects.requireNonNull(event.objectId()), id -> new ArrayList<>(2))
                    .add(event);
        }
        byParent.forEach(plan::parent);
        plan.steps.sort(Comparator.comparingLong(step -> step.event().created()));
        return new SetPlan(plan.steps, plan.duplicates, plan.lateness);
    }

    /** A plan in the making. */
    private final class Plan {
        private final StreamMemory memory;
        private final long position;
        private final List<SetStep> steps = new ArrayList<>();
        private final List<Long> lateness = new ArrayList<>();
        private int duplicates;

        private Plan(StreamMemory memory, long position) {
            this.memory = memory;
            this.position = position;
        }

        private void parent(String id, List<StripeEvent> events) {
            String set = StreamMemory.setOf(id);
            Long newest = memory.newestEvent(set);
            List<StripeEvent> unseen = unseen(events);
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
                decide(last, unseen, events);
            }
        }

        private List<StripeEvent> unseen(List<StripeEvent> events) {
            List<StripeEvent> unseen = new ArrayList<>(events.size());
            for (StripeEvent event : events) {
                if (memory.isSeen(event)) {
                    duplicates++;
                    continue;
                }
                if (isLate(event)) {
                    lateness.add(position - event.created());
                }
                unseen.add(event);
            }
            return unseen;
        }

        private void decide(StripeEvent newest, List<StripeEvent> unseen, List<StripeEvent> events) {
            List<StripeEvent> second = events.stream()
                    .filter(event -> event.created() == newest.created())
                    .toList();
            if (second.size() == 1 || !rules.refetchTies()) {
                put(newest, unseen, doubt(newest));
                return;
            }
            StripeEvent last = isLate(newest) ? null : TieRule.last(second, use::isDelete);
            if (last == null) {
                put(newest, unseen, isLate(newest) && rules.refetchLate() ? Step.Reason.LATE : Step.Reason.TIE);
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
                    if (isLate(event)) {
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
            if (rules.refetchLate() && isLate(event)) {
                return Step.Reason.LATE;
            }
            if (memory.mayBeContained(StreamMemory.setOf(String.valueOf(event.objectId())), event.created())) {
                return Step.Reason.RESTART;
            }
            if (use.isDelete(event)) {
                return null;
            }
            if (!apiVersion.equals(event.apiVersion())) {
                return Step.Reason.VERSION;
            }
            return use.children(event).complete() ? null : Step.Reason.CHILDREN;
        }

        private boolean isLate(StripeEvent event) {
            return event.created() < position && !memory.isReplaying();
        }

        private void put(StripeEvent event, List<StripeEvent> told, Step.@Nullable Reason refetch) {
            steps.add(new SetStep(event, told, refetch, true));
        }
    }
}
