// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.metrics;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The latest measurements of something. Safe for any thread. */
final class Samples {

    /** An hour of one batch every fifteen seconds, or some seconds of a backfill. */
    static final int KEPT = 256;

    private final double[] ring = new double[KEPT];
    private long added;

    synchronized void add(double value) {
        ring[(int) (added % KEPT)] = value;
        added++;
    }

    /** The kept ones, in no order. */
    synchronized DoubleStream values() {
        return Arrays.stream(Arrays.copyOf(ring, (int) Math.min(added, KEPT)));
    }
}
