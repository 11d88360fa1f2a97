// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.network.NetworkSettings;
import io.syncengine.connect.stripe.spec.InvalidSelectionException;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.spec.StreamSelection;
import io.syncengine.connect.stripe.version.Descriptions;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

import java.time.Clock;
import java.util.Map;

/**
 * A connector's configuration, parsed. It keeps no text of the configuration, so that nothing prints the key.
 *
 * @param registry the streams of the version that is read
 * @param selection the streams of all tasks
 * @param validateLive whether validate() asks Stripe
 * @param metricsPerStream whether each stream has metrics of its own
 */
public record StripeSourceConfig(
        ConnectionSettings connection,
        NetworkSettings network,
        StreamRegistry registry,
        AccountSettings accounts,
        StreamSelection selection,
        PassSettings passes,
        RecordSettings records,
        LiveSettings live,
        LimitSettings limits,
        WebhookSettings webhook,
        boolean validateLive,
        boolean metricsPerStream) {

    /** Built by the first who asks: defining it reads the index of streams. */
    private static final class Definition {
        static final ConfigDef DEF = define();

        private static ConfigDef define() {
            StreamRegistry registry = StreamRegistry.bundled();
            ConfigDef def = new ConfigDef();
            ConnectionKeys.define(def, registry.apiVersion());
            NetworkKeys.define(def);
            AccountKeys.define(def);
            StreamKeys.define(def, registry);
            PassKeys.define(def);
            RecordKeys.define(def);
            LiveKeys.define(def);
            LimitKeys.define(def);
            WebhookKeys.define(def);
            AdvancedKeys.define(def);
            return def;
        }
    }

    /** All settings of a connector. The same object each time; nobody changes it. */
    public static ConfigDef definition() {
        return Definition.DEF;
    }

    /**
     * Parses a configuration.
     *
     * @throws ConfigException naming the first setting that is wrong
     */
    public static StripeSourceConfig of(Map<String, String> settings) {
        return of(new AbstractConfig(definition(), settings, false));
    }

    static StripeSourceConfig of(AbstractConfig config) {
        RegistryChoice choice = RegistryChoice.of(config, Descriptions.standard(NetworkKeys.settings(config)));
        for (Finding finding : CrossChecks.of(config, choice, Clock.systemUTC())) {
            throw new ConfigException(finding.message());
        }
        StreamRegistry registry = choice.registry().orElseThrow();
        return new StripeSourceConfig(
                ConnectionSettings.of(config).withVersion(registry.apiVersion()),
                NetworkKeys.settings(config),
                registry,
                AccountSettings.of(config),
                selection(config, registry),
                PassSettings.of(config),
                RecordSettings.of(config, registry),
                LiveSettings.of(config),
                LimitSettings.of(config),
                WebhookSettings.of(config),
                config.getBoolean(AdvancedKeys.VALIDATE_LIVE_CONFIG),
                config.getBoolean(AdvancedKeys.METRICS_PER_STREAM_CONFIG));
    }

    private static StreamSelection selection(AbstractConfig config, StreamRegistry registry) {
        try {
            StreamSelection selection = StreamSelection.of(
                    registry, config.getList(StreamKeys.STREAMS_CONFIG), config.getList(StreamKeys.EXCLUDE_CONFIG));
            return Expansion.apply(config.originals(), registry, selection);
        } catch (InvalidSelectionException e) {
            throw new ConfigException(e.getMessage());
        }
    }
}
