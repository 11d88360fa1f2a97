// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/** Tells an operator that calls fail, without a line for each: one a minute. Event loop only. */
final class FailureLog {

    private static final Logger log = LoggerFactory.getLogger(FailureLog.class);
    private static final long PERIOD = Duration.ofMinutes(1).toNanos();

    private long since;
    private long failures;
    private boolean isQuiet = true;

    /** A call failed and is tried again. */
    void add(StripeApiException reason, Duration pause, long now) {
        log.debug("Next attempt in {} ms: {}", pause.toMillis(), reason.getMessage());
        failures++;
        if (isQuiet || now - since >= PERIOD) {
            log.warn(
                    "Calls to Stripe fail and are tried again ({} since the last such line): {}",
                    failures,
                    reason.getMessage());
            isQuiet = false;
            since = now;
            failures = 0;
        }
    }
}
