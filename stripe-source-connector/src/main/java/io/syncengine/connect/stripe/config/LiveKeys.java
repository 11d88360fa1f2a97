// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.support.config.Between;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DurationMs;
import org.apache.kafka.common.config.ConfigDef;

import java.time.Duration;

/** How changes are followed, and how records are handed to the worker. */
public final class LiveKeys {

    public static final String GROUP = "Following changes";

    public static final String POLL_INTERVAL_CONFIG = "poll.interval.ms";
    public static final long POLL_INTERVAL_DEFAULT = 5_000;
    private static final String POLL_INTERVAL_DOC =
            "Pause between two looks at the account's events, in milliseconds. A change is in its topic after about this"
                    + " time and `events.settle.ms`. Each look is one call, more when there is much to read. Where a"
                    + " task reads twenty connected accounts or more, those without events for five minutes are looked at less"
                    + " often: the pause is multiplied by a tenth of their number, by 12 at most.";

    public static final String SETTLE_CONFIG = "events.settle.ms";
    public static final long SETTLE_DEFAULT = 10_000;
    private static final String SETTLE_DOC =
            "Events younger than this are not read yet, in milliseconds, counted in whole seconds: Stripe shows events of"
                    + " one second out of order and a little late. Rows read from lists count as this much older than the answer."
                    + " Lower it to see changes sooner at the price of more single reads; raise it when the metric"
                    + " `late-events-total` keeps growing.";

    public static final String OVERLAP_CONFIG = "events.overlap.ms";
    public static final long OVERLAP_DEFAULT = 600_000;
    private static final String OVERLAP_DOC =
            "How far back a wide look at the events goes again, in milliseconds, to find those that became visible late. An"
                    + " event later than this is missed. Raise it when the metric `late-events-max-seconds` comes near. It is"
                    + " also how long a stream remembers its events, so memory and offsets grow with it.";

    public static final String WIDE_INTERVAL_CONFIG = "events.wide.interval.ms";
    public static final long WIDE_INTERVAL_DEFAULT = 300_000;
    private static final String WIDE_INTERVAL_DOC =
            "Time between two wide looks at the events, in milliseconds; the looks between go back one minute only. There is"
                    + " a wide one after each start as well.";

    public static final String MAX_GAP_CONFIG = "events.max.gap.ms";
    public static final long MAX_GAP_DEFAULT = 2_505_600_000L;
    private static final String MAX_GAP_DOC =
            "A stream whose events were last followed longer ago than this is listed again, in milliseconds. Stripe keeps"
                    + " events for 30 days; lower it if listing again costs less than reading the events of so long a time.";

    public static final String HEARTBEAT_CONFIG = "heartbeat.interval.ms";
    public static final long HEARTBEAT_DEFAULT = 60_000;
    private static final String HEARTBEAT_DOC =
            "A stream that had no rows for so long sends a heartbeat, in milliseconds: a record to `<topic.prefix>_heartbeat`"
                    + " that carries its position, since Connect stores positions with records only. Streams without any"
                    + " change beat a tenth as often. Longer means more to read again after a restart.";

    public static final String BATCH_ROWS_CONFIG = "batch.max.rows";
    public static final int BATCH_ROWS_DEFAULT = 2_000;
    private static final String BATCH_ROWS_DOC =
            "How many records the worker is handed at once at most; more only where the rows of events belong together. With"
                    + " exactly-once support one hand-over is one transaction.";

    public static final String QUEUE_BYTES_CONFIG = "queue.max.bytes";
    public static final long QUEUE_BYTES_DEFAULT = 16L << 20;
    private static final String QUEUE_BYTES_DOC =
            "How much may wait in memory, in bytes of Stripe's answers: rows for the worker, and events for their turn. A"
                    + " task needs about three times as much heap. When it is full, reading pauses. More"
                    + " than a second of what the worker takes only makes its collector copy rows that wait.";

    private LiveKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .wholeNumber(POLL_INTERVAL_CONFIG, "Poll interval (ms)")
                .optional(POLL_INTERVAL_DEFAULT)
                .medium()
                .check(DurationMs.between(Duration.ofSeconds(1), Duration.ofHours(1)))
                .define(POLL_INTERVAL_DOC)
                .wholeNumber(SETTLE_CONFIG, "Settle time (ms)")
                .optional(SETTLE_DEFAULT)
                .check(DurationMs.between(Duration.ofSeconds(1), Duration.ofMinutes(2)))
                .define(SETTLE_DOC)
                .wholeNumber(OVERLAP_CONFIG, "Overlap (ms)")
                .optional(OVERLAP_DEFAULT)
                .check(DurationMs.between(Duration.ofMinutes(1), Duration.ofHours(23)))
                .define(OVERLAP_DOC)
                .wholeNumber(WIDE_INTERVAL_CONFIG, "Wide look interval (ms)")
                .optional(WIDE_INTERVAL_DEFAULT)
                .check(DurationMs.between(Duration.ofSeconds(10), Duration.ofHours(1)))
                .define(WIDE_INTERVAL_DOC)
                .wholeNumber(MAX_GAP_CONFIG, "Longest gap (ms)")
                .optional(MAX_GAP_DEFAULT)
                .check(DurationMs.between(Duration.ofHours(1), Duration.ofDays(29)))
                .define(MAX_GAP_DOC)
                .wholeNumber(HEARTBEAT_CONFIG, "Heartbeat interval (ms)")
                .optional(HEARTBEAT_DEFAULT)
                .check(DurationMs.between(Duration.ofSeconds(5), Duration.ofHours(1)))
                .define(HEARTBEAT_DOC)
                .integer(BATCH_ROWS_CONFIG, "Records per batch")
                .optional(BATCH_ROWS_DEFAULT)
                .check(Between.of(1, 100_000))
                .define(BATCH_ROWS_DOC)
                .wholeNumber(QUEUE_BYTES_CONFIG, "Queue size (bytes)")
                .optional(QUEUE_BYTES_DEFAULT)
                .check(Between.of(1L << 20, 8L << 30))
                .define(QUEUE_BYTES_DOC);
    }
}
