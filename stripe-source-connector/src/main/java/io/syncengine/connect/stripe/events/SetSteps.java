// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.child.Parent;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.data.StripeObject;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events that tell of all children of a parent. Event loop only. */
final class SetSteps implements StretchKind<SetStep, ReadSet> {

    private final EventParts parts;
    private final FollowedStream stream;
    private final StreamMemory memory;
    private final ChildReader children;
    private final SetEvents use;
    private final SetPlanner planner;
    private final Map<String, LongSet> longSets = new HashMap<>();
    private List<SetStep> steps = List.of();

    SetSteps(EventParts parts, FollowedStream stream, ChildReader children, SetEvents use) {
        this.parts = parts;
        this.stream = stream;
        this.memory = stream.memory();
        this.children = children;
        this.use = use;
        this.planner = new SetPlanner(parts.settings().rules(), RowForm.of(parts.settings(), stream.definition()), use);
    }

    @Override
    public String subject(StripeEvent event) {
        return StreamMemory.setOf(String.valueOf(event.objectId()));
    }

    @Override
    public List<SetStep> plan(List<StripeEvent> events) {
        steps = planner.plan(events, memory, stream.position());
        return steps;
    }

    @Override
    public void read(SetStep step, ReadQueue<ReadSet> reads) {
        String value = children.valueOf(step.event().object()).orElse(null);
        if (children.link().wanted() != null && value == null) {
            // Without it the parent has no children.
            reads.know(step.subject(), new ReadSet(List.of(), true, 0, null));
        } else {
            reads.add(new SetRead(children, new Parent(step.subject(), value), parts, new Pages(reads)));
        }
    }

    /** Has rows go out page by page. */
    private final class Pages implements SetRead.Owner {
        private final ReadQueue<ReadSet> reads;

        private Pages(ReadQueue<ReadSet> reads) {
            this.reads = reads;
        }

        @Override
        public boolean page(String parent, ReadSet page) {
            if (stream.memory() != memory) {
                reads.giveUp();
                return false;
            }
            Emission emission = new Emission(parts.settings().apiVersion());
            longSets.computeIfAbsent(parent, SetSteps.this::longSet).add(page, memory, emission);
            stream.page(emission.changes(), emission.stamp(), emission.bytes());
            return stream.hasRoom();
        }

        @Override
        public void anew(String parent) {
            longSets.remove(parent);
        }

        @Override
        public void read(String parent, ReadSet read) {
            reads.read(parent, read);
        }

        @Override
        public void refused(StripeApiException reason) {
            reads.refused(reason);
        }
    }

    private LongSet longSet(String parent) {
        Set<String> named = new HashSet<>();
        long created = 0;
        for (SetStep step : steps) {
            if (step.subject().equals(parent)) {
                named.addAll(gone(step, null).keySet());
                created = Math.max(created, step.event().created());
            }
        }
        return new LongSet(parent, created, named);
    }

    /** The children that the event holds. */
    @Override
    public void fromEvent(SetStep step, Emission emission) {
        StripeEvent event = step.event();
        Map<String, StripeObject> gone = tellsWhatIsThere(step) ? gone(step, event) : new LinkedHashMap<>();
        String set = StreamMemory.setOf(step.subject());
        if (step.rows() && !step.isOutdated(memory, set)) {
            memory.emittedEvent(set, event.created());
            for (StripeObject child : use.isDelete(event)
                    ? List.<StripeObject>of()
                    : use.children(event).children()) {
                gone.remove(child.id());
                payload(event, child, step.subject(), false, emission);
            }
        }
        gone.values().forEach(child -> payload(event, child, step.subject(), true, emission));
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
    @Override
    public void fromRead(SetStep step, ReadSet read, Emission emission) {
        StripeEvent event = step.event();
        long known = Math.max(event.created(), read.stamp());
        long version = memory.admitRow(StreamMemory.setOf(step.subject()), known);
        Map<String, StripeObject> gone = gone(step, null);
        LongSet before = longSets.get(step.subject());
        if (before != null) {
            gone.keySet().removeAll(before.shown());
        }
        for (StripeObject child : read.children()) {
            gone.remove(child.id());
            if (version != StreamMemory.OUTDATED) {
                read(step, child, version, false, read, emission);
            }
        }
        if (version == StreamMemory.OUTDATED) {
            // A later read has shown which there are; one that it showed has a newer version, or may have been
            // forgotten.
            gone.keySet().removeIf(id -> memory.mayBeContained(id, known));
        }
        gone.values().forEach(child -> read(step, child, known, true, read, emission));
    }

    private void read(
            SetStep step, StripeObject child, long setVersion, boolean delete, ReadSet read, Emission emission) {
        long version = memory.admitRow(child.id(), setVersion);
        if (version != StreamMemory.OUTDATED) {
            emission.fromRead(
                    step.event(), child, step.subject(), version, delete || child.deleted(), read.requestId());
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
}
