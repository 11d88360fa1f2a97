// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DurationMs;
import org.apache.kafka.common.config.ConfigDef;

import java.time.Duration;

/** The tab that tells what the others hold. */
public final class OverviewKeys {

    public static final String GROUP = "Overview";

    public static final String ENABLED_CONFIG = "overview.enabled";
    public static final boolean ENABLED_DEFAULT = true;
    private static final String ENABLED_DOC =
            "Whether a tab lists all streams with their rows, the time of their last change and their state.";

    public static final String TITLE_CONFIG = "overview.title";
    public static final String TITLE_DEFAULT = "Overview";
    private static final String TITLE_DOC =
            "Title of that tab when it is created; it may be renamed in the spreadsheet.";

    public static final String INTERVAL_CONFIG = "overview.interval.ms";
    public static final long INTERVAL_DEFAULT = 60_000;
    private static final String INTERVAL_DOC =
            "How often that tab is brought up to date at most, in milliseconds. It happens together with a write of rows, so"
                    + " that it costs no request of its own.";

    private OverviewKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .flag(ENABLED_CONFIG, "Overview")
                .optional(ENABLED_DEFAULT)
                .medium()
                .dependents(TITLE_CONFIG, INTERVAL_CONFIG)
                .define(ENABLED_DOC)
                .text(TITLE_CONFIG, "Title")
                .optional(TITLE_DEFAULT)
                .check(new TabTitle())
                .define(TITLE_DOC)
                .wholeNumber(INTERVAL_CONFIG, "Interval (ms)")
                .optional(INTERVAL_DEFAULT)
                .check(DurationMs.between(Duration.ofSeconds(1), Duration.ofDays(1)))
                .define(INTERVAL_DOC);
    }
}
