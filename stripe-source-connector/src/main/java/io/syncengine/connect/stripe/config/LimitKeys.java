// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.support.config.Between;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DurationMs;
import io.syncengine.connect.support.config.OneOf;
import org.apache.kafka.common.config.ConfigDef;

import java.time.Duration;

/** How much of Stripe's capacity is used, and what happens when calls fail. */
public final class LimitKeys {

    public static final String GROUP = "Limits and errors";

    public static final String RATE_CONFIG = "rate.limit.per.second";
    public static final int RATE_DEFAULT = 0;
    private static final String RATE_DOC =
            "Calls of all kinds to the account in any one second, over all its tasks, of which there are never more than"
                    + " calls; a task that reads connected accounts asks once more for its key's own when it starts."
                    + " 0: 50 in live mode and 12 in test mode,"
                    + " about half of what Stripe allows, which leaves the rest to your own use of the account. When Stripe"
                    + " answers that there were too many, the connector slows down by itself and recovers later. Two"
                    + " connectors on one account do not know of each other: share the limit between them.";

    public static final String ENDPOINT_RATE_CONFIG = "rate.limit.endpoint";
    public static final int ENDPOINT_RATE_DEFAULT = 0;
    private static final String ENDPOINT_RATE_DOC =
            "Calls to one endpoint, such as the list of customers, in any one second. 0: 12, or a quarter of"
                    + " `rate.limit.per.second` where that is set. One call brings up to 100 rows.";

    public static final String INFLIGHT_CONFIG = "max.inflight";
    public static final int INFLIGHT_DEFAULT = 32;
    private static final String INFLIGHT_DOC = "Calls under way at the same time in one task.";

    public static final String ENDPOINT_INFLIGHT_CONFIG = "max.inflight.endpoint";
    public static final int ENDPOINT_INFLIGHT_DEFAULT = 16;
    private static final String ENDPOINT_INFLIGHT_DOC =
            "Calls to one endpoint under way at the same time in one task. One stream is listed in at most so many parts at a"
                    + " time.";

    public static final String REQUEST_TIMEOUT_CONFIG = "request.timeout.ms";
    public static final int REQUEST_TIMEOUT_DEFAULT = 60_000;
    private static final String REQUEST_TIMEOUT_DOC =
            "How long to wait for an answer that has begun or not, in milliseconds. Deep pages of large lists take Stripe tens"
                    + " of seconds.";

    public static final String CONNECT_TIMEOUT_CONFIG = "connect.timeout.ms";
    public static final int CONNECT_TIMEOUT_DEFAULT = 10_000;
    private static final String CONNECT_TIMEOUT_DOC = "How long to wait for a connection, in milliseconds.";

    public static final String BACKOFF_CONFIG = "retry.backoff.ms";
    public static final long BACKOFF_DEFAULT = LimitSettings.BACKOFF.toMillis();
    private static final String BACKOFF_DOC =
            "Pause before a call that failed is tried again, in milliseconds: at most so long the first time, then at most"
                    + " twice as long each time; how long, is drawn anew each time. After a call too many it is at least a"
                    + " second, and never shorter than Stripe asks for.";

    public static final String MAX_BACKOFF_CONFIG = "retry.backoff.max.ms";
    public static final long MAX_BACKOFF_DEFAULT = LimitSettings.MAX_BACKOFF.toMillis();
    private static final String MAX_BACKOFF_DOC =
            "The longest that such a pause gets, in milliseconds, unless Stripe asks for a longer one. Lower it to go on sooner"
                    + " after an outage.";

    public static final String RETRY_DURATION_CONFIG = "retry.max.duration.ms";
    public static final long RETRY_DURATION_DEFAULT = 0;
    private static final String RETRY_DURATION_DOC =
            "How long a call that fails for reasons of the network or of Stripe's servers is tried again, in milliseconds,"
                    + " before the task fails. 0: without end; the metric `stall-seconds` tells.";

    public static final String ERROR_POLICY_CONFIG = "stream.error.policy";
    public static final String ERROR_POLICY_DEFAULT = "fail";
    private static final String ERROR_POLICY_DOC =
            "What happens when Stripe refuses a stream's calls for a reason that the connector does not know: `fail` stops the"
                    + " task after several tries, `skip` goes on with the other streams and tries again every day. Missing"
                    + " permissions and products that the account does not have are no errors: those streams are skipped"
                    + " under either policy.";

    private LimitKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .integer(RATE_CONFIG, "Calls per second")
                .optional(RATE_DEFAULT)
                .medium()
                .check(Between.of(1, 1000).orZero())
                .dependents(ENDPOINT_RATE_CONFIG)
                .define(RATE_DOC)
                .integer(ENDPOINT_RATE_CONFIG, "Calls per second and endpoint")
                .optional(ENDPOINT_RATE_DEFAULT)
                .medium()
                .check(Between.of(1, 1000).orZero())
                .define(ENDPOINT_RATE_DOC)
                .integer(INFLIGHT_CONFIG, "Calls under way")
                .optional(INFLIGHT_DEFAULT)
                .check(Between.of(1, 256))
                .define(INFLIGHT_DOC)
                .integer(ENDPOINT_INFLIGHT_CONFIG, "Calls under way per endpoint")
                .optional(ENDPOINT_INFLIGHT_DEFAULT)
                .check(Between.of(1, 256))
                .define(ENDPOINT_INFLIGHT_DOC)
                .integer(REQUEST_TIMEOUT_CONFIG, "Answer timeout (ms)")
                .optional(REQUEST_TIMEOUT_DEFAULT)
                .check(DurationMs.between(Duration.ofSeconds(1), Duration.ofMinutes(10)))
                .define(REQUEST_TIMEOUT_DOC)
                .integer(CONNECT_TIMEOUT_CONFIG, "Connection timeout (ms)")
                .optional(CONNECT_TIMEOUT_DEFAULT)
                .check(DurationMs.between(Duration.ofMillis(100), Duration.ofMinutes(2)))
                .define(CONNECT_TIMEOUT_DOC)
                .wholeNumber(BACKOFF_CONFIG, "Pause before a retry (ms)")
                .optional(BACKOFF_DEFAULT)
                .check(DurationMs.between(Duration.ofMillis(10), Duration.ofMinutes(1)))
                .dependents(MAX_BACKOFF_CONFIG)
                .define(BACKOFF_DOC)
                .wholeNumber(MAX_BACKOFF_CONFIG, "Longest pause before a retry (ms)")
                .optional(MAX_BACKOFF_DEFAULT)
                .check(DurationMs.between(Duration.ofMillis(10), Duration.ofMinutes(10)))
                .define(MAX_BACKOFF_DOC)
                .wholeNumber(RETRY_DURATION_CONFIG, "Give up after (ms)")
                .optional(RETRY_DURATION_DEFAULT)
                .check(DurationMs.between(Duration.ofSeconds(1), Duration.ofDays(30))
                        .orZero())
                .define(RETRY_DURATION_DOC)
                .text(ERROR_POLICY_CONFIG, "When a stream is refused")
                .optional(ERROR_POLICY_DEFAULT)
                .medium()
                .oneOf(OneOf.constants(StreamErrorPolicy.values()))
                .define(ERROR_POLICY_DOC);
    }
}
