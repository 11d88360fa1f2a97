// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import io.syncengine.connect.simulators.exchange.SimAnswer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * A request that a limit refuses.
 *
 * @param reason null: the answer does not tell
 * @param retryAfter told in whole seconds, rounded up; null: the answer does not tell
 */
public record Refusal(
        @Nullable LimitReason reason, @Nullable Duration retryAfter) {
    private static final String RATE = """
            {
              "error": {
                "code": "rate_limit",
                "doc_url": "https://stripe.com/docs/error-codes/rate-limit",
                "message": "Request rate limit exceeded. Learn more about rate limits here: https://stripe.com/docs/rate-limits.",
                "type": "invalid_request_error"
              }
            }
            """;
    private static final String LOCK = """
            {
              "error": {
                "code": "lock_timeout",
                "doc_url": "https://stripe.com/docs/error-codes/lock-timeout",
                "message": "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.",
                "type": "invalid_request_error"
              }
            }
            """;

    /** The answer in Stripe's shape. */
    public SimAnswer answer() {
        SimAnswer answer = SimAnswer.json(429, reason == LimitReason.RESOURCE_SPECIFIC ? LOCK : RATE);
        if (reason != null) {
            answer = answer.with("Stripe-Rate-Limited-Reason", reason.header());
        }
        return retryAfter == null ? answer : answer.with("Retry-After", Long.toString(seconds(retryAfter)));
    }

    private static long seconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
