// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class ConfigKeysTest {

    private final ConfigDef def = new ConfigDef();

    @Test
    void keysKeepTheOrderOfTheirDeclarationWithinTheGroup() {
        ConfigKeys.of(def, "Reading")
                .text("a", "A")
                .define("first")
                .integer("b", "B")
                .optional(1)
                .define("second");
        ConfigKeys.of(def, "Writing").flag("c", "C").optional(true).define("third");

        Map<String, ConfigKey> keys = def.configKeys();

        assertThat(keys.get("a").orderInGroup).isEqualTo(1);
        assertThat(keys.get("b").orderInGroup).isEqualTo(2);
        assertThat(keys.get("c").orderInGroup).isEqualTo(1);
        assertThat(def.groups()).containsExactly("Reading", "Writing");
    }

    @Test
    void aKeyWithoutDefaultIsRequired() {
        ConfigKeys.of(def, "Reading").text("a", "A").define("first");

        ConfigValue value = def.validate(Map.of()).get(0);

        assertThat(value.errorMessages()).singleElement().asString().contains("Missing required configuration \"a\"");
    }

    @Test
    void wordsAreOfferedAsWellAsChecked() {
        ConfigKeys.of(def, "Reading")
                .text("mode", "Mode")
                .optional("fail")
                .medium()
                .oneOf(OneOf.words("fail", "skip"))
                .dependents("other")
                .define("what");

        ConfigValue value = def.validate(Map.of("mode", "skop")).get(0);

        assertThat(value.recommendedValues()).isEqualTo(List.of("fail", "skip"));
        assertThat(value.errorMessages()).singleElement().asString().contains("did you mean 'skip'?");
        assertThat(def.configKeys().get("mode").importance).isEqualTo(ConfigDef.Importance.MEDIUM);
        assertThat(def.configKeys().get("mode").dependents).containsExactly("other");
    }

    @Test
    void misspeltSettingsAreFoundAndThoseOfTheFrameworkAreNot() {
        ConfigKeys.of(def, "Reading").text("poll.interval.ms", "Interval").define("often");

        assertThat(UnknownSettings.of(
                        def,
                        List.of(
                                "poll.interval.ms",
                                "poll.intervall.ms",
                                "name",
                                "connector.class",
                                "tasks.max",
                                "transforms.x.type",
                                "errors.tolerance",
                                "topics.regex",
                                "producer.override.linger.ms",
                                "topic.creation.default.partitions",
                                "zzz")))
                .containsExactly(
                        "setting 'poll.intervall.ms' is not known and has no effect; did you mean 'poll.interval.ms'?",
                        "setting 'zzz' is not known and has no effect");
    }
}
