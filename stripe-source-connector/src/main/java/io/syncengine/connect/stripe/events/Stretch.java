// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.StripeEvent;

import java.util.List;

/**
 * A stretch of one stream's events on its way to rows: what has to be read is read first, then everything is emitted in
 * order and at once. The plan is made again before that, since list rows may have gone out meanwhile. Event loop only.
 */
final class Stretch implements ReadQueue.Listener {

    private final FollowedStream stream;
    private final StreamMemory memory;
    private final List<StripeEvent> events;
    private final long end;
    private final Runnable onDone;
    private final StretchWork work;
    private boolean over;

    /**
     * @param events distinct, as the stream sees them, below the end, oldest first
     * @param end first second above the stretch; by the horizon rule no older read is under way
     * @param onDone called once, when the stretch has been emitted or given up; not after {@link #cancel}
     */
    Stretch(EventParts parts, FollowedStream stream, List<StripeEvent> events, long end, Runnable onDone) {
        this.stream = stream;
        this.memory = stream.memory();
        this.events = events;
        this.end = end;
        this.onDone = onDone;
        ChildReader children = stream.children();
        this.work = children != null && stream.events() instanceof SetEvents sets
                ? new SetWork(parts, stream, children, sets, events, this)
                : new RowWork(parts, stream, events, this);
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
            emit(work.emit());
            finish();
        } else {
            work.read();
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
        work.end();
    }

    private void finish() {
        work.end();
        if (!over) {
            over = true;
            onDone.run();
        }
    }

    private void emit(Emission emission) {
        events.forEach(memory::see);
        long position = Math.max(stream.position(), end);
        memory.advance(end, position);
        stream.followed(emission.changes(), position, memory.seenIds(), emission.stamp(), emission.bytes());
    }
}
