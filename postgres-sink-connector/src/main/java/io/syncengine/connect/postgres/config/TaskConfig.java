// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A task's configuration: the connector's, and which task it is.
 *
 * @param connector the connector's settings
 * @param connectorName name of the connector
 * @param taskId number of the task; task 0 also does what has to be done once
 */
public record TaskConfig(PostgresSinkConfig connector, String connectorName, int taskId) {

    /** Workers do not tell a task its number. Internal: a user never writes it. */
    static final String TASK_ID_CONFIG = "task.id";

    private static final String CONNECTOR_NAME_CONFIG = "name";

    private static ConfigDef definition() {
        return new ConfigDef(PostgresSinkConfig.definition())
                .defineInternal(TASK_ID_CONFIG, ConfigDef.Type.INT, 0, ConfigDef.Importance.LOW)
                .defineInternal(
                        CONNECTOR_NAME_CONFIG, ConfigDef.Type.STRING, "postgres-sink", ConfigDef.Importance.LOW);
    }

    /**
     * The settings of a task. The connector's keep their names, since the worker puts references back in the place of
     * secrets only under the names where it found them.
     */
    public static Map<String, String> settings(Map<String, String> connectorSettings, int taskId) {
        Map<String, String> settings = new LinkedHashMap<>(connectorSettings);
        settings.put(TASK_ID_CONFIG, Integer.toString(taskId));
        return settings;
    }

    /**
     * Parses what {@link #settings} made.
     *
     * @throws ConfigException naming the first setting that is wrong
     */
    public static TaskConfig of(Map<String, String> settings) {
        AbstractConfig config = new AbstractConfig(definition(), Synonyms.resolve(settings), false);
        return new TaskConfig(
                PostgresSinkConfig.of(config), config.getString(CONNECTOR_NAME_CONFIG), config.getInt(TASK_ID_CONFIG));
    }

    /** What the task's connections are called in {@code pg_stat_activity}. */
    public String applicationName() {
        return "stripe-sync/" + connectorName + "-" + taskId;
    }
}
