// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import java.time.Duration;

/**
 * How long to wait between two looks at an account's events: longer once nothing has happened for a while, since a
 * platform may have hundreds of accounts of which few are at work. Event loop only.
 */
final class LookPace {

    static final Duration QUIET = Duration.ofMinutes(5);

    private final Duration usual;
    private final Duration idle;
    private long lastEvent;

    /**
     * @param usual wait while there are events
     * @param idle wait once there have been none for {@link #QUIET}
     * @param now monotonic nanoseconds
     */
    LookPace(Duration usual, Duration idle, long now) {
        this.usual = usual;
        this.idle = idle;
        this.lastEvent = now;
    }

    /** A look has brought so many events. */
    void read(int events, long now) {
        if (events > 0) {
            lastEvent = now;
        }
    }

    Duration next(long now) {
        return now - lastEvent < QUIET.toNanos() ? usual : idle;
    }
}
