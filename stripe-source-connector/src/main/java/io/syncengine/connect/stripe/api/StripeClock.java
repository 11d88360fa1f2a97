// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.jspecify.annotations.Nullable;

import java.util.function.LongSupplier;

/**
 * Stripe's clock as seen from here: the newest {@code Date} header plus the time that has passed since it came. The
 * host's clock is used only until the first answer. A step is believed when a second answer tells of it: a single wrong
 * {@code Date}, from a cache between here and Stripe, say, would have rows stamped with it. Set on the event loop, readable
 * from any thread.
 */
public final class StripeClock {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** What two answers' dates may differ by, in seconds, beyond the time between them: servers' clocks are not the same. */
    private static final long STEP = 120;

    /** {@code date} as of {@code nanos}. */
    private record Reading(long date, long nanos, boolean isStripes) {

        private long at(long moment) {
            return date + (moment - nanos) / NANOS_PER_SECOND;
        }

        private boolean agrees(long other, long moment) {
            return Math.abs(other - at(moment)) <= STEP;
        }
    }

    private final LongSupplier nanoTime;
    private volatile Reading newest;

    /** Of the last answer, if it tells of a step. */
    private @Nullable Reading doubtful;

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
     * @return the moment of the answer, seconds since 1970: its date, or what the clock says where that is not believed
     */
    public long observe(long date, long nanos) {
        Reading before = newest;
        if (before.isStripes && !before.agrees(date, nanos)) {
            Reading last = doubtful;
            if (last == null || !last.agrees(date, nanos)) {
                doubtful = new Reading(date, nanos, true);
                return before.at(nanos);
            }
        }
        doubtful = null;
        if (!before.isStripes || nanos - before.nanos >= 0) {
            newest = new Reading(date, nanos, true);
        }
        return date;
    }

    /** Seconds since 1970. */
    public long now() {
        return newest.at(nanoTime.getAsLong());
    }
}
