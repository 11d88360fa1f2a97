// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.time.Duration;

/**
 * Spaces calls evenly (GCRA with a burst of one), so that no second holds more than the limit.
 *
 * <p>The spacing is a little wider than the limit asks for. That pays for two things: a call that leaves late, since a
 * timer came late, lets the next one catch up by {@link #CATCH_UP}; and calls which take differently long to reach Stripe
 * still do not come to more than the limit in a second there. For {@code n} calls a second the call {@code n + 1} leaves
 * at least {@code 1 s + JITTER} after the first.
 */
final class Pacer {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long CATCH_UP = Duration.ofMillis(10).toNanos();
    private static final long JITTER = Duration.ofMillis(30).toNanos();

    private long next;

    Pacer(long now) {
        this.next = now;
    }

    /** When the next call may leave. */
    long readyAt() {
        return next;
    }

    boolean isReady(long now) {
        return now - next >= 0;
    }

    /** A call leaves now. */
    void take(long now, double perSecond) {
        long from = next - (now - CATCH_UP) > 0 ? next : now - CATCH_UP;
        next = from + (long) Math.ceil((SECOND + CATCH_UP + JITTER) / perSecond);
    }
}
