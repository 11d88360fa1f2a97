// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.loop.EventLoop;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Refusals in a row, and the pause after each. Event loop only. */
final class Trouble {

    private final EventLoop loop;
    private int tries;
    private @Nullable Long until;

    Trouble(EventLoop loop) {
        this.loop = loop;
    }

    /** Whether it is too early to try again. */
    boolean isPaused() {
        return until != null && until - loop.nanoTime() > 0;
    }

    /** One more refusal; returns how many there have been in a row. */
    int another(Duration pause) {
        until = loop.nanoTime() + pause.toNanos();
        return ++tries;
    }

    /** A call was answered; tells whether there had been any trouble. */
    boolean over() {
        boolean had = tries > 0;
        tries = 0;
        until = null;
        return had;
    }
}
