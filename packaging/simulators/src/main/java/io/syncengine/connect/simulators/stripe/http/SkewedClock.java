// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Another clock, put forward or back by an amount that may change at any time. Thread-safe. */
final class SkewedClock extends Clock {
    private final Clock host;
    private volatile Duration skew;

    SkewedClock(Clock host, Duration skew) {
        this.host = host;
        this.skew = skew;
    }

    Duration skew() {
        return skew;
    }

    void skew(Duration by) {
        skew = by;
    }

    @Override
    public Instant instant() {
        return host.instant().plus(skew);
    }

    @Override
    public ZoneId getZone() {
        return host.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SkewedClock(host.withZone(zone), skew);
    }
}
