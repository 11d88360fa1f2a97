// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import io.syncengine.connect.sheets.check.ConfigTrial;
import io.syncengine.connect.sheets.config.SheetsSinkConfig;
import io.syncengine.connect.sheets.config.StartWarnings;
import io.syncengine.connect.support.version.BuildVersion;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes topics into the tabs of a spreadsheet, by one task: a spreadsheet has one writer. The connector itself does
 * nothing but hand its settings on; it asks Google nothing except in {@link #validate}.
 */
public final class SheetsSinkConnector extends SinkConnector {

    private static final Logger log = LoggerFactory.getLogger(SheetsSinkConnector.class);

    private Map<String, String> settings = Map.of();

    @Override
    public String version() {
        return BuildVersion.current();
    }

    @Override
    public ConfigDef config() {
        return SheetsSinkConfig.definition();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return SheetsSinkTask.class;
    }

    @Override
    public void start(Map<String, String> props) {
        settings = new LinkedHashMap<>(props);
        SheetsSinkConfig config = SheetsSinkConfig.of(settings);
        StartWarnings.of(settings).forEach(log::warn);
        log.info("Version {}; writing to spreadsheet {}", version(), config.spreadsheet());
    }

    /** One task, with the same settings each time: what differs from what runs would restart it. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        if (maxTasks > 1) {
            log.info(
                    "One task does all the work, since a spreadsheet has one writer; tasks.max={} is not used",
                    maxTasks);
        }
        return List.of(Map.copyOf(settings));
    }

    @Override
    public void stop() {
        // Nothing runs: the task owns everything that does.
    }

    /** Single values by the definition, then together, then, if all is well so far, at Google. */
    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        return ConfigTrial.standard().extend(super.validate(connectorConfigs), connectorConfigs);
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
