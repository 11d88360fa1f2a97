// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import org.apache.kafka.common.config.AbstractConfig;

import java.time.Duration;

/**
 * The Overview tab.
 *
 * @param enabled whether there is one
 * @param title when it is made
 * @param interval between two updates, at least
 */
public record OverviewSettings(boolean enabled, String title, Duration interval) {

    static OverviewSettings of(AbstractConfig config) {
        return new OverviewSettings(
                config.getBoolean(OverviewKeys.ENABLED_CONFIG),
                config.getString(OverviewKeys.TITLE_CONFIG),
                Duration.ofMillis(config.getLong(OverviewKeys.INTERVAL_CONFIG)));
    }
}
