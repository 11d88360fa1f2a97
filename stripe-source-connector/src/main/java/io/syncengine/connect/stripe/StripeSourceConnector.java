// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import io.syncengine.connect.stripe.assign.FamilyAssignment;
import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.config.StartWarnings;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.config.WebhookMode;
import io.syncengine.connect.stripe.config.live.ConfigTrial;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.state.OffsetCheck;
import io.syncengine.connect.support.version.BuildVersion;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads a Stripe account into topics. The connector itself does nothing but deal streams to tasks; it opens no connection
 * except in {@link #validate}, and closes that again.
 */
public final class StripeSourceConnector extends SourceConnector {

    private static final Logger log = LoggerFactory.getLogger(StripeSourceConnector.class);

    private Map<String, String> settings = Map.of();

    @Override
    public String version() {
        return BuildVersion.current();
    }

    @Override
    public ConfigDef config() {
        return StripeSourceConfig.definition();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return StripeSourceTask.class;
    }

    @Override
    public void start(Map<String, String> props) {
        settings = new LinkedHashMap<>(props);
        StripeSourceConfig config = StripeSourceConfig.of(settings);
        StartWarnings.of(settings).forEach(log::warn);
        log.info(
                "Version {}; {} streams selected",
                version(),
                config.selection().streams().size());
    }

    /** The same tasks for the same settings: what differs from what runs would restart it. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        StripeSourceConfig config = StripeSourceConfig.of(settings);
        List<String> families = config.selection().streams().stream()
                .map(StreamDefinition::name)
                .toList();
        List<TaskShare> shares = FamilyAssignment.deal(families, config.registry()::weight, maxTasks);
        List<Map<String, String>> tasks = new ArrayList<>(shares.size());
        for (TaskShare share : shares) {
            tasks.add(TaskConfig.settings(settings, share, tasks.size()));
        }
        return tasks;
    }

    @Override
    public void stop() {
        // Nothing runs: tasks own everything that does.
    }

    /** Single values by the definition, then together, then, if all is well so far, on Stripe. */
    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        return ConfigTrial.standard().extend(super.validate(connectorConfigs), connectorConfigs);
    }

    /**
     * Each batch that a task returns ends in a complete position, so it and its rows commit or vanish together; except for
     * events that are emitted as they come, which a position does not tell of.
     */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorConfig) {
        return WebhookMode.of(connectorConfig).emits() ? ExactlyOnceSupport.UNSUPPORTED : ExactlyOnceSupport.SUPPORTED;
    }

    /**
     * Accepts what a task could go on from. A reset (null) is always accepted, whatever its partition and whatever the
     * configuration: so can be removed what nobody understands.
     *
     * @throws ConnectException naming partition, key and what is wrong with it
     */
    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<Map<String, ?>, Map<String, ?>> offsets) {
        if (offsets.values().stream().anyMatch(Objects::nonNull)) {
            OffsetCheck check = offsetCheck(StripeSourceConfig.of(connectorConfig));
            try {
                offsets.forEach(check::check);
            } catch (IllegalArgumentException e) {
                throw new ConnectException(e.getMessage(), e);
            }
        }
        return true;
    }

    private static OffsetCheck offsetCheck(StripeSourceConfig config) {
        StreamRegistry registry = config.registry();
        Clock clock = Clock.systemUTC();
        return new OffsetCheck(
                name -> registry.streams().stream()
                        .anyMatch(stream -> stream.name().equals(name)),
                config.connection().accountId(),
                config.connection().isLive(),
                () -> clock.instant().getEpochSecond());
    }
}
