// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.support.config.Between;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DurationMs;
import org.apache.kafka.common.config.ConfigDef;

import java.time.Duration;

/** How long things may take, and what happens when they fail. */
public final class ErrorKeys {

    public static final String GROUP = "Limits and errors";

    public static final String MAX_RETRIES_CONFIG = "max.retries";
    public static final int MAX_RETRIES_DEFAULT = -1;
    private static final String MAX_RETRIES_DOC =
            "How often in a row a batch is tried again that failed for reasons which pass: a lost connection, a deadlock, a"
                    + " full disk, a read-only server. -1: without end; nothing is lost meanwhile, and the metric"
                    + " `oldest-unflushed-age-ms` tells. Rows that cannot be stored are another matter and are not tried again.";

    public static final String BACKOFF_CONFIG = "retry.backoff.ms";
    public static final long BACKOFF_DEFAULT = 1_000;
    private static final String BACKOFF_DOC =
            "The first pause before another attempt, in milliseconds. It doubles with every failure; each pause is a random"
                    + " part of that.";

    public static final String MAX_BACKOFF_CONFIG = "retry.backoff.max.ms";
    public static final long MAX_BACKOFF_DEFAULT = 60_000;
    private static final String MAX_BACKOFF_DOC = "The longest pause before another attempt, in milliseconds.";

    public static final String STATEMENT_TIMEOUT_CONFIG = "statement.timeout.ms";
    public static final int STATEMENT_TIMEOUT_DEFAULT = 60_000;
    private static final String STATEMENT_TIMEOUT_DOC =
            "How long the server may work on one statement, in milliseconds. A batch takes a few statements; together they"
                    + " must stay well below the consumer's `max.poll.interval.ms` (five minutes).";

    public static final String LOCK_TIMEOUT_CONFIG = "lock.timeout.ms";
    public static final int LOCK_TIMEOUT_DEFAULT = 10_000;
    private static final String LOCK_TIMEOUT_DOC =
            "How long a statement may wait for a lock that somebody else holds, in milliseconds.";

    public static final String BAD_ROWS_CONFIG = "batch.max.bad.rows";
    public static final int BAD_ROWS_DEFAULT = 100;
    private static final String BAD_ROWS_DOC =
            "Rows of one batch that may turn out not to be storable. They are found, left out and reported where"
                    + " `errors.tolerance=all`, and the others are written. When there are more, something is wrong with the"
                    + " table or the topic as a whole, and the task fails.";

    private ErrorKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .integer(MAX_RETRIES_CONFIG, "Attempts after a failure")
                .optional(MAX_RETRIES_DEFAULT)
                .medium()
                .check(Between.of(-1, Integer.MAX_VALUE))
                .define(MAX_RETRIES_DOC)
                .wholeNumber(BACKOFF_CONFIG, "First pause (ms)")
                .optional(BACKOFF_DEFAULT)
                .check(DurationMs.between(Duration.ofMillis(10), Duration.ofMinutes(10)))
                .define(BACKOFF_DOC)
                .wholeNumber(MAX_BACKOFF_CONFIG, "Longest pause (ms)")
                .optional(MAX_BACKOFF_DEFAULT)
                .check(DurationMs.between(Duration.ofMillis(10), Duration.ofHours(1)))
                .define(MAX_BACKOFF_DOC)
                .integer(STATEMENT_TIMEOUT_CONFIG, "Statement timeout (ms)")
                .optional(STATEMENT_TIMEOUT_DEFAULT)
                .check(DurationMs.between(Duration.ofSeconds(1), Duration.ofHours(1)))
                .define(STATEMENT_TIMEOUT_DOC)
                .integer(LOCK_TIMEOUT_CONFIG, "Lock timeout (ms)")
                .optional(LOCK_TIMEOUT_DEFAULT)
                .check(DurationMs.between(Duration.ofMillis(100), Duration.ofMinutes(10)))
                .define(LOCK_TIMEOUT_DOC)
                .integer(BAD_ROWS_CONFIG, "Bad rows per batch")
                .optional(BAD_ROWS_DEFAULT)
                .check(Between.of(1, 100_000))
                .define(BAD_ROWS_DOC);
    }
}
