// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the new rows of a table go by COPY. Where others insert the same keys again and again, every COPY would be sent
 * for nothing: after two of those the way is closed for a while.
 */
final class CopyGate {

    private static final int FAILURES = 2;
    private static final Duration CLOSED = Duration.ofSeconds(60);

    private final Clock clock;
    private int failures;
    private Instant closedUntil = Instant.MIN;

    CopyGate(Clock clock) {
        this.clock = clock;
    }

    boolean isOpen() {
        return !clock.instant().isBefore(closedUntil);
    }

    void succeeded() {
        failures = 0;
    }

    /** A COPY met a key that somebody had inserted meanwhile. */
    void failed() {
        failures++;
        if (failures >= FAILURES) {
            failures = 0;
            closedUntil = clock.instant().plus(CLOSED);
        }
    }
}
