// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.time.Duration;
import java.util.Arrays;

/** How long the last answers took. Filled on the event loop, readable from any thread. */
final class LatencyWindow {

    private static final int SIZE = 64;
    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final long[] nanos = new long[SIZE];
    private long count;
    private volatile long[] sorted = {};

    void add(long latencyNanos) {
        nanos[(int) (count++ % SIZE)] = latencyNanos;
        long[] known = Arrays.copyOf(nanos, (int) Math.min(count, SIZE));
        Arrays.sort(known);
        sorted = known;
    }

    /**
     * The latency that so large a share of the answers did not exceed.
     *
     * @return seconds; NaN while nothing is known
     */
    double seconds(double share) {
        long[] known = sorted;
        return known.length == 0 ? Double.NaN : known[(int) Math.ceil(share * known.length) - 1] / NANOS_PER_SECOND;
    }
}
