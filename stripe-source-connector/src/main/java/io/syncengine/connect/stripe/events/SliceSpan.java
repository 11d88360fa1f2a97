// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

/** How much time the next slice of events spans: less after one that was too large, more again after small ones. */
final class SliceSpan {

    private static final long LONGEST = 3_600;

    private final int together;
    private long seconds = LONGEST;

    /** @param together events that are dealt with at a time, about */
    SliceSpan(int together) {
        this.together = together;
    }

    long seconds() {
        return seconds;
    }

    /** A slice of that many seconds did not fit into memory. */
    void halve(long tried) {
        seconds = Math.max(1, tried / 2);
    }

    /** A slice with that many events did. */
    void read(int events) {
        if (events <= together / 4) {
            seconds = Math.min(LONGEST, seconds * 2);
        }
    }
}
