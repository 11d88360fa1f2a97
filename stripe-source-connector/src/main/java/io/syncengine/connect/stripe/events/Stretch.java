// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.StripeEvent;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A stretch of one stream's events on its way to rows: what has to be read is read first, then everything is emitted in
 * order and at once. The plan is made again before that, since list rows may have gone out meanwhile. A stretch that asks
 * for many reads goes out in parts. Event loop only.
 */
final class Stretch implements ReadQueue.Listener {

    private final EventParts parts;
    private final FollowedStream stream;
    private final StreamMemory memory;
    private final @Nullable Long end;
    private final Listener listener;
    private List<StripeEvent> events;
    private StretchWork<?, ?> work;
    private boolean waitsForRoom;
    private boolean over;

    /** Hears of the end of a stretch. */
    interface Listener {

        /**
         * The stretch is over; called once, not after {@link #cancel}.
         *
         * @param emitted whether all of it has been emitted; if not, it was given up
         */
        void over(boolean emitted);
    }

    private Stretch(
            EventParts parts, FollowedStream stream, List<StripeEvent> events, @Nullable Long end, Listener listener) {
        this.parts = parts;
        this.stream = stream;
        this.memory = stream.memory();
        this.events = events;
        this.end = end;
        this.listener = listener;
        this.work = work();
    }

    /**
     * All events up to there.
     *
     * @param events distinct, as the stream sees them, below the end, oldest first; at least one
     * @param end first second above the stretch; by the horizon rule no older read is under way
     */
    static Stretch ofAll(
            EventParts parts, FollowedStream stream, List<StripeEvent> events, long end, Listener listener) {
        return new Stretch(parts, stream, events, end, listener);
    }

    /**
     * Some events of a second, of which others are to follow: the stream's position stays.
     *
     * @param events distinct, as the stream sees them; at least one; by the horizon rule no older read is under way
     */
    static Stretch ofPart(EventParts parts, FollowedStream stream, List<StripeEvent> events, Listener listener) {
        return new Stretch(parts, stream, events, null, listener);
    }

    private StretchWork<?, ?> work() {
        ChildReader children = stream.children();
        return children != null && stream.events() instanceof SetEvents sets
                ? work(
                        new SetSteps(parts, stream, children, sets),
                        children.stream().path())
                : work(
                        new RowSteps(parts, stream),
                        String.valueOf(stream.definition().retrievePath()));
    }

    private <S extends EventStep, R extends EventRead> StretchWork<S, R> work(StretchKind<S, R> kind, String route) {
        return new StretchWork<>(kind, new ReadQueue<>(parts.client(), route, this), stream.metrics(), events);
    }

    /** Begins, once; may be over when it returns. */
    void start() {
        allRead();
    }

    @Override
    public void allRead() {
        if (stream.memory() != memory) {
            // Planned anew meanwhile: what the events say is contained in the new pass.
            finish(false);
        } else if (work.plan()) {
            emit(work.reach());
        } else {
            work.read();
        }
    }

    /** There is room again. */
    void resume() {
        if (waitsForRoom) {
            waitsForRoom = false;
            allRead();
        } else {
            work.resume();
        }
    }

    private void emit(long reach) {
        int count = 0;
        while (count < events.size() && events.get(count).created() < reach) {
            count++;
        }
        List<StripeEvent> done = events.subList(0, count);
        tell(done);
        Emission emission = new Emission(parts.settings().apiVersion());
        work.emit(emission);
        done.forEach(event -> memory.see(event, work.subject(event)));
        Long doneTo = count == events.size() ? end : Long.valueOf(reach);
        long position = stream.position();
        if (doneTo != null) {
            position = Math.max(position, doneTo);
            memory.advance(doneTo, position);
        }
        stream.followed(emission.changes(), position, memory.seenIds(), emission.stamp(), emission.bytes());
        events = events.subList(count, events.size());
        if (events.isEmpty() || over) {
            finish(true);
        } else {
            work.end();
            work = work();
            waitsForRoom = !stream.hasRoom();
            if (!waitsForRoom) {
                allRead();
            }
        }
    }

    /** Counts what is repeated and late. */
    private void tell(List<StripeEvent> done) {
        int duplicates = 0;
        for (StripeEvent event : done) {
            if (memory.isSeen(event)) {
                duplicates++;
            } else if (event.created() < stream.position() && !memory.isReplaying()) {
                stream.metrics().lateEvent(stream.position() - event.created());
            }
        }
        stream.metrics().duplicateEvents(duplicates);
    }

    @Override
    public void refused(StripeApiException reason) {
        if (stream.memory() == memory) {
            stream.refused(reason);
        }
        finish(false);
    }

    /** Calls off what is under way; nothing is emitted. */
    void cancel() {
        over = true;
        work.end();
    }

    private void finish(boolean emitted) {
        work.end();
        if (!over) {
            over = true;
            listener.over(emitted);
        }
    }
}
