// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.support.config.ConfigKeys;
import org.apache.kafka.common.config.ConfigDef;

/** What hardly anybody changes. */
public final class AdvancedKeys {

    public static final String GROUP = "Advanced";

    public static final String VALIDATE_LIVE_CONFIG = "validate.live";
    public static final boolean VALIDATE_LIVE_DEFAULT = true;
    private static final String VALIDATE_LIVE_DOC =
            "Whether a configuration is tried out on the database before it is accepted: host, login, encryption, schema and"
                    + " rights. It takes up to ten seconds and changes nothing. Switch it off to deploy while the database"
                    + " cannot be reached from the worker that answers.";

    public static final String METRICS_PER_TABLE_CONFIG = "metrics.per.table";
    public static final boolean METRICS_PER_TABLE_DEFAULT = true;
    private static final String METRICS_PER_TABLE_DOC =
            "Whether each table has metrics of its own. Switch it off where the number of metrics matters: all tables of a"
                    + " task then share one set, with sums of what is counted and the worst of the rest.";

    private AdvancedKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .flag(VALIDATE_LIVE_CONFIG, "Try out")
                .optional(VALIDATE_LIVE_DEFAULT)
                .define(VALIDATE_LIVE_DOC)
                .flag(METRICS_PER_TABLE_CONFIG, "Metrics per table")
                .optional(METRICS_PER_TABLE_DEFAULT)
                .define(METRICS_PER_TABLE_DOC);
    }
}
