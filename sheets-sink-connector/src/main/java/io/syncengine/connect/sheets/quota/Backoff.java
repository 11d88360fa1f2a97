// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.quota;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double from one second to a limit, each with up to a second more at random. Belongs to one thread. */
public final class Backoff {

    private static final long SECOND = 1000;

    private final long mostMillis;
    private final RandomGenerator random;
    private int failures;

    public Backoff(Duration most, RandomGenerator random) {
        this.mostMillis = most.toMillis();
        this.random = random;
    }

    /** How long to wait after one more failure. */
    public Duration next() {
        long base = Math.min(mostMillis, SECOND << Math.min(failures, 20));
        failures++;
        return Duration.ofMillis(base + random.nextLong(SECOND));
    }
}
