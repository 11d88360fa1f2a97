// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.time.Duration;

/** The failures of one call so far. */
final class CallHistory {

    private int failures;
    private int malformed;
    private int unauthorized;
    private int timeouts;
    private long firstFailure;

    /** The call failed once more. */
    void add(Attempt<?> attempt, long now) {
        if (failures++ == 0) {
            firstFailure = now;
        }
        malformed = attempt.end() == Attempt.End.MALFORMED ? malformed + 1 : 0;
        unauthorized = attempt.status() == 401 ? unauthorized + 1 : 0;
        timeouts += attempt.end() == Attempt.End.TIMED_OUT ? 1 : 0;
    }

    int failures() {
        return failures;
    }

    /** How many answers in a row could not be read. */
    int malformed() {
        return malformed;
    }

    /** How many attempts in a row were answered with 401. */
    int unauthorized() {
        return unauthorized;
    }

    int timeouts() {
        return timeouts;
    }

    /** How long the call has been failing. */
    Duration time(long now) {
        return failures == 0 ? Duration.ZERO : Duration.ofNanos(now - firstFailure);
    }
}
