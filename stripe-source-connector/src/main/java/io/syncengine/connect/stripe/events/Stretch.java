// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.StripeEvent;

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
    private final long end;
    private final Runnable onDone;
    private List<StripeEvent> events;
    private StretchWork<?, ?> work;
    private boolean waitsForRoom;
    private boolean over;

    /**
     * @param events distinct, as the stream sees them, below the end, oldest first; at least one
     * @param end first second above the stretch; by the horizon rule no older read is under way
     * @param onDone called once, when the stretch has been emitted or given up; not after {@link #cancel}
     */
    Stretch(EventParts parts, FollowedStream stream, List<StripeEvent> events, long end, Runnable onDone) {
        this.parts = parts;
        this.stream = stream;
        this.memory = stream.memory();
        this.events = events;
        this.end = end;
        this.onDone = onDone;
        this.work = work();
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
            finish();
        } else if (work.plan()) {
            emit(Math.min(end, work.reach()));
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
        long doneTo = count == events.size() ? end : reach;
        tell(done);
        Emission emission = new Emission(parts.settings().apiVersion());
        work.emit(emission);
        done.forEach(memory::see);
        long position = Math.max(stream.position(), doneTo);
        memory.advance(doneTo, position);
        stream.followed(emission.changes(), position, memory.seenIds(), emission.stamp(), emission.bytes());
        events = events.subList(count, events.size());
        if (events.isEmpty() || over) {
            finish();
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
        finish();
    }

    /** Calls off what is under way; nothing is emitted. */
    void cancel() {
        over = true;
        work.end();
    }

    private void finish() {
        work.end();
        if (!over) {
            over = true;
            onDone.run();
        }
    }
}
