// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.data.StripeObject;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Events that carry one row each. Event loop only. */
final class RowSteps implements StretchKind<Step, ObjectRead> {

    private final EventParts parts;
    private final FollowedStream stream;
    private final StreamMemory memory;
    private final EventRows rows;
    private final StretchPlanner planner;

    RowSteps(EventParts parts, FollowedStream stream) {
        this.parts = parts;
        this.stream = stream;
        this.memory = stream.memory();
        this.rows = new EventRows(stream);
        EventSettings settings = parts.settings();
        this.planner = new StretchPlanner(
                settings.rules(), RowForm.of(settings, stream.definition()), stream.events()::isDelete);
    }

    @Override
    public String subject(StripeEvent event) {
        return Objects.requireNonNull(event.objectId());
    }

    @Override
    public List<Step> plan(List<StripeEvent> events) {
        return planner.plan(events, memory, stream.position());
    }

    @Override
    public void read(Step step, ReadQueue<ObjectRead> reads) {
        Optional<String> path = rows.path(step.event());
        if (path.isPresent()) {
            reads.add(new Refetch(
                    stream.definition(),
                    step.subject(),
                    path.get(),
                    body -> rows.row(body, step.event()),
                    parts,
                    reads));
        } else {
            reads.know(step.subject(), ObjectRead.UNREADABLE);
        }
    }

    @Override
    public void fromEvent(Step step, Emission emission) {
        if (!step.delete() && (step.event().isThin() || step.isOutdated(memory, step.subject()))) {
            return;
        }
        memory.emittedEvent(step.subject(), step.event().created());
        emission.fromEvent(step.event(), objectOf(step), rows.parent(step.event()), step.delete());
    }

    @Override
    public void fromRead(Step step, ObjectRead read, Emission emission) {
        // Settled as it is, the event was there when the object was read.
        long version = memory.admitRow(step.subject(), Math.max(step.event().created(), read.stamp()));
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
}
