// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.util.function.LongSupplier;

/**
 * Stripe's clock as seen from here: the newest {@code Date} header plus the time that has passed since it came. The
 * host's clock is used only until the first answer. Set on the event loop, readable from any thread.
 */
public final class StripeClock {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** {@code date} as of {@code nanos}. */
    private record Reading(long date, long nanos, boolean isStripes) {}

    private final LongSupplier nanoTime;
    private volatile Reading newest;

    /**
     * @param nanoTime monotonic nanoseconds
     * @param hostSeconds the host's clock, seconds since 1970, until Stripe has answered
     */
    public StripeClock(LongSupplier nanoTime, long hostSeconds) {
        this.nanoTime = nanoTime;
        this.newest = new Reading(hostSeconds, nanoTime.getAsLong(), false);
    }

    /** Takes over the {@code Date} of an answer that has just come, seconds since 1970. */
    public void observe(long date) {
        observe(date, nanoTime.getAsLong());
    }

    /**
     * Takes over the {@code Date} of an answer that came some time ago: a long body keeps its headers waiting, and answers
     * overtake each other. An older one than is known already tells nothing.
     *
     * @param nanos monotonic nanoseconds when the headers came
     */
    public void observe(long date, long nanos) {
        if (!newest.isStripes || nanos - newest.nanos >= 0) {
            newest = new Reading(date, nanos, true);
        }
    }

    /** Seconds since 1970. */
    public long now() {
        Reading from = newest;
        return from.date + (nanoTime.getAsLong() - from.nanos) / NANOS_PER_SECOND;
    }
}
