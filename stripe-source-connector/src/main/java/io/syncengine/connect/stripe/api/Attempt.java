// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What one attempt brought.
 *
 * @param value what the answer holds; null unless it could be read
 * @param error why there is none; null when there is
 * @param status HTTP status; 0 when no answer came
 * @param bodyTime how long after the headers the body was complete
 */
record Attempt<T>(
        End end,
        @Nullable T value,
        @Nullable StripeApiException error,
        int status,
        AnswerHeaders headers,
        Duration bodyTime) {

    /** How an attempt ended. */
    enum End {
        SUCCEEDED,
        /** 2xx whose body cannot be used. */
        MALFORMED,
        /** Any other status. */
        REFUSED,
        /** No answer within the time for it. */
        TIMED_OUT,
        /** The answer was larger than any should be. */
        TOO_LARGE,
        /** No connection, or it broke. */
        UNREACHABLE
    }
}
