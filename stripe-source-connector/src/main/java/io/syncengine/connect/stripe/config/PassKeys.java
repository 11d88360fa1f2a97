// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.support.config.Between;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DurationMs;
import io.syncengine.connect.support.config.OrEmpty;
import org.apache.kafka.common.config.ConfigDef;

import java.time.Duration;

/** What of a list is read, and how often again. */
public final class PassKeys {

    public static final String GROUP = "Lists";

    public static final String BACKFILL_CONFIG = "backfill.enabled";
    public static final boolean BACKFILL_DEFAULT = true;
    private static final String BACKFILL_DOC =
            "Whether what exists already is listed. If not, rows come with the changes from now on; only streams that"
                    + " have no events and no moment of creation, such as settings and catalogues, are read all the same. A"
                    + " stream that was begun without is called partial in its offset and its heartbeats, and rows are never"
                    + " swept from it.";

    public static final String BACKFILL_FROM_CONFIG = "backfill.from";
    public static final String BACKFILL_FROM_DEFAULT = "";
    private static final String BACKFILL_FROM_DOC =
            "Passes list what was created from this moment on; older objects arrive only when they change. Empty:"
                    + " everything there is. Streams whose list Stripe cannot filter by time are read whole; the others are"
                    + " called partial in their offsets and heartbeats, and rows are never swept from them. A change has no"
                    + " effect on streams whose first pass has begun; reset their offsets to list them anew.";

    public static final String MAX_ROWS_CONFIG = "backfill.max.rows";
    public static final long MAX_ROWS_DEFAULT = 0;
    private static final String MAX_ROWS_DOC =
            "A pass over a list ends after so many rows of the stream, the newest ones; for trials. The stream is called"
                    + " partial then, and rows are never swept from it. 0: no limit.";

    public static final String RELIST_CONFIG = "relist.interval.ms";
    public static final long RELIST_DEFAULT = 0;
    private static final String RELIST_DOC =
            "Time after which every stream is listed again from its beginning, in milliseconds, against whatever events did"
                    + " not tell. It costs as many calls as the first pass. 0: never, except where more than"
                    + " `events.max.gap.ms` of events are missing.";

    public static final String RECONCILE_CONFIG = "reconcile.interval.ms";
    public static final long RECONCILE_DEFAULT = 86_400_000;
    private static final String RECONCILE_DOC =
            "Streams for which Stripe sends an event for some changes only are compared with their lists this often, in"
                    + " milliseconds: those whose list Stripe can filter by time as far back as `reconcile.window.ms`, the others"
                    + " and `accounts` whole. Open checkout sessions show in their list only, so that one is read every 15"
                    + " minutes as far back as 25 hours.";

    public static final String WINDOW_CONFIG = "reconcile.window.ms";
    public static final long WINDOW_DEFAULT = 604_800_000;
    private static final String WINDOW_DOC =
            "How far back a comparison goes, by the moment of creation, in milliseconds. A change without an event of an"
                    + " object that is older shows when the stream is listed again; see `relist.interval.ms`.";

    public static final String SNAPSHOT_CONFIG = "snapshot.interval.ms";
    public static final long SNAPSHOT_DEFAULT = 3_600_000;
    private static final String SNAPSHOT_DOC =
            "How often streams without events are read whole, in milliseconds. What no pass shows any more is swept, where"
                    + " the list is known to be complete.";

    public static final String TEST_CLOCKS_CONFIG = "test.clocks";
    public static final boolean TEST_CLOCKS_DEFAULT = true;
    private static final String TEST_CLOCKS_DOC =
            "Whether passes in test mode also list the customers, subscriptions and quotes of each test clock, which plain"
                    + " lists leave out. If not, they arrive only when they change, and rows are never swept from these streams.";

    private PassKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .flag(BACKFILL_CONFIG, "List what exists")
                .optional(BACKFILL_DEFAULT)
                .medium()
                .define(BACKFILL_DOC)
                .text(BACKFILL_FROM_CONFIG, "List from")
                .optional(BACKFILL_FROM_DEFAULT)
                .medium()
                .check(OrEmpty.or(new Moment()))
                .define(BACKFILL_FROM_DOC)
                .wholeNumber(MAX_ROWS_CONFIG, "Rows of a stream")
                .optional(MAX_ROWS_DEFAULT)
                .check(Between.of(1L, 1_000_000_000L).orZero())
                .define(MAX_ROWS_DOC)
                .wholeNumber(RELIST_CONFIG, "List again after (ms)")
                .optional(RELIST_DEFAULT)
                .medium()
                .check(DurationMs.between(Duration.ofDays(1), Duration.ofDays(366))
                        .orZero())
                .define(RELIST_DOC)
                .wholeNumber(RECONCILE_CONFIG, "Comparison interval (ms)")
                .optional(RECONCILE_DEFAULT)
                .medium()
                .check(DurationMs.between(Duration.ofMinutes(1), Duration.ofDays(30)))
                .define(RECONCILE_DOC)
                .wholeNumber(WINDOW_CONFIG, "Comparison window (ms)")
                .optional(WINDOW_DEFAULT)
                .medium()
                .check(DurationMs.between(Duration.ofMinutes(10), Duration.ofDays(366)))
                .define(WINDOW_DOC)
                .wholeNumber(SNAPSHOT_CONFIG, "Snapshot interval (ms)")
                .optional(SNAPSHOT_DEFAULT)
                .medium()
                .check(DurationMs.between(Duration.ofMinutes(1), Duration.ofDays(30)))
                .define(SNAPSHOT_DOC)
                .flag(TEST_CLOCKS_CONFIG, "Objects of test clocks")
                .optional(TEST_CLOCKS_DEFAULT)
                .medium()
                .define(TEST_CLOCKS_DOC);
    }
}
