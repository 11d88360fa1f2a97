// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config.live;

import io.syncengine.connect.stripe.config.CrossChecks;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a configuration is tried on beyond its single values: on itself, and on Stripe. What is wrong is attached to the
 * setting that a person has to change. Nothing is left behind, here or at Stripe.
 */
public final class ConfigTrial {

    private final Clock clock;
    private final Function<StripeSourceConfig, List<Finding>> live;

    ConfigTrial(Clock clock, Function<StripeSourceConfig, List<Finding>> live) {
        this.clock = clock;
        this.live = live;
    }

    public static ConfigTrial standard() {
        return new ConfigTrial(Clock.systemUTC(), config -> new LiveConfigCheck().check(config));
    }

    /**
     * Adds what it finds. Stripe is asked last and only about a configuration that has no error yet. That takes ten
     * seconds at most; a description of Stripe's API that has to be read before, a minute.
     *
     * @param config what the definition says of the single values
     * @return the same object
     */
    public Config extend(Config config, Map<String, String> settings) {
        if (Finding.isAnyIn(config)) {
            return config;
        }
        attach(config, CrossChecks.of(settings, clock), settings);
        if (Finding.isAnyIn(config)) {
            return config;
        }
        StripeSourceConfig parsed = StripeSourceConfig.of(settings);
        if (parsed.validateLive()) {
            Finding.attach(config, live.apply(parsed));
        }
        return config;
    }

    /** Settings of which only the beginning is defined have no value yet that an error could be attached to. */
    private static void attach(Config config, List<Finding> findings, Map<String, String> settings) {
        for (Finding finding : findings) {
            String name = finding.setting();
            if (config.configValues().stream().noneMatch(value -> value.name().equals(name))) {
                config.configValues().add(new ConfigValue(name, settings.get(name), List.of(), new ArrayList<>()));
            }
        }
        Finding.attach(config, findings);
    }
}
