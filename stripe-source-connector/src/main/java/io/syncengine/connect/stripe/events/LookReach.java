// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.loop.EventLoop;

import java.time.Duration;

/**
 * How far below the lowest position a look begins. What becomes visible late is looked for as often as looks are made
 * anyway; looks that are asked for in between, maybe one a second, read what is new and no more, or an account with many
 * changes would be read dozens of times over. Event loop only.
 */
final class LookReach {

    private final SyncRules rules;
    private final EventLoop loop;
    private final Duration interval;
    private long next;
    private long wished = Long.MAX_VALUE;
    private boolean overlapping;
    private long began;

    /** @param interval pause between two looks that nobody asks for */
    LookReach(SyncRules rules, EventLoop loop, Duration interval) {
        this.rules = rules;
        this.loop = loop;
        this.interval = interval;
        this.next = loop.nanoTime();
    }

    /** The next look is to find an event of that second. */
    void wish(long created) {
        wished = Math.min(wished, created);
    }

    /**
     * A look begins.
     *
     * @param lowest position of the stream that is furthest behind
     * @return first second to look at
     */
    long from(long lowest, boolean wide) {
        began = loop.nanoTime();
        overlapping = wide || wished < lowest || began - next >= 0;
        wished = Long.MAX_VALUE;
        return lowest - (wide ? rules.wideOverlap() : overlapping ? rules.overlap() : 0);
    }

    /** The look has come to its end. */
    void done() {
        if (overlapping) {
            next = began + interval.toNanos();
        }
    }
}
