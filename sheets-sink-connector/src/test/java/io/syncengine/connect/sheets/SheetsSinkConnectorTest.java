// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.sheets.auth.KeyFiles;
import io.syncengine.connect.testing.LogCapture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

final class SheetsSinkConnectorTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "name", "sheets-sink",
            "connector.class", SheetsSinkConnector.class.getName(),
            "topics.regex", "stripe\\..*",
            "spreadsheet.id", "abc123",
            "google.credentials.json", KeyFiles.serviceAccount(),
            "validate.live", "false");

    private final SheetsSinkConnector connector = new SheetsSinkConnector();

    private static Map<String, String> with(String... changes) {
        Map<String, String> settings = new LinkedHashMap<>(SETTINGS);
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        return settings;
    }

    @Test
    void isFoundByItsServiceFileAndTellsItsVersion() {
        List<String> found = new ArrayList<>();
        ServiceLoader.load(SinkConnector.class)
                .forEach(plugin -> found.add(plugin.getClass().getName()));

        assertThat(found).containsExactly(SheetsSinkConnector.class.getName());
        assertThat(connector.version()).isNotEmpty().isEqualTo(new SheetsSinkTask().version());
        assertThat(connector.taskClass()).isEqualTo(SheetsSinkTask.class);
        assertThat(connector.config()).isSameAs(new SheetsSinkConnector().config());
    }

    @Nested
    final class Starting {

        @Test
        void refusesAConfigurationThatIsWrong() {
            assertThatThrownBy(() -> connector.start(with("delete.mode", "sof")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("delete.mode")
                    .hasMessageContaining("'soft'");
        }

        @Test
        void warnsOfWhatHasNoEffectAndKeepsTheKey() {
            try (LogCapture log = LogCapture.everything("io.syncengine.connect")) {
                connector.start(with("flush.max.row", "1", "errors.tolerance", "all"));

                assertThat(log.texts("WARN"))
                        .hasSize(2)
                        .anyMatch(text -> text.contains("'flush.max.rows'"))
                        .anyMatch(text -> text.contains("errors.deadletterqueue.topic.name"));
                assertThat(log.texts("INFO")).singleElement().asString().contains("abc123");
                assertThat(log.text()).doesNotContain("PRIVATE KEY");
            }
        }
    }

    @Test
    void oneTaskDoesAllTheWorkWithTheSameSettingsEachTime() {
        connector.start(SETTINGS);
        SheetsSinkConnector elsewhere = new SheetsSinkConnector();
        elsewhere.start(new HashMap<>(SETTINGS));
        try (LogCapture log = LogCapture.debug(SheetsSinkConnector.class.getName())) {
            assertThat(connector.taskConfigs(1)).isEqualTo(List.of(SETTINGS));
            assertThat(log.entries()).isEmpty();
            assertThat(connector.taskConfigs(8)).isEqualTo(elsewhere.taskConfigs(1));
            assertThat(log.text()).contains("tasks.max=8 is not used");
        }
        connector.stop();
    }

    @Nested
    final class Validation {

        private Map<String, List<String>> problems(Map<String, String> settings) {
            Map<String, List<String>> problems = new HashMap<>();
            for (ConfigValue value : connector.validate(settings).configValues()) {
                if (!value.errorMessages().isEmpty()) {
                    problems.put(value.name(), value.errorMessages());
                }
            }
            return problems;
        }

        @Test
        void findsNothingInAConfigurationThatIsRight() {
            assertThat(problems(SETTINGS)).isEmpty();
        }

        @Test
        void namesEverySettingThatIsWrongByItself() {
            assertThat(problems(Map.of("flush.max.rows", "0"))).containsOnlyKeys("flush.max.rows");
        }

        @Test
        void namesTheSettingWhereSeveralContradictEachOther() {
            assertThat(problems(with("google.credentials.path", "/k", "fields.include.charges", "a,a")))
                    .containsOnlyKeys("google.credentials.path", "fields.include");
        }

        @Test
        void showsNoKey() {
            assertThat(connector.validate(SETTINGS).configValues().toString()).doesNotContain("PRIVATE KEY");
        }
    }

    @Nested
    final class Offsets {

        private final TopicPartition partition = new TopicPartition("stripe.charges", 0);

        @Test
        void mayBeSetAndReset() {
            Map<TopicPartition, Long> offsets = new HashMap<>(Map.of(partition, 0L));
            offsets.put(new TopicPartition("stripe.charges", 1), null);

            assertThat(connector.alterOffsets(SETTINGS, offsets)).isTrue();
        }

        @Test
        void areNeverNegative() {
            assertThatThrownBy(() -> connector.alterOffsets(SETTINGS, Map.of(partition, -1L)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("stripe.charges-0");
        }
    }
}
