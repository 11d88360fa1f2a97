// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.loop.EventLoop;

import java.time.Duration;

/**
 * When a stream has to tell how far it is though it has no rows: once after its last rows, and then a tenth as often,
 * since the position only has to stay fresh enough to keep restarts short. Event loop only.
 */
final class Beat {

    private static final int IDLE_FACTOR = 10;

    private final EventLoop loop;
    private final Duration interval;
    private long sentAt;
    private boolean changed;
    private boolean lively;

    Beat(EventLoop loop, Duration interval) {
        this.loop = loop;
        this.interval = interval;
        this.sentAt = loop.nanoTime();
    }

    /** The state has changed without a record that tells. */
    void changed() {
        changed = true;
    }

    /** The state has changed in a way that a person waits to see. */
    void changedVisibly() {
        changed = true;
        lively = true;
    }

    /** A record that carries the state has been sent. */
    void sent(boolean withRows) {
        sentAt = loop.nanoTime();
        changed = false;
        lively = withRows;
    }

    boolean isDue() {
        Duration wait = lively ? interval : interval.multipliedBy(IDLE_FACTOR);
        return changed && loop.nanoTime() - sentAt >= wait.toNanos();
    }
}
