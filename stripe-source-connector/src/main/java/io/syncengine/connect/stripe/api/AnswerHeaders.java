// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/**
 * What the headers of an answer tell.
 *
 * @param date Stripe's clock when it answered, seconds since 1970; null without a readable {@code Date}
 * @param requestId Stripe's id of the request
 * @param retryAfter seconds to wait; null unless it is a number of 1 to 300
 * @param shouldRetry what Stripe says about another attempt
 * @param limitReason why there were too many calls, as Stripe names it
 */
public record AnswerHeaders(
        @Nullable Long date,
        @Nullable String requestId,
        @Nullable Integer retryAfter,
        @Nullable Boolean shouldRetry,
        @Nullable String limitReason) {

    /** No header of interest. */
    public static final AnswerHeaders NONE = new AnswerHeaders(null, null, null, null, null);

    private static final int MAX_RETRY_AFTER = 300;

    /** @param header value of the header of that name, in whatever case; null when there is none */
    public static AnswerHeaders of(Function<String, @Nullable String> header) {
        return new AnswerHeaders(
                date(header.apply("Date")),
                header.apply("Request-Id"),
                retryAfter(header.apply("Retry-After")),
                shouldRetry(header.apply("Stripe-Should-Retry")),
                header.apply("Stripe-Rate-Limited-Reason"));
    }

    private static @Nullable Long date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(text, Instant::from)
                    .getEpochSecond();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Integer retryAfter(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,3}")) {
            return null;
        }
        int seconds = Integer.parseInt(text);
        return seconds >= 1 && seconds <= MAX_RETRY_AFTER ? (Integer) seconds : null;
    }

    private static @Nullable Boolean shouldRetry(@Nullable String text) {
        return text == null ? null : text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
    }
}
