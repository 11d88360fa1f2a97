// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Another clock, put forward or back by an amount that may change at any time. Thread-safe. */
final class SkewedClock implements InstantSource {
    private final InstantSource host;
    private volatile Duration skew;

    SkewedClock(InstantSource host, Duration skew) {
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
}
