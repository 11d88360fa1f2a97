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

    private static final Duration LEAST_WHEN_THROTTLED = Duration.ofSeconds(1);

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    /**
     * Sets the spans.
     *
     * @param first the span after one failure; more than nothing
     * @param longest no span is longer
     */
    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
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

    private long span(int failures) {
        // As a double it may grow without end.
        return (long) Math.min(first.toNanos() * Math.pow(2, failures - 1), longest.toNanos());
    }

    private static Duration longer(Duration drawn, @Nullable Integer retryAfter) {
        Duration asked = Duration.ofSeconds(retryAfter == null ? 0 : retryAfter);
        return asked.compareTo(drawn) > 0 ? asked : drawn;
    }
}
