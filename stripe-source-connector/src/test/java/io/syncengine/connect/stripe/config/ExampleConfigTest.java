// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.support.config.FrameworkSettings;
import io.syncengine.connect.support.config.UnknownSettings;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The files of {@code config/stripe-source}, with a key in the place of the reference. */
final class ExampleConfigTest {

    private static final Path FOLDER = Path.of(System.getProperty("basedir", ""), "..", "config", "stripe-source");

    private static Map<String, String> example(String name) throws IOException {
        Map<String, String> settings =
                new ObjectMapper().readValue(FOLDER.resolve(name).toFile(), new TypeReference<>() {});
        assertThat(settings).containsEntry("stripe.api.key", "${env:STRIPE_API_KEY}");
        settings.put("stripe.api.key", "sk_test_abc");
        return settings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"stripe-source.json", "stripe-source-full.json"})
    void areValidAndCauseNoWarning(String name) throws IOException {
        Map<String, String> settings = example(name);

        assertThat(StripeSourceConfig.definition().validate(settings))
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
        assertThat(CrossChecks.of(settings, Clock.systemUTC())).isEmpty();
        assertThat(StartWarnings.of(settings)).isEmpty();
        assertThat(UnknownSettings.of(StripeSourceConfig.definition(), settings.keySet()))
                .isEmpty();
    }

    @Test
    void holdEverySettingWithItsDefaultInTheFullOne() throws IOException {
        Map<String, String> settings = example("stripe-source-full.json");
        Set<String> own = new TreeSet<>(settings.keySet());
        own.removeIf(FrameworkSettings::owns);

        assertThat(own).isEqualTo(new TreeSet<>(StripeSourceConfig.definition().names()));
        Map<String, Object> defaults = StripeSourceConfig.definition().defaultValues();
        for (ConfigValue value : StripeSourceConfig.definition().validate(settings)) {
            if (defaults.containsKey(value.name())) {
                assertThat(value.value()).as(value.name()).isEqualTo(defaults.get(value.name()));
            }
        }
    }
}
