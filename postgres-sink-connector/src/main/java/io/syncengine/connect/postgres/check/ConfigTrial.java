// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.check;

import io.syncengine.connect.postgres.config.PostgresSinkConfig;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.Config;

import java.util.List;
import java.util.Map;

/**
 * What a configuration is tried on beyond its single values: on itself, and on the database. What is wrong is attached to
 * the setting that a person has to change. Nothing is left behind, here or in the database.
 */
public final class ConfigTrial {

    /** The part that asks the database. */
    interface LiveCheck {

        /** What is wrong, each on the setting to change; throws nothing. */
        List<Finding> check(PostgresSinkConfig config, Places places);
    }

    private final LiveCheck live;

    ConfigTrial(LiveCheck live) {
        this.live = live;
    }

    public static ConfigTrial standard() {
        return new ConfigTrial(new LiveConfigCheck());
    }

    /**
     * Adds what it finds. The database is asked last, and only about a configuration that has no error yet. Takes ten
     * seconds at most.
     *
     * @param config what the definition says of the single values
     * @return the same object
     */
    public Config extend(Config config, Map<String, String> settings) {
        if (Finding.isAnyIn(config)) {
            return config;
        }
        Finding.attach(config, PostgresSinkConfig.findings(settings));
        if (Finding.isAnyIn(config)) {
            return config;
        }
        PostgresSinkConfig parsed = PostgresSinkConfig.of(settings);
        if (parsed.validateLive()) {
            Finding.attach(config, live.check(parsed, Places.of(settings)));
        }
        return config;
    }
}
