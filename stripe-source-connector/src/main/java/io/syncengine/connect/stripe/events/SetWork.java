// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.child.Parent;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.data.StripeObject;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events that tell of all children of a parent. Event loop only. */
final class SetWork implements StretchWork {

    private final EventParts parts;
    private final FollowedStream stream;
    private final StreamMemory memory;
    private final ChildReader children;
    private final SetEvents use;
    private final SetPlanner planner;
    private final List<StripeEvent> events;
    private final ReadQueue<ReadSet> reads;
    private StretchPlan<SetStep> plan = StretchPlan.empty();

    SetWork(
            EventParts parts,
            FollowedStream stream,
            ChildReader children,
            SetEvents use,
            List<StripeEvent> events,
            ReadQueue.Listener listener) {
        this.parts = parts;
        this.stream = stream;
        this.memory = stream.memory();
        this.children = children;
        this.use = use;
        this.planner = new SetPlanner(parts.settings().rules(), RowForm.of(parts.settings(), stream.definition()), use);
        this.events = events;
        this.reads = new ReadQueue<>(parts.client(), children.stream().path(), listener);
    }

    @Override
    public boolean plan() {
        plan = planner.plan(events, memory, stream.position());
        return plan.steps().stream().noneMatch(this::lacksRead);
    }

    private boolean lacksRead(SetStep step) {
        return step.refetch() != null && reads.get(step.parent()) == null;
    }

    @Override
    public void read() {
        Set<String> asked = new HashSet<>();
        for (SetStep step : plan.steps()) {
            if (lacksRead(step) && step.refetch() != null && asked.add(step.parent())) {
                stream.metrics().refetched(step.refetch().code());
                read(step);
            }
        }
        reads.proceed();
    }

    private void read(SetStep step) {
        String value = children.valueOf(step.event().object()).orElse(null);
        if (children.link().wanted() != null && value == null) {
            // Without it the parent has no children.
            reads.know(step.parent(), new ReadSet(List.of(), true, 0, null));
        } else {
            reads.add(new SetRead(children, new Parent(step.parent(), value), parts, reads));
        }
    }

    @Override
    public Emission emit() {
        Emission emission = new Emission(parts.settings().apiVersion());
        for (SetStep step : plan.steps()) {
            ReadSet read = step.refetch() == null ? ReadSet.UNREADABLE : reads.get(step.parent());
            if (read == null || !read.readable()) {
                payload(step, emission);
            } else {
                read(step, read, emission);
            }
        }
        plan.countIn(stream.metrics());
        return emission;
    }

    /** The children that the event holds. */
    private void payload(SetStep step, Emission emission) {
        StripeEvent event = step.event();
        if (step.refetch() != null) {
            stream.metrics().unresolved(step.refetch().code());
        }
        Map<String, StripeObject> gone = tellsWhatIsThere(step) ? gone(step, event) : new LinkedHashMap<>();
        if (step.rows()) {
            memory.emittedEvent(StreamMemory.setOf(step.parent()), event.created());
            for (StripeObject child : use.isDelete(event)
                    ? List.<StripeObject>of()
                    : use.children(event).children()) {
                gone.remove(child.id());
                payload(event, child, step.parent(), false, emission);
            }
        }
        gone.values().forEach(child -> payload(event, child, step.parent(), true, emission));
    }

    /** Whether a child that there was is gone if the event does not hold it; not if Stripe has cut its list. */
    private boolean tellsWhatIsThere(SetStep step) {
        return !step.rows()
                || use.isDelete(step.event())
                || parts.settings().rules().isAll(use.children(step.event()));
    }

    private void payload(StripeEvent event, StripeObject child, String parent, boolean delete, Emission emission) {
        if (memory.isUnsettled(child.id(), event.created())) {
            memory.emittedEvent(child.id(), event.created());
            emission.fromEvent(event, child, parent, delete);
        }
    }

    /** The children that a read has shown. */
    private void read(SetStep step, ReadSet read, Emission emission) {
        StripeEvent event = step.event();
        long version = memory.admitRow(StreamMemory.setOf(step.parent()), Math.max(event.created(), read.stamp()));
        if (version == StreamMemory.OUTDATED) {
            return;
        }
        Map<String, StripeObject> gone = gone(step, null);
        for (StripeObject child : read.children()) {
            gone.remove(child.id());
            read(step, child, version, false, read, emission);
        }
        gone.values().forEach(child -> read(step, child, version, true, read, emission));
    }

    private void read(
            SetStep step, StripeObject child, long setVersion, boolean delete, ReadSet read, Emission emission) {
        long version = memory.admitRow(child.id(), setVersion);
        if (version != StreamMemory.OUTDATED) {
            emission.fromRead(step.event(), child, step.parent(), version, delete || child.deleted(), read.requestId());
        }
    }

    /**
     * Children that may be gone, by id: those that there were before one of the events, and those that events hold.
     *
     * @param authority the event that decides which there are, so that its own ones are not meant; null: a read decides
     */
    private Map<String, StripeObject> gone(SetStep step, @Nullable StripeEvent authority) {
        Map<String, StripeObject> gone = new LinkedHashMap<>();
        if (!parts.settings().rules().has(SyncRules.Rule.GONE_CHILDREN)) {
            return gone;
        }
        for (StripeEvent event : step.told()) {
            use.gone(event).forEach(child -> gone.put(child.id(), child));
            if (step.rows() && !event.equals(authority)) {
                use.children(event).children().forEach(child -> gone.put(child.id(), child));
            }
        }
        return gone;
    }

    @Override
    public void end() {
        reads.end();
    }
}
