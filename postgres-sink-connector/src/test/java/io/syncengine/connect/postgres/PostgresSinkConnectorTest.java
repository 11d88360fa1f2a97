// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.postgres.config.TaskConfig;
import io.syncengine.connect.testing.LogCapture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
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

final class PostgresSinkConnectorTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "name", "postgres-sink",
            "connector.class", PostgresSinkConnector.class.getName(),
            "topics.regex", "stripe\\..*",
            "connection.url", "postgresql://db.example/app",
            "connection.user", "stripe_sync",
            "connection.password", "s3cret",
            "consumer.override.max.poll.records", "3000",
            "validate.live", "false");

    private final PostgresSinkConnector connector = new PostgresSinkConnector();

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

        assertThat(found).containsExactly(PostgresSinkConnector.class.getName());
        assertThat(connector.version()).isNotEmpty().isEqualTo(new PostgresSinkTask().version());
        assertThat(connector.taskClass()).isEqualTo(PostgresSinkTask.class);
    }

    @Test
    void hasSettingsBeforeItIsStarted() {
        Connector fresh = new PostgresSinkConnector();

        assertThat(fresh.config().names()).contains("connection.url", "table.schema");
        assertThat(fresh.config()).isSameAs(connector.config());
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
        void warnsOfWhatHasNoEffectAndKeepsThePassword() {
            try (LogCapture log = LogCapture.everything("io.syncengine.connect")) {
                connector.start(with("conection.timeout.ms", "1", "errors.tolerance", "all"));

                assertThat(log.texts("WARN"))
                        .hasSize(2)
                        .anyMatch(text -> text.contains("'connection.timeout.ms'"))
                        .anyMatch(text -> text.contains("errors.deadletterqueue.topic.name"));
                assertThat(log.texts("INFO")).singleElement().asString().contains("db.example:5432/app", "stripe_sync");
                assertThat(log.text()).doesNotContain("s3cret");
            }
        }
    }

    @Nested
    final class Tasks {

        @Test
        void areAsManyAsThereMayBeAndTheSameForTheSameSettings() {
            connector.start(SETTINGS);
            PostgresSinkConnector elsewhere = new PostgresSinkConnector();
            elsewhere.start(new HashMap<>(SETTINGS));

            assertThat(connector.taskConfigs(3)).hasSize(3).isEqualTo(elsewhere.taskConfigs(3));
            assertThat(connector.taskConfigs(3))
                    .extracting(settings -> TaskConfig.of(settings).taskId())
                    .containsExactly(0, 1, 2);
            assertThat(connector.taskConfigs(2))
                    .allSatisfy(settings -> assertThat(settings).containsAllEntriesOf(SETTINGS));
        }
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
            assertThat(problems(Map.of("batch.size", "0"))).containsOnlyKeys("batch.size", "connection.user");
        }

        @Test
        void namesTheSettingWhereSeveralContradictEachOther() {
            assertThat(problems(with("connection.host", "db", "topics", "a.x,b.x")))
                    .containsOnlyKeys("connection.host", "table.name.format");
        }

        @Test
        void showsNoPassword() {
            assertThat(connector.validate(SETTINGS).configValues().toString()).doesNotContain("s3cret");
            assertThat(problems(with("connection.url", "postgresql://me:s3cret@h/app")))
                    .containsOnlyKeys("connection.url")
                    .satisfies(problems -> assertThat(problems.toString()).doesNotContain("s3cret"));
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
            assertThat(connector.alterOffsets(Map.of(), Map.of())).isTrue();
        }

        @Test
        void areNeverNegative() {
            assertThatThrownBy(() -> connector.alterOffsets(SETTINGS, Map.of(partition, -1L)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("stripe.charges-0");
        }
    }
}
