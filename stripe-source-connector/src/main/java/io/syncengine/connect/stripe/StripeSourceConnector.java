// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import io.syncengine.connect.stripe.accounts.AccountDirectory;
import io.syncengine.connect.stripe.accounts.AccountsUnknownException;
import io.syncengine.connect.stripe.assign.AccountAssignment;
import io.syncengine.connect.stripe.assign.StreamFamilies;
import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.config.ConnectedAccounts;
import io.syncengine.connect.stripe.config.StartWarnings;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.config.WebhookMode;
import io.syncengine.connect.stripe.config.live.ConfigTrial;
import io.syncengine.connect.stripe.config.live.EndpointRemoval;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.state.OffsetCheck;
import io.syncengine.connect.support.version.BuildVersion;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a Stripe account into topics. The connector itself does nothing but deal accounts and streams to tasks. It opens a
 * connection in {@link #validate}, and to read a description of Stripe's API that is not at hand, and closes that again; and
 * for all connected accounts one to list them now and then.
 */
public final class StripeSourceConnector extends SourceConnector {

    private static final Logger log = LoggerFactory.getLogger(StripeSourceConnector.class);

    /** How long the first listing of accounts may hold up the worker. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    private Map<String, String> settings = Map.of();
    private volatile @Nullable AccountDirectory directory;

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
        if (config.accounts().connected().all()) {
            directory = AccountDirectory.open(config, new Redealing());
        }
    }

    /**
     * The same tasks for the same settings and accounts: what differs from what runs would restart it.
     *
     * @throws ConnectException if the connected accounts are not known yet; tasks that run are better left alone then
     */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        StripeSourceConfig config = StripeSourceConfig.of(settings);
        StreamFamilies families = families(config);
        List<String> connected = connected(config);
        double rate = config.accounts().connected().all() ? 1 - AccountDirectory.RATE_SHARE : 1;
        double calls = rate * config.limits().callsPerSecond(config.connection().isLive());
        List<TaskShare> shares =
                AccountAssignment.deal(connected, families.leaders(), families::weight, maxTasks, calls);
        List<Map<String, String>> tasks = new ArrayList<>(shares.size());
        for (TaskShare share : shares) {
            TaskShare own =
                    new TaskShare(share.accounts(), families.streams(share.families()), share.rateShare() * rate);
            tasks.add(TaskConfig.settings(settings, own, connected.size() + 1, tasks.size()));
        }
        return tasks;
    }

    private static StreamFamilies families(StripeSourceConfig config) {
        Map<String, String> leaders = new LinkedHashMap<>();
        for (StreamDefinition stream : config.selection().streams()) {
            ParentLink parent = stream.parent();
            leaders.put(stream.name(), parent == null ? stream.name() : parent.stream());
        }
        return new StreamFamilies(
                leaders.keySet(), name -> leaders.getOrDefault(name, name), config.registry()::weight);
    }

    private List<String> connected(StripeSourceConfig config) {
        AccountDirectory all = directory;
        if (all == null) {
            return config.accounts().connected().ids();
        }
        try {
            return all.accounts(WAIT);
        } catch (AccountsUnknownException e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        AccountDirectory all = directory;
        directory = null;
        if (all != null) {
            all.close();
        }
    }

    /** Has the accounts dealt anew when they change. */
    private final class Redealing implements AccountDirectory.Listener {

        @Override
        public void changed() {
            context().requestTaskReconfiguration();
        }

        @Override
        public void refused(String problem) {
            context().raiseError(new ConnectException("The connected accounts cannot be listed: " + problem));
        }
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
     * @throws ConnectException naming partition, key and what is wrong with it, or the setting that is wrong: of any other
     *     exception Connect's REST answer tells nothing
     */
    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<Map<String, ?>, Map<String, ?>> offsets) {
        if (offsets.values().stream().anyMatch(Objects::nonNull)) {
            try {
                OffsetCheck check = offsetCheck(StripeSourceConfig.of(connectorConfig));
                offsets.forEach(check::check);
            } catch (IllegalArgumentException | ConfigException e) {
                throw new ConnectException(e.getMessage(), e);
            }
        } else if (!offsets.isEmpty()) {
            removeEndpoints(connectorConfig);
        }
        return true;
    }

    /** Empty where the settings do not tell which accounts there are. */
    private static Optional<Set<String>> accounts(StripeSourceConfig config) {
        ConnectedAccounts connected = config.accounts().connected();
        return config.connection().accountId().filter(own -> !connected.all()).map(own -> {
            Set<String> accounts = new LinkedHashSet<>(connected.ids());
            accounts.add(own);
            return accounts;
        });
    }

    /** All offsets are reset, which is what happens to a connector before its end. */
    private static void removeEndpoints(Map<String, String> settings) {
        try {
            StripeSourceConfig config = StripeSourceConfig.of(settings);
            if (config.webhook().managed()) {
                EndpointRemoval.of(config, settings.getOrDefault("name", TaskConfig.DEFAULT_NAME));
            }
        } catch (ConfigException e) {
            log.warn("Webhook endpoints of the connector are left at Stripe: {}", e.getMessage());
        }
    }

    private static OffsetCheck offsetCheck(StripeSourceConfig config) {
        StreamRegistry registry = config.registry();
        Clock clock = Clock.systemUTC();
        return new OffsetCheck(
                name -> registry.streams().stream()
                        .anyMatch(stream -> stream.name().equals(name)),
                accounts(config),
                config.connection().isLive(),
                () -> clock.instant().getEpochSecond());
    }
}
