// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.control;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Another clock, put forward or back by an amount that may change at any time. Thread-safe. */
public final class SkewedClock implements InstantSource {
    private final InstantSource host;
    private volatile Duration skew;

    /** @param skew how far it is ahead of the host's, at first */
    public SkewedClock(InstantSource host, Duration skew) {
        this.host = host;
        this.skew = skew;
    }

    public Duration skew() {
        return skew;
    }

    public void skew(Duration by) {
        skew = by;
    }

    @Override
    public Instant instant() {
        return host.instant().plus(skew);
    }
}
