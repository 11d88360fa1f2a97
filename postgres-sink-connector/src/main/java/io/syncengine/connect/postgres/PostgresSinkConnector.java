// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import io.syncengine.connect.postgres.check.ConfigTrial;
import io.syncengine.connect.postgres.config.PostgresSinkConfig;
import io.syncengine.connect.postgres.config.StartWarnings;
import io.syncengine.connect.postgres.config.Synonyms;
import io.syncengine.connect.postgres.config.TaskConfig;
import io.syncengine.connect.support.version.BuildVersion;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes topics into tables. The connector itself does nothing but hand its settings to tasks, among which Connect deals
 * the partitions; it opens no connection except in {@link #validate}, and closes that again.
 */
public final class PostgresSinkConnector extends SinkConnector {

    private static final Logger log = LoggerFactory.getLogger(PostgresSinkConnector.class);

    private Map<String, String> settings = Map.of();

    @Override
    public String version() {
        return BuildVersion.current();
    }

    @Override
    public ConfigDef config() {
        return PostgresSinkConfig.definition();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return PostgresSinkTask.class;
    }

    @Override
    public void start(Map<String, String> props) {
        settings = new LinkedHashMap<>(props);
        PostgresSinkConfig config = PostgresSinkConfig.of(settings);
        StartWarnings.of(settings).forEach(log::warn);
        log.info(
                "Version {}; writing to {} as {}",
                version(),
                config.connection().url(),
                config.connection().user());
    }

    /** The same tasks for the same settings: what differs from what runs would restart it. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<Map<String, String>> tasks = new ArrayList<>(maxTasks);
        for (int task = 0; task < maxTasks; task++) {
            tasks.add(TaskConfig.settings(settings, task));
        }
        return tasks;
    }

    @Override
    public void stop() {
        // Nothing runs: tasks own everything that does.
    }

    /** Single values by the definition, then together, then, if all is well so far, on the database. */
    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        return ConfigTrial.standard().extend(super.validate(Synonyms.resolve(connectorConfigs)), connectorConfigs);
    }

    /**
     * Accepts any position: what is read again changes nothing, since older records never replace newer rows. A reset
     * (null) is always accepted.
     *
     * @throws ConnectException naming the partition whose position is negative
     */
    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<TopicPartition, Long> offsets) {
        offsets.forEach((partition, offset) -> {
            if (offset != null && offset < 0) {
                throw new ConnectException("offset of " + partition + " must be 0 or more, not " + offset);
            }
        });
        return true;
    }
}
