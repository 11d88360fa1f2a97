// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.support.config.ConfigKeys;
import org.apache.kafka.common.config.ConfigDef;

/** What hardly anybody changes. */
public final class AdvancedKeys {

    public static final String GROUP = "Advanced";

    public static final String VALIDATE_LIVE_CONFIG = "validate.live";
    public static final boolean VALIDATE_LIVE_DEFAULT = true;
    private static final String VALIDATE_LIVE_DOC =
            "Whether a configuration is tried out on Stripe before it is accepted: the key, the account, the streams given by"
                    + " name. It takes up to ten seconds and changes nothing; its calls, five a second at most, come on top"
                    + " of those of tasks that run already. Switch it off to deploy while Stripe cannot be reached.";

    public static final String METRICS_PER_STREAM_CONFIG = "metrics.per.stream";
    public static final boolean METRICS_PER_STREAM_DEFAULT = true;
    private static final String METRICS_PER_STREAM_DOC =
            "Whether each stream has metrics of its own. Switch it off where the number of metrics matters: all streams of a"
                    + " task then share one set, with sums of what is counted and the worst of the rest.";

    private AdvancedKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .flag(VALIDATE_LIVE_CONFIG, "Try out")
                .optional(VALIDATE_LIVE_DEFAULT)
                .define(VALIDATE_LIVE_DOC)
                .flag(METRICS_PER_STREAM_CONFIG, "Metrics per stream")
                .optional(METRICS_PER_STREAM_DEFAULT)
                .define(METRICS_PER_STREAM_DOC);
    }
}
