// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.support.config.ConfigKeys;
import org.apache.kafka.common.config.ConfigDef;

/** What hardly anybody changes. */
public final class AdvancedKeys {

    public static final String GROUP = "Advanced";

    public static final String VALIDATE_LIVE_CONFIG = "validate.live";
    public static final boolean VALIDATE_LIVE_DEFAULT = true;
    private static final String VALIDATE_LIVE_DOC =
            "Whether a configuration is tried out before it is accepted: the connector signs in, reads the spreadsheet's"
                    + " title, and makes a write that Google refuses either way, by which it tells an Editor from a Viewer."
                    + " It takes up to ten seconds and changes nothing. Switch it off to deploy while Google cannot be"
                    + " reached from the worker that answers.";

    private AdvancedKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .flag(VALIDATE_LIVE_CONFIG, "Try out")
                .optional(VALIDATE_LIVE_DEFAULT)
                .define(VALIDATE_LIVE_DOC);
    }
}
