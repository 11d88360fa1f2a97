// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.time.Duration;

/**
 * A limit that is lowered when Stripe says that there was too much, and grows back to its cap by and by. Changed on the
 * event loop, readable from any thread.
 */
final class AdaptiveLimit {

    /** {@code value} as of {@code since}; it grows from there. */
    private record State(double value, long since, long lowered) {}

    /** Refusals of calls that were sent before the limit was lowered tell nothing new. */
    private static final long WINDOW = Duration.ofSeconds(1).toNanos();

    private static final long STEP = Duration.ofSeconds(10).toNanos();
    private static final double STEP_SHARE = 0.05;

    private final double cap;
    private final double floor;
    private volatile State state;

    /** @param floor what is never gone below; the cap where that is lower still */
    AdaptiveLimit(double cap, double floor, long now) {
        this.cap = cap;
        this.floor = Math.min(cap, floor);
        this.state = new State(cap, now, now - WINDOW);
    }

    /** The limit as of now. */
    double current(long now) {
        State from = state;
        long steps = (now - from.since) / STEP;
        return Math.min(cap, from.value + steps * STEP_SHARE * cap);
    }

    /** Lowers the limit to a share of itself, at most once a second. */
    void lower(double factor, long now) {
        double value = current(now);
        if (now - state.lowered >= WINDOW) {
            state = new State(Math.max(floor, value * factor), now, now);
        } else {
            state = new State(value, now, state.lowered);
        }
    }
}
