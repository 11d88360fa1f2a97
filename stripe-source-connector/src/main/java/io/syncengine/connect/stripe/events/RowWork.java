// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.data.StripeObject;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Events that carry one row each. Event loop only. */
final class RowWork implements StretchWork {

    private final EventParts parts;
    private final FollowedStream stream;
    private final StreamMemory memory;
    private final EventRows rows;
    private final StretchPlanner planner;
    private final List<StripeEvent> events;
    private final ReadQueue<ObjectRead> reads;
    private StretchPlan<Step> plan = StretchPlan.empty();

    RowWork(EventParts parts, FollowedStream stream, List<StripeEvent> events, ReadQueue.Listener listener) {
        this.parts = parts;
        this.stream = stream;
        this.memory = stream.memory();
        this.rows = new EventRows(stream);
        EventSettings settings = parts.settings();
        this.planner = new StretchPlanner(
                settings.rules(), RowForm.of(settings, stream.definition()), stream.events()::isDelete);
        this.events = events;
        this.reads = new ReadQueue<>(
                parts.client(), String.valueOf(stream.definition().retrievePath()), listener);
    }

    @Override
    public boolean plan() {
        plan = planner.plan(events, memory, stream.position());
        return plan.steps().stream().noneMatch(this::lacksRead);
    }

    private boolean lacksRead(Step step) {
        return step.refetch() != null && reads.get(step.objectId()) == null;
    }

    @Override
    public void read() {
        Set<String> asked = new HashSet<>();
        for (Step step : plan.steps()) {
            String id = step.objectId();
            if (!lacksRead(step) || step.refetch() == null || !asked.add(id)) {
                continue;
            }
            Optional<String> path = rows.path(step.event());
            if (path.isPresent()) {
                stream.metrics().refetched(step.refetch().code());
                reads.add(refetch(step, path.get()));
            } else {
                reads.know(id, ObjectRead.UNREADABLE);
            }
        }
        reads.proceed();
    }

    private Refetch refetch(Step step, String path) {
        return new Refetch(
                stream.definition(), step.objectId(), path, body -> rows.row(body, step.event()), parts, reads);
    }

    @Override
    public Emission emit() {
        Emission emission = new Emission(parts.settings().apiVersion());
        for (Step step : plan.steps()) {
            ObjectRead read = step.refetch() == null ? ObjectRead.UNREADABLE : reads.get(step.objectId());
            if (read == null || !read.readable()) {
                payload(step, emission);
            } else {
                read(step, read, emission);
            }
        }
        plan.countIn(stream.metrics());
        return emission;
    }

    /** The object as the event carries it; nothing when it carries none. */
    private void payload(Step step, Emission emission) {
        if (step.refetch() != null) {
            stream.metrics().unresolved(step.refetch().code());
        }
        if (step.event().isThin() && !step.delete()) {
            return;
        }
        memory.emittedEvent(step.objectId(), step.event().created());
        emission.fromEvent(step.event(), objectOf(step), rows.parent(step.event()), step.delete());
    }

    /** The object as a read has shown it. */
    private void read(Step step, ObjectRead read, Emission emission) {
        // Settled as it is, the event was there when the object was read.
        long version = memory.admitRow(step.objectId(), Math.max(step.event().created(), read.stamp()));
        if (version == StreamMemory.OUTDATED) {
            return;
        }
        StripeObject found = read.object();
        boolean gone = found == null || found.deleted();
        // What Stripe shows of a deleted object is little more than its id; the event holds its last state.
        StripeObject object = found == null || gone ? objectOf(step) : found;
        emission.fromRead(step.event(), object, rows.parent(step.event()), version, gone, read.requestId());
    }

    private StripeObject objectOf(Step step) {
        try {
            return rows.row(step.event());
        } catch (MalformedAnswerException e) {
            throw new IllegalStateException("event " + step.event().id() + " was read with an object, but has none", e);
        }
    }

    @Override
    public void end() {
        reads.end();
    }
}
