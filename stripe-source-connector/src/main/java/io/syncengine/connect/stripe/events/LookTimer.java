// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.EventLoop;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.TreeSet;

/**
 * When the next look at the events is. Wishes for an early one are kept in whole seconds, so there are few of them however
 * many are told of; no look comes within a second of the one before because of a wish. Event loop only.
 */
final class LookTimer {

    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final StripeClock clock;
    private final Runnable look;
    private final TreeSet<Long> wishes = new TreeSet<>();
    private @Nullable Cancellable pending;
    private long due;
    private long earliest;
    private boolean rests;
    private boolean closed;

    /** @param look what is to be called when it is time */
    LookTimer(EventLoop loop, StripeClock clock, Runnable look) {
        this.loop = loop;
        this.clock = clock;
        this.look = look;
        this.earliest = loop.nanoTime();
    }

    /** The next look is after that pause, or at the first wish. */
    void start(Duration pause) {
        rests = false;
        schedule(loop.nanoTime() + pause.toNanos());
        heedWish();
    }

    /** The next look is after that pause, whatever is wished. */
    void rest(Duration pause) {
        rests = true;
        schedule(loop.nanoTime() + pause.toNanos());
    }

    /** There should be a look at that moment of Stripe's clock, or soon after. */
    void hurry(long moment) {
        wishes.add(Math.max(moment, clock.now()));
        if (pending != null && !rests) {
            heedWish();
        }
    }

    void cancel() {
        closed = true;
        if (pending != null) {
            pending.cancel();
        }
    }

    private void heedWish() {
        if (!wishes.isEmpty()) {
            long wait = Duration.ofSeconds(Math.max(0, wishes.first() - clock.now()))
                    .toNanos();
            long wished = loop.nanoTime() + wait;
            long moment = wished - earliest > 0 ? wished : earliest;
            if (moment - due < 0) {
                schedule(moment);
            }
        }
    }

    private void schedule(long moment) {
        if (closed) {
            return;
        }
        if (pending != null) {
            pending.cancel();
        }
        due = moment;
        pending = loop.schedule(this::run, Duration.ofNanos(Math.max(0, moment - loop.nanoTime())));
    }

    private void run() {
        pending = null;
        earliest = loop.nanoTime() + LEAST_PAUSE.toNanos();
        wishes.headSet(clock.now(), true).clear();
        look.run();
    }
}
