// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import java.time.Instant;
import java.time.InstantSource;

/** Microseconds since 1970 of a clock, never falling: a clock put back must not close the door. Not thread-safe. */
final class Micros {
    private final InstantSource clock;
    private long latest = Long.MIN_VALUE;

    Micros(InstantSource clock) {
        this.clock = clock;
    }

    long now() {
        Instant instant = clock.instant();
        latest = Math.max(latest, instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000);
        return latest;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
    }
}
