// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.support.config.Between;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DurationMs;
import io.syncengine.connect.support.config.OneOf;
import org.apache.kafka.common.config.ConfigDef;

import java.time.Duration;

/** How much may be asked of Google, and how long things may take. */
public final class LimitKeys {

    public static final String GROUP = "Limits and errors";

    public static final String READS_CONFIG = "quota.reads.per.minute";
    public static final int READS_DEFAULT = 55;
    private static final String READS_DOC =
            "Requests that read, in any 60 seconds. Google allows an account 60. All connectors of a worker that sign in as"
                    + " the same account share it; connectors on several workers do not know of each other, and each needs a"
                    + " part of 55.";

    public static final String WRITES_CONFIG = "quota.writes.per.minute";
    public static final int WRITES_DEFAULT = 55;
    private static final String WRITES_DOC = "The same for requests that write.";

    public static final String FLUSH_TIMEOUT_CONFIG = "flush.timeout.ms";
    public static final long FLUSH_TIMEOUT_DEFAULT = 600_000;
    private static final String FLUSH_TIMEOUT_DOC =
            "How long one batch may take, with all its retries, before the task fails, in milliseconds. Nothing is lost then:"
                    + " the rows are read again when the task is restarted.";

    public static final String RETRY_CONFIG = "retry.max.ms";
    public static final long RETRY_DEFAULT = 600_000;
    private static final String RETRY_DOC =
            "How long a request is tried again that Google refuses because a quota is used up, before the task fails, in"
                    + " milliseconds.";

    public static final String CLOSE_TIMEOUT_CONFIG = "close.timeout.ms";
    public static final long CLOSE_TIMEOUT_DEFAULT = 3_000;
    private static final String CLOSE_TIMEOUT_DOC =
            "How long a task that is stopped waits for the request in flight, in milliseconds; less than the worker's"
                    + " `task.shutdown.graceful.timeout.ms` (5000). A request that is left behind does no harm.";

    public static final String CONNECT_TIMEOUT_CONFIG = "http.connect.timeout.ms";
    public static final int CONNECT_TIMEOUT_DEFAULT = 10_000;
    private static final String CONNECT_TIMEOUT_DOC = "How long to wait for a connection, in milliseconds.";

    public static final String READ_TIMEOUT_CONFIG = "http.read.timeout.ms";
    public static final int READ_TIMEOUT_DEFAULT = 190_000;
    private static final String READ_TIMEOUT_DOC =
            "How long to wait for the answer to a write, in milliseconds; for that to a read it is 60000 at most. Google works"
                    + " on a request for up to 180 seconds, so that less than 185000 takes slow writes for lost ones.";

    public static final String CELLS_MAX_CONFIG = "cells.max";
    public static final long CELLS_MAX_DEFAULT = 10_000_000;
    private static final String CELLS_MAX_DOC =
            "Cells that the spreadsheet may have, empty ones and those of other tabs included. Google allows 10 million.";

    public static final String CELLS_OVERFLOW_CONFIG = "cells.overflow";
    public static final String CELLS_OVERFLOW_DEFAULT = "fail";
    private static final String CELLS_OVERFLOW_DOC =
            "What happens when that is not enough for new rows: `fail` ends the task; `skip-new` goes on with the rows that"
                    + " are there and reports new ones as not storable; `trim-oldest` deletes the topmost rows of the tab that"
                    + " grows.";

    public static final String INDEX_ROWS_CONFIG = "index.max.rows";
    public static final int INDEX_ROWS_DEFAULT = 1_000_000;
    private static final String INDEX_ROWS_DOC =
            "Rows of all tabs whose keys are kept in memory at most, with deletions that are remembered: some 300 bytes each."
                    + " With more the task fails.";

    private LimitKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys keys = ConfigKeys.of(def, GROUP)
                .integer(READS_CONFIG, "Reads per minute")
                .optional(READS_DEFAULT)
                .medium()
                .check(Between.of(1, 600))
                .define(READS_DOC)
                .integer(WRITES_CONFIG, "Writes per minute")
                .optional(WRITES_DEFAULT)
                .medium()
                .check(Between.of(1, 600))
                .define(WRITES_DOC)
                .wholeNumber(FLUSH_TIMEOUT_CONFIG, "Time for a batch (ms)")
                .optional(FLUSH_TIMEOUT_DEFAULT)
                .check(DurationMs.between(Duration.ofSeconds(10), Duration.ofDays(1)))
                .define(FLUSH_TIMEOUT_DOC)
                .wholeNumber(RETRY_CONFIG, "Time for retries (ms)")
                .optional(RETRY_DEFAULT)
                .check(DurationMs.between(Duration.ofSeconds(1), Duration.ofDays(1)))
                .define(RETRY_DOC)
                .wholeNumber(CLOSE_TIMEOUT_CONFIG, "Time to stop (ms)")
                .optional(CLOSE_TIMEOUT_DEFAULT)
                .check(DurationMs.between(Duration.ofMillis(100), Duration.ofMinutes(2)))
                .define(CLOSE_TIMEOUT_DOC);
        defineRest(keys);
    }

    private static void defineRest(ConfigKeys keys) {
        keys.integer(CONNECT_TIMEOUT_CONFIG, "Connection timeout (ms)")
                .optional(CONNECT_TIMEOUT_DEFAULT)
                .check(DurationMs.between(Duration.ofMillis(100), Duration.ofMinutes(2)))
                .define(CONNECT_TIMEOUT_DOC)
                .integer(READ_TIMEOUT_CONFIG, "Answer timeout (ms)")
                .optional(READ_TIMEOUT_DEFAULT)
                .check(DurationMs.between(Duration.ofMillis(100), Duration.ofMinutes(10)))
                .define(READ_TIMEOUT_DOC)
                .wholeNumber(CELLS_MAX_CONFIG, "Cells")
                .optional(CELLS_MAX_DEFAULT)
                .check(Between.of(100, 100_000_000))
                .define(CELLS_MAX_DOC)
                .text(CELLS_OVERFLOW_CONFIG, "Full spreadsheet")
                .optional(CELLS_OVERFLOW_DEFAULT)
                .medium()
                .oneOf(OneOf.words("fail", "skip-new", "trim-oldest"))
                .dependents(CELLS_MAX_CONFIG)
                .define(CELLS_OVERFLOW_DOC)
                .integer(INDEX_ROWS_CONFIG, "Rows in memory")
                .optional(INDEX_ROWS_DEFAULT)
                .check(Between.of(1_000, 100_000_000))
                .define(INDEX_ROWS_DOC);
    }
}
