// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.state.SeenIds;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How far one stream is in the looks at the account's events. Event loop only. */
final class EventFeed {

    private final EventParts parts;
    private final FollowedStream stream;
    private final boolean hasEvents;
    private final Duration wideInterval;
    private @Nullable Stretch busy;
    private @Nullable Long lastWideLook;
    private @Nullable StreamMemory memory;
    private @Nullable StreamMemory reached;
    private boolean joined;
    private boolean missesPart;

    EventFeed(EventParts parts, FollowedStream stream) {
        this.parts = parts;
        this.stream = stream;
        this.hasEvents = !stream.events().types().isEmpty();
        this.wideInterval = Duration.ofSeconds(parts.settings().rules().wideInterval());
    }

    String name() {
        return stream.definition().name();
    }

    /** Types of events that may concern the stream; empty: there are none at all. */
    Set<String> types() {
        return stream.events().types();
    }

    /** The event as the stream sees it; empty when it does not concern the stream. */
    Optional<StripeEvent> seen(StripeEvent event) {
        return stream.events().of(event);
    }

    long position() {
        return stream.position();
    }

    /** Whether the stream takes part in a look that begins now. */
    boolean isReady() {
        return hasEvents && busy == null && stream.isFollowing();
    }

    /** Whether the stream takes part in a slice that begins there; not if it has not been followed up to there. */
    boolean accepts(long from) {
        missesPart = !isReady() || stream.position() < from;
        return !missesPart;
    }

    /** Whether the stream takes part in what follows a part of a slice; not if it has missed one. */
    boolean acceptsMore() {
        missesPart |= !isReady();
        return !missesPart;
    }

    /** Whether it is time to look further back than usual. */
    boolean wantsWideLook() {
        Long last = lastWideLook;
        return stream.memory() != memory || last == null || parts.loop().nanoTime() - last >= wideInterval.toNanos();
    }

    /** Moment below which there is nothing to look for, whatever the position. */
    long followedFrom() {
        return stream.followedFrom();
    }

    /** A look begins. */
    void beginLook() {
        joined = isReady();
        reached = null;
    }

    /** A look has come to its end. */
    void endLook(long limit, boolean wide) {
        if (wide && joined && isReady() && reached == stream.memory()) {
            memory = stream.memory();
            lastWideLook = parts.loop().nanoTime();
        }
        if (!hasEvents && stream.isFollowing() && stream.position() < limit) {
            // Without events a stream is always as far as time is.
            stream.followed(List.of(), limit, SeenIds.NONE, 0, 0);
        }
    }

    void checkGap(long now) {
        if (stream.isFollowing()) {
            stream.checkGap(now);
        }
    }

    /**
     * Emits what a slice holds for the stream.
     *
     * @param events of the whole slice, oldest first
     * @param to first second above the slice
     * @param last whether it is the last slice of a look
     * @param onDone called once, maybe before this returns
     */
    void follow(List<StripeEvent> events, long to, boolean last, Runnable onDone) {
        // By the horizon that there is now; the one at the end of the look may be higher.
        StreamMemory reaching = last ? stream.memory() : null;
        long end = horizon(to);
        List<StripeEvent> within = within(events, end);
        if (within.isEmpty()) {
            long position = Math.max(stream.position(), end);
            stream.memory().advance(end, position);
            stream.followed(List.of(), position, stream.memory().seenIds(), 0, 0);
            reached = reaching;
            onDone.run();
            return;
        }
        emit(Stretch.ofAll(parts, stream, within, end, emitted -> {
            busy = null;
            reached = reaching;
            onDone.run();
        }));
    }

    /**
     * Emits what a part of one second holds for the stream. Its position stays, since more is to follow: if the stream
     * does not take that, it takes all of the second again.
     *
     * @param events of the part
     * @param to the second after it
     * @param onDone called once, maybe before this returns
     */
    void followPart(List<StripeEvent> events, long to, Runnable onDone) {
        if (horizon(to) < to) {
            missesPart = true;
            onDone.run();
            return;
        }
        List<StripeEvent> within = within(events, to);
        if (within.isEmpty()) {
            onDone.run();
            return;
        }
        emit(Stretch.ofPart(parts, stream, within, emitted -> {
            busy = null;
            missesPart |= !emitted;
            onDone.run();
        }));
    }

    private void emit(Stretch stretch) {
        busy = stretch;
        stretch.start();
    }

    /**
     * Emits an event at once if nothing can make that wrong: no read is under way that may show an older state and go out
     * after it, and nothing of its second or newer has gone out. A deletion never is: it beats every row of its second, so
     * that an object which was made anew in that second could not follow it. A child never is: it does not name its parent.
     *
     * @return whether it was emitted; if not, the looks at the events bring it
     */
    boolean emitAhead(StripeEvent event, Origin origin, Delivery delivery) {
        boolean delete = parts.types()
                .rule(event.type(), event.objectType(), name())
                .orElseThrow()
                .delete();
        if (delete
                || stream.definition().parent() != null
                || !isReady()
                || parts.horizon().hasReads(name())
                || RowForm.of(parts.settings(), stream.definition()).lackOf(event) != null
                || !stream.memory().mayGoAhead(event, stream.position())) {
            return false;
        }
        StripeObject object;
        try {
            object = stream.objects().object(event.object());
        } catch (MalformedAnswerException e) {
            return false;
        }
        Change change = new Change(
                object, null, event.created(), false, origin, event.id(), event.type(), event.apiVersion(), null);
        stream.memory().wentAhead(event);
        stream.ahead(change, object.raw().length(), delivery);
        return true;
    }

    /** There is room again. */
    void resume() {
        if (busy != null) {
            busy.resume();
        }
    }

    void cancel() {
        if (busy != null) {
            busy.cancel();
            busy = null;
        }
    }

    private long horizon(long limit) {
        return parts.horizon().of(name(), limit);
    }

    /** Without those at or above the end, and those so old that they are not known any more to be done. */
    private List<StripeEvent> within(List<StripeEvent> events, long end) {
        int to = events.size();
        while (to > 0 && events.get(to - 1).created() >= end) {
            to--;
        }
        int from = 0;
        while (from < to && stream.memory().isForgotten(events.get(from).created(), stream.position())) {
            from++;
        }
        return events.subList(from, to);
    }
}
