// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.policy.FenceMode;
import io.syncengine.connect.sheets.policy.RowDamage;
import io.syncengine.connect.support.config.Between;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DurationMs;
import io.syncengine.connect.support.config.OneOf;
import org.apache.kafka.common.config.ConfigDef;

import java.time.Duration;

/** How rows are written and deleted. */
public final class WriteKeys {

    public static final String GROUP = "Writing";

    public static final String DELETE_MODE_CONFIG = "delete.mode";
    public static final String DELETE_MODE_DEFAULT = "hard";
    private static final String DELETE_MODE_DOC =
            "What a deletion does: `hard`, the row goes, and the deletion is remembered in a hidden tab so that a late record"
                    + " of an older version does not bring it back; `soft`, the row stays with TRUE in its column `_deleted`;"
                    + " `ignore`, nothing.";

    public static final String REMEMBER_CONFIG = "deletes.remember.days";
    public static final int REMEMBER_DEFAULT = 35;
    private static final String REMEMBER_DOC =
            "How long deletions are remembered in mode `hard`, in days. Longer than any record can be late: Stripe keeps"
                    + " events for 30 days. 0: until the task ends.";

    public static final String FLUSH_INTERVAL_CONFIG = "flush.interval.ms";
    public static final long FLUSH_INTERVAL_DEFAULT = 5_000;
    private static final String FLUSH_INTERVAL_DOC =
            "How long rows may wait for others before they are written, in milliseconds. Every write is a request of the 60"
                    + " that Google allows in a minute.";

    public static final String FLUSH_ROWS_CONFIG = "flush.max.rows";
    public static final int FLUSH_ROWS_DEFAULT = 1000;
    private static final String FLUSH_ROWS_DOC = "Rows that are written in one request at most.";

    public static final String FLUSH_BYTES_CONFIG = "flush.max.bytes";
    public static final int FLUSH_BYTES_DEFAULT = 1_500_000;
    private static final String FLUSH_BYTES_DOC =
            "Size of the rows that are written in one request at most, in bytes before compression; a larger row is written"
                    + " by itself. Google recommends to stay below 2 MB.";

    public static final String BUFFER_BYTES_CONFIG = "buffer.max.bytes";
    public static final long BUFFER_BYTES_DEFAULT = 64L << 20;
    private static final String BUFFER_BYTES_DOC =
            "Size of the rows that wait to be written at which the connector stops reading its topics, in bytes. It goes on"
                    + " at half of that. In memory a row takes about three times its size.";

    public static final String VERIFY_CONFIG = "verify.after.write";
    public static final boolean VERIFY_DEFAULT = true;
    private static final String VERIFY_DOC =
            "Whether the answer to every write is checked for rows that a person moved in that very moment. Without it such a"
                    + " row can be overwritten unnoticed.";

    public static final String DAMAGE_CONFIG = "on.row.damage";
    public static final String DAMAGE_DEFAULT = "log";
    private static final String DAMAGE_DOC =
            "What happens when a write met a row that a person had moved there in that very moment: `log`, the row is marked"
                    + " with a note and counted; `replay`, its topic is read from the start as well, which restores it;"
                    + " `fail`, the task ends as well.";

    public static final String FENCE_CONFIG = "fence";
    public static final String FENCE_DEFAULT = "auto";
    private static final String FENCE_DOC =
            "How a request without an answer is kept from being carried out later: `metadata`, by a mark that Google accepts"
                    + " only once; `wait`, by waiting for more than the 180 seconds that Google works on a request at most;"
                    + " `auto`, by the mark, and by waiting where a test at the start shows that marks do not work.";

    private WriteKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys keys = ConfigKeys.of(def, GROUP)
                .text(DELETE_MODE_CONFIG, "Deletions")
                .optional(DELETE_MODE_DEFAULT)
                .important()
                .oneOf(OneOf.constants(DeleteMode.values()))
                .dependents(REMEMBER_CONFIG)
                .define(DELETE_MODE_DOC)
                .integer(REMEMBER_CONFIG, "Memory of deletions (days)")
                .optional(REMEMBER_DEFAULT)
                .check(Between.of(0, 3650))
                .define(REMEMBER_DOC)
                .wholeNumber(FLUSH_INTERVAL_CONFIG, "Wait for a batch (ms)")
                .optional(FLUSH_INTERVAL_DEFAULT)
                .medium()
                .check(DurationMs.between(Duration.ofMillis(10), Duration.ofHours(1)))
                .define(FLUSH_INTERVAL_DOC)
                .integer(FLUSH_ROWS_CONFIG, "Rows per batch")
                .optional(FLUSH_ROWS_DEFAULT)
                .medium()
                .check(Between.of(1, 50_000))
                .define(FLUSH_ROWS_DOC);
        defineRest(keys);
    }

    private static void defineRest(ConfigKeys keys) {
        keys.integer(FLUSH_BYTES_CONFIG, "Bytes per batch")
                .optional(FLUSH_BYTES_DEFAULT)
                .check(Between.of(10_000, 20_000_000))
                .define(FLUSH_BYTES_DOC)
                .wholeNumber(BUFFER_BYTES_CONFIG, "Bytes that wait")
                .optional(BUFFER_BYTES_DEFAULT)
                .check(Between.of(100_000, 8L << 30))
                .define(BUFFER_BYTES_DOC)
                .flag(VERIFY_CONFIG, "Check writes")
                .optional(VERIFY_DEFAULT)
                .define(VERIFY_DOC)
                .text(DAMAGE_CONFIG, "Overwritten rows")
                .optional(DAMAGE_DEFAULT)
                .oneOf(OneOf.constants(RowDamage.values()))
                .define(DAMAGE_DOC)
                .text(FENCE_CONFIG, "Late requests")
                .optional(FENCE_DEFAULT)
                .oneOf(OneOf.constants(FenceMode.values()))
                .define(FENCE_DOC);
    }
}
