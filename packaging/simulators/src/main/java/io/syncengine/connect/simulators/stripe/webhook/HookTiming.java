// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When deliveries happen.
 *
 * @param usual longest time between a change and its delivery, usually
 * @param late longest time that a late one takes
 * @param reordered longest time that one takes that later ones overtake
 * @param staleAge age of a stale signature
 * @param replayAfter time between a request and its replay
 * @param retries waits before each further attempt, after one that was not answered with 2xx
 * @param timeout time that an endpoint has to answer
 * @param perSecond deliveries at most in a second; 0: no bound
 */
public record HookTiming(
        Duration usual,
        Duration late,
        Duration reordered,
        Duration staleAge,
        Duration replayAfter,
        List<Duration> retries,
        Duration timeout,
        int perSecond) {
    private static final Duration MOST = Duration.ofDays(30);

    /** @throws IllegalArgumentException when a time is negative or longer than 30 days, or the bound negative */
    public HookTiming {
        retries = List.copyOf(retries);
        check(usual, late, reordered, staleAge, replayAfter, timeout);
        check(retries.toArray(Duration[]::new));
        if (perSecond < 0) {
            throw new IllegalArgumentException(
                    "Deliveries in a second are " + perSecond + ": give 0 for no bound or more");
        }
        if (timeout.isZero()) {
            throw new IllegalArgumentException("An endpoint needs some time to answer");
        }
    }

    private static void check(Duration... times) {
        for (Duration time : times) {
            if (time.isNegative() || time.compareTo(MOST) > 0) {
                throw new IllegalArgumentException("A time of deliveries is from 0 to 30 days: " + time);
            }
        }
    }

    /** As with Stripe in live mode: retried for three days, each time after a longer wait. */
    public static HookTiming live() {
        return test().withRetries(IntStream.of(5, 30, 120, 300, 600, 720, 720, 720, 720, 385)
                .mapToObj(Duration::ofMinutes)
                .toList());
    }

    /** As with Stripe in sandboxes: retried three times over a few hours. */
    public static HookTiming test() {
        return new HookTiming(
                Duration.ofMillis(500),
                Duration.ofMinutes(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                List.of(Duration.ofMinutes(5), Duration.ofMinutes(55), Duration.ofHours(2)),
                Duration.ofSeconds(20),
                0);
    }

    public HookTiming withRetries(List<Duration> other) {
        return new HookTiming(usual, late, reordered, staleAge, replayAfter, other, timeout, perSecond);
    }

    public HookTiming withDelays(Duration usually, Duration latest, Duration whenReordered) {
        return new HookTiming(usually, latest, whenReordered, staleAge, replayAfter, retries, timeout, perSecond);
    }

    public HookTiming withStaleAge(Duration other) {
        return new HookTiming(usual, late, reordered, other, replayAfter, retries, timeout, perSecond);
    }

    public HookTiming withReplayAfter(Duration other) {
        return new HookTiming(usual, late, reordered, staleAge, other, retries, timeout, perSecond);
    }

    public HookTiming withTimeout(Duration other) {
        return new HookTiming(usual, late, reordered, staleAge, replayAfter, retries, other, perSecond);
    }

    public HookTiming withPerSecond(int other) {
        return new HookTiming(usual, late, reordered, staleAge, replayAfter, retries, timeout, other);
    }
}
