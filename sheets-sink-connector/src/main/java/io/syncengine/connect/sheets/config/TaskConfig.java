// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import org.apache.kafka.common.config.ConfigException;

import java.util.Map;

/**
 * The one task's configuration: the connector's, and its name.
 *
 * @param connector the connector's settings
 * @param connectorName name of the connector
 */
public record TaskConfig(SheetsSinkConfig connector, String connectorName) {

    private static final String CONNECTOR_NAME_CONFIG = "name";
    private static final String CONNECTOR_NAME_DEFAULT = "sheets-sink";

    /**
     * Parses a task's settings, which are the connector's: the worker puts references back in the place of secrets only
     * under the names where it found them.
     *
     * @throws ConfigException naming the first setting that is wrong
     */
    public static TaskConfig of(Map<String, String> settings) {
        return new TaskConfig(SheetsSinkConfig.of(settings), connectorName(settings));
    }

    static String connectorName(Map<String, String> settings) {
        return settings.getOrDefault(CONNECTOR_NAME_CONFIG, CONNECTOR_NAME_DEFAULT);
    }
}
