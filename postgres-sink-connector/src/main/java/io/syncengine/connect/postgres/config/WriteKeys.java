// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.support.config.Between;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DurationMs;
import io.syncengine.connect.support.config.OneOf;
import org.apache.kafka.common.config.ConfigDef;

import java.time.Duration;

/** How rows are written and deleted. */
public final class WriteKeys {

    public static final String GROUP = "Writing";

    public static final String INSERT_MODE_CONFIG = "insert.mode";
    public static final String INSERT_MODE_DEFAULT = "upsert";
    private static final String INSERT_MODE_DOC =
            "What a record does to a row that is there: `upsert`, it replaces the row unless that is newer; `insert`, nothing:"
                    + " rows are only ever added, for what never changes, such as events. A record that is delivered twice is"
                    + " one row in either case.";

    public static final String DELETE_MODE_CONFIG = "delete.mode";
    public static final String DELETE_MODE_DEFAULT = "hard";
    private static final String DELETE_MODE_DOC =
            "What a deletion does: `hard`, the row goes; `soft`, it stays with the time of its deletion in `_deleted_at`;"
                    + " `ignore`, nothing. In the first two modes the deletion is remembered, so that a late record of an older"
                    + " version does not bring the row back.";

    public static final String TOMBSTONE_RETENTION_CONFIG = "tombstone.retention.ms";
    public static final long TOMBSTONE_RETENTION_DEFAULT = Duration.ofDays(35).toMillis();
    private static final String TOMBSTONE_RETENTION_DOC =
            "How long deletions are remembered in mode `hard`, in milliseconds. Longer than any record can be late: Stripe"
                    + " keeps events for 30 days.";

    public static final String BATCH_SIZE_CONFIG = "batch.size";
    public static final int BATCH_SIZE_DEFAULT = 3000;
    private static final String BATCH_SIZE_DOC =
            "Rows of a table that are written in one transaction at most. The worker hands over no more than"
                    + " `consumer.override.max.poll.records` at a time, 500 unless set: raise that as well, or set"
                    + " `flush.interval.ms`.";

    public static final String BATCH_BYTES_CONFIG = "batch.max.bytes";
    public static final long BATCH_BYTES_DEFAULT = 16L << 20;
    private static final String BATCH_BYTES_DOC =
            "Size of the rows of a table that wait to be written at most, in bytes; a larger row is written by itself.";

    public static final String FLUSH_INTERVAL_CONFIG = "flush.interval.ms";
    public static final long FLUSH_INTERVAL_DEFAULT = 0;
    private static final String FLUSH_INTERVAL_DOC =
            "How long rows may wait for a batch to fill, in milliseconds. 0: not at all, what the worker hands over is"
                    + " written at once. Rows that wait are lost to nobody: their offsets are committed after them.";

    public static final String WRITE_METHOD_CONFIG = "write.method";
    public static final String WRITE_METHOD_DEFAULT = "auto";
    private static final String WRITE_METHOD_DOC =
            "How rows that the table does not hold yet are sent: `auto`, by COPY when there are at least `copy.min.rows` of"
                    + " them, the cheapest way; `unnest`, always by INSERT, for tables whose triggers or proxies do not take"
                    + " COPY.";

    public static final String COPY_ROWS_CONFIG = "copy.min.rows";
    public static final int COPY_ROWS_DEFAULT = 64;
    private static final String COPY_ROWS_DOC = "New rows in a batch from which on they are sent by COPY.";

    public static final String NOOP_CONFIG = "noop.detection";
    public static final String NOOP_DEFAULT = "hash";
    private static final String NOOP_DOC =
            "How rows that the table holds already are recognised and left alone: `hash`, by a hash of their content in the"
                    + " column `_row_hash`, before anything is sent; `compare`, by the server, column by column, for tables"
                    + " that others write to as well, whose changes the hash does not show; `off`, not at all: every row that"
                    + " is not older is written.";

    public static final String NUL_CONFIG = "text.nul";
    public static final String NUL_DEFAULT = "strip";
    private static final String NUL_DOC =
            "What happens to a text with the character U+0000, which PostgreSQL cannot hold: `strip` leaves the character"
                    + " out and counts it, `error` treats the row as one that cannot be stored.";

    private WriteKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .text(INSERT_MODE_CONFIG, "Rows that are there")
                .optional(INSERT_MODE_DEFAULT)
                .medium()
                .oneOf(OneOf.constants(InsertMode.values()))
                .define(INSERT_MODE_DOC)
                .text(DELETE_MODE_CONFIG, "Deletions")
                .optional(DELETE_MODE_DEFAULT)
                .important()
                .oneOf(OneOf.constants(DeleteMode.values()))
                .dependents(TOMBSTONE_RETENTION_CONFIG)
                .define(DELETE_MODE_DOC)
                .wholeNumber(TOMBSTONE_RETENTION_CONFIG, "Memory of deletions (ms)")
                .optional(TOMBSTONE_RETENTION_DEFAULT)
                .check(DurationMs.between(Duration.ofHours(1), Duration.ofDays(3650)))
                .define(TOMBSTONE_RETENTION_DOC)
                .integer(BATCH_SIZE_CONFIG, "Rows per batch")
                .optional(BATCH_SIZE_DEFAULT)
                .medium()
                .check(Between.of(1, 100_000))
                .define(BATCH_SIZE_DOC)
                .wholeNumber(BATCH_BYTES_CONFIG, "Bytes per batch")
                .optional(BATCH_BYTES_DEFAULT)
                .check(Between.of(64L << 10, 512L << 20))
                .define(BATCH_BYTES_DOC)
                .wholeNumber(FLUSH_INTERVAL_CONFIG, "Wait for a batch (ms)")
                .optional(FLUSH_INTERVAL_DEFAULT)
                .check(DurationMs.between(Duration.ofMillis(1), Duration.ofHours(1))
                        .orZero())
                .define(FLUSH_INTERVAL_DOC)
                .text(WRITE_METHOD_CONFIG, "Way of new rows")
                .optional(WRITE_METHOD_DEFAULT)
                .oneOf(OneOf.constants(WriteMethod.values()))
                .dependents(COPY_ROWS_CONFIG)
                .define(WRITE_METHOD_DOC)
                .integer(COPY_ROWS_CONFIG, "Rows for COPY")
                .optional(COPY_ROWS_DEFAULT)
                .check(Between.of(1, 100_000))
                .define(COPY_ROWS_DOC)
                .text(NOOP_CONFIG, "Unchanged rows")
                .optional(NOOP_DEFAULT)
                .oneOf(OneOf.constants(NoopDetection.values()))
                .define(NOOP_DOC)
                .text(NUL_CONFIG, "NUL characters")
                .optional(NUL_DEFAULT)
                .oneOf(OneOf.constants(NulCharacters.values()))
                .define(NUL_DOC);
    }
}
