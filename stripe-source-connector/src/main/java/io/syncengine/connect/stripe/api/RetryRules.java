// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.time.Duration;
import java.util.Optional;

/** Which failed calls are tried again, and when. All calls are such that trying again never does harm. */
final class RetryRules {

    /** A key that was rolled is replaced at some nodes before others. */
    private static final Duration UNAUTHORIZED_PAUSE = Duration.ofSeconds(30);

    private static final int UNAUTHORIZED_RETRIES = 2;
    private static final int MALFORMED_RETRIES = 3;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    private final Backoff backoff;
    private final Optional<Duration> maxDuration;

    /** @param maxDuration how long a call may go on failing; empty: for ever */
    RetryRules(Backoff backoff, Optional<Duration> maxDuration) {
        this.backoff = backoff;
        this.maxDuration = maxDuration;
    }

    /**
     * Pause until the next attempt.
     *
     * @param history the failure included
     * @return empty when the call is given up
     */
    Optional<Duration> pause(Attempt<?> attempt, CallHistory history) {
        return switch (attempt.end()) {
            case SUCCEEDED -> Optional.empty();
            case MALFORMED -> when(history.malformed() <= MALFORMED_RETRIES, attempt, history);
            case REFUSED -> refused(attempt, history);
            case TIMED_OUT, TOO_LARGE, UNREACHABLE -> when(true, attempt, history);
        };
    }

    /** Whether the call has failed for longer than it may. */
    boolean isOverdue(CallHistory history, long now) {
        return maxDuration.filter(max -> history.time(now).compareTo(max) >= 0).isPresent();
    }

    private Optional<Duration> refused(Attempt<?> attempt, CallHistory history) {
        if (attempt.status() == TOO_MANY) {
            return Optional.of(backoff.pauseWhenThrottled(
                    history.failures(), attempt.headers().retryAfter()));
        }
        if (attempt.status() == UNAUTHORIZED) {
            return history.unauthorized() <= UNAUTHORIZED_RETRIES ? Optional.of(UNAUTHORIZED_PAUSE) : Optional.empty();
        }
        Boolean told = attempt.headers().shouldRetry();
        StripeApiException error = attempt.error();
        boolean passing = error != null && error.kind() == StripeApiException.Kind.TRANSIENT;
        return when(told != null ? told : passing, attempt, history);
    }

    private Optional<Duration> when(boolean again, Attempt<?> attempt, CallHistory history) {
        return again
                ? Optional.of(
                        backoff.pause(history.failures(), attempt.headers().retryAfter()))
                : Optional.empty();
    }
}
