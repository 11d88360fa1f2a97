// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses before further attempts: drawn from a span that doubles with each failure (full jitter), so that calls which
 * failed together do not come back together.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(32);
    private static final Duration LEAST_WHEN_THROTTLED = Duration.ofSeconds(1);
    private static final int MAX_DOUBLINGS = 6;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param failures how many attempts have failed, at least 1
     * @param retryAfter seconds that Stripe asks for; null when it does not
     */
    Duration pause(int failures, @Nullable Integer retryAfter) {
        Duration drawn = Duration.ofNanos((long) (random.nextDouble() * span(failures)));
        return longer(drawn, retryAfter);
    }

    /** The same after a call too many: at least a second. */
    Duration pauseWhenThrottled(int failures, @Nullable Integer retryAfter) {
        double span = Math.max(0, span(failures + 1) - LEAST_WHEN_THROTTLED.toNanos());
        return longer(LEAST_WHEN_THROTTLED.plusNanos((long) (random.nextDouble() * span)), retryAfter);
    }

    private static long span(int failures) {
        long doubled = FIRST.toNanos() << Math.min(failures - 1, MAX_DOUBLINGS);
        return Math.min(doubled, LONGEST.toNanos());
    }

    private static Duration longer(Duration drawn, @Nullable Integer retryAfter) {
        Duration asked = Duration.ofSeconds(retryAfter == null ? 0 : retryAfter);
        return asked.compareTo(drawn) > 0 ? asked : drawn;
    }
}
