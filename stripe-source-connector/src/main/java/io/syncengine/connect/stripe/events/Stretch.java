// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.data.StripeObject;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of one stream's events on its way to rows: the objects that have to be read are read first, then everything
 * is emitted in order and at once. The plan is made again before that, since list rows may have gone out meanwhile. Event
 * loop only.
 */
final class Stretch implements ObjectReads.Listener {

    private final EventParts parts;
    private final FollowedStream stream;
    private final StreamMemory memory;
    private final StretchPlanner planner;
    private final List<StripeEvent> events;
    private final long end;
    private final Runnable onDone;
    private final ObjectReads reads;
    private boolean over;

    /**
     * @param events distinct, below the end, oldest first
     * @param end first second above the stretch; by the horizon rule no older read is under way
     * @param onDone called once, when the stretch has been emitted or given up; not after {@link #cancel}
     */
    Stretch(EventParts parts, FollowedStream stream, List<StripeEvent> events, long end, Runnable onDone) {
        this.parts = parts;
        this.stream = stream;
        this.memory = stream.memory();
        EventSettings settings = parts.settings();
        this.planner = new StretchPlanner(settings.rules(), settings.apiVersion(), this::isDelete);
        this.events = events;
        this.end = end;
        this.onDone = onDone;
        this.reads = new ObjectReads(parts, stream, this);
    }

    private boolean isDelete(StripeEvent event) {
        return parts.types()
                .rule(event.type(), event.objectType(), stream.definition().name())
                .orElseThrow()
                .delete();
    }

    /** Begins, once; may be over when it returns. */
    void start() {
        allRead();
    }

    @Override
    public void allRead() {
        if (stream.memory() != memory) {
            // Planned anew meanwhile: what the events say is contained in the new pass.
            finish();
            return;
        }
        StretchPlan plan = planner.plan(events, memory, stream.position());
        List<Step> unread = plan.steps().stream()
                .filter(step -> step.refetch() != null && reads.get(step.objectId()) == null)
                .toList();
        if (unread.isEmpty()) {
            emit(plan);
            finish();
        } else {
            reads.read(unread);
        }
    }

    @Override
    public void refused(StripeApiException reason) {
        if (stream.memory() == memory) {
            stream.refused(reason);
        }
        finish();
    }

    /** Calls off what is under way; nothing is emitted. */
    void cancel() {
        over = true;
        reads.end();
    }

    private void finish() {
        reads.end();
        if (!over) {
            over = true;
            onDone.run();
        }
    }

    private void emit(StretchPlan plan) {
        Emission emission = new Emission();
        for (Step step : plan.steps()) {
            ObjectRead read = step.refetch() == null ? ObjectRead.UNREADABLE : reads.get(step.objectId());
            if (read == null || !read.readable()) {
                emission.payload(step);
            } else {
                emission.read(step, read);
            }
        }
        plan.lateness().forEach(stream.metrics()::lateEvent);
        stream.metrics().duplicateEvents(plan.duplicates());
        events.forEach(memory::see);
        long position = Math.max(stream.position(), end);
        memory.advance(end, position);
        stream.followed(emission.changes, position, memory.seenIds(), emission.stamp, emission.bytes);
    }

    /** Rows in the making. */
    private final class Emission {
        private final List<Change> changes = new ArrayList<>();
        private long stamp;
        private long bytes;

        /** The object as the event carries it. */
        private void payload(Step step) {
            if (step.refetch() != null) {
                stream.metrics().unresolved(step.refetch().code());
            }
            memory.emittedEvent(step.objectId(), step.event().created());
            add(step, objectOf(step), step.event().created(), step.delete(), null);
        }

        /** The object as a read has shown it. */
        private void read(Step step, ObjectRead read) {
            // Settled as it is, the event was there when the object was read.
            long version =
                    memory.admitRow(step.objectId(), Math.max(step.event().created(), read.stamp()));
            if (version == StreamMemory.OUTDATED) {
                return;
            }
            stamp = Math.max(stamp, version);
            StripeObject found = read.object();
            boolean gone = found == null || found.deleted();
            // What Stripe shows of a deleted object is little more than its id; the event holds its last state.
            add(step, found == null || gone ? objectOf(step) : found, version, gone, read);
        }

        private void add(Step step, StripeObject object, long version, boolean delete, @Nullable ObjectRead read) {
            StripeEvent event = step.event();
            String api = read == null ? event.apiVersion() : parts.settings().apiVersion();
            changes.add(new Change(
                    object,
                    null,
                    version,
                    delete,
                    read == null ? Origin.EVENT : Origin.REFETCH,
                    event.id(),
                    event.type(),
                    api,
                    read == null ? null : read.requestId()));
            bytes += object.raw().length();
        }
    }

    private StripeObject objectOf(Step step) {
        try {
            return stream.objects().object(step.event().object());
        } catch (MalformedAnswerException e) {
            throw new IllegalStateException("event " + step.event().id() + " was read with an object, but has none", e);
        }
    }
}
