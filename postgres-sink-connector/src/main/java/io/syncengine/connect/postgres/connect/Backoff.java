// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: any length up to a bound that doubles with every failure ("full jitter"), so that tasks which
 * failed together do not come back together. Not safe for several threads.
 */
public final class Backoff {

    private static final int MOST_DOUBLINGS = 30;

    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;

    /**
     * @param first bound of the first pause, above 0
     * @param most bound of any pause
     */
    public Backoff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /**
     * The next pause, at least one millisecond.
     *
     * @param failures failures in a row so far, 1 or more
     */
    public Duration pause(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        long bound = Math.min(first.toMillis() << doublings, most.toMillis());
        return Duration.ofMillis(random.nextLong(1, Math.max(bound, 1) + 1));
    }
}
