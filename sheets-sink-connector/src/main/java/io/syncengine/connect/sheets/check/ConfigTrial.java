// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.check;

import io.syncengine.connect.sheets.config.SheetsSinkConfig;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.Config;

import java.util.List;
import java.util.Map;

/**
 * What a configuration is tried on beyond its single values: on itself, and at Google. What is wrong is attached to the
 * setting that a person has to change.
 */
public final class ConfigTrial {

    /** Asks Google. */
    interface LiveCheck {
        List<Finding> check(SheetsSinkConfig config);
    }

    private final LiveCheck live;

    ConfigTrial(LiveCheck live) {
        this.live = live;
    }

    /** The trial that a connector makes. */
    public static ConfigTrial standard() {
        return new ConfigTrial(new LiveConfigCheck());
    }

    /**
     * Adds what it finds. Google is asked last, and only about a configuration that has no error yet. Takes ten seconds at
     * most.
     *
     * @param config what the definition says of the single values
     * @return the same object
     */
    public Config extend(Config config, Map<String, String> settings) {
        if (Finding.isAnyIn(config)) {
            return config;
        }
        Finding.attach(config, SheetsSinkConfig.findings(settings));
        if (Finding.isAnyIn(config)) {
            return config;
        }
        SheetsSinkConfig parsed = SheetsSinkConfig.of(settings);
        if (parsed.validateLive()) {
            Finding.attach(config, live.check(parsed));
        }
        return config;
    }
}
