// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.support.config.Finding;
import io.syncengine.connect.testing.ManualClock;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class ConfigTrialTest {

    private final List<StripeSourceConfig> asked = new ArrayList<>();
    private List<Finding> answer = List.of();

    private final ConfigTrial trial = new ConfigTrial(new ManualClock(), config -> {
        asked.add(config);
        return answer;
    });

    private Map<String, List<String>> errors(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(Map.of("stripe.api.key", "sk_test_abc"));
        settings.putAll(changes);
        Config config = new Config(StripeSourceConfig.definition().validate(settings));
        Map<String, List<String>> errors = new TreeMap<>();
        for (ConfigValue value : trial.extend(config, settings).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }

    @Test
    void asksStripeAboutAConfigurationWithoutErrors() {
        assertThat(errors(Map.of())).isEmpty();

        assertThat(asked).hasSize(1);
    }

    @Test
    void attachesWhatStripeSaysToTheSetting() {
        answer = List.of(
                new Finding("stripe.api.key", "stripe.api.key: refused"), new Finding("streams", "streams: no access"));

        assertThat(errors(Map.of()))
                .containsOnlyKeys("stripe.api.key", "streams")
                .containsEntry("stripe.api.key", List.of("stripe.api.key: refused"));
    }

    @Test
    void asksNobodyWhileAValueIsWrong() {
        assertThat(errors(Map.of("poll.interval.ms", "5"))).containsOnlyKeys("poll.interval.ms");

        assertThat(asked).isEmpty();
    }

    @Test
    void asksNobodyWhileValuesDoNotGoTogether() {
        assertThat(errors(Map.of("streams", "costumers"))).containsOnlyKeys("streams");
        assertThat(errors(Map.of("backfill.from", "2030-01-01"))).containsOnlyKeys("backfill.from");
        assertThat(errors(Map.of("stripe.api.key", "sk_live_abc", "stripe.api.base.url", "http://gateway.example")))
                .containsOnlyKeys("stripe.api.base.url");

        assertThat(asked).isEmpty();
    }

    @Test
    void attachesWhatIsWrongToSettingsOfWhichOnlyTheBeginningIsDefined() {
        assertThat(errors(Map.of("expand.charges", "custmer")))
                .containsOnlyKeys("expand.charges")
                .hasEntrySatisfying(
                        "expand.charges",
                        messages ->
                                assertThat(messages).singleElement().asString().contains("'customer'"));
        assertThat(errors(Map.of("expand.charges", "customer"))).isEmpty();
    }

    @Test
    void asksNobodyWhenToldNotTo() {
        assertThat(errors(Map.of("validate.live", "false"))).isEmpty();

        assertThat(asked).isEmpty();
    }
}
