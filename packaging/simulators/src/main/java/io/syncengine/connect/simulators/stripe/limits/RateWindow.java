// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

/**
 * At most so many in any one second: the moments of the last ones, in a ring. Exact where a bucket would let twice as many
 * through around the turn of a second.
 */
final class RateWindow {
    private static final long SECOND = 1_000_000;

    private final long[] moments;
    private int oldest;
    private int size;

    RateWindow(int perSecond) {
        moments = new long[perSecond];
    }

    /** Microseconds until one more fits; 0: now. */
    long waitAt(long micros) {
        return size < moments.length ? 0 : Math.max(0, moments[oldest] + SECOND - micros);
    }

    void add(long micros) {
        if (size < moments.length) {
            moments[(oldest + size++) % moments.length] = micros;
        } else {
            moments[oldest] = micros;
            oldest = (oldest + 1) % moments.length;
        }
    }
}
