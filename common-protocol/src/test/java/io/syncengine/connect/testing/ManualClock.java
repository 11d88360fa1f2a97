// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test moves it. Wall clock and monotonic time move together. */
public final class ManualClock extends Clock {

    private final Instant start;
    private final AtomicLong passedNanos = new AtomicLong();

    public ManualClock(Instant start) {
        this.start = start;
    }

    /** Set to a Tuesday in 2026. */
    public ManualClock() {
        this(Instant.parse("2026-11-24T12:00:00Z"));
    }

    public void advance(Duration duration) {
        passedNanos.addAndGet(duration.toNanos());
    }

    /** Monotonic nanoseconds, of use only as a difference. */
    public long nanoTime() {
        return passedNanos.get();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(passedNanos.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same clock: plugins know no time zone but UTC. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
