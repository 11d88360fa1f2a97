// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.state.StreamOffsets;
import io.syncengine.connect.testing.LogCapture;
import io.syncengine.connect.testing.TestConnectorContext;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

final class StripeSourceConnectorTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "name", "stripe",
            "connector.class", StripeSourceConnector.class.getName(),
            "stripe.api.key", "sk_test_abc",
            "stripe.account.id", "acct_1A");

    private final StripeSourceConnector connector = new StripeSourceConnector();

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
        ServiceLoader.load(SourceConnector.class)
                .forEach(plugin -> found.add(plugin.getClass().getName()));

        assertThat(found).containsExactly(StripeSourceConnector.class.getName());
        assertThat(connector.version()).isNotEmpty().isEqualTo(new StripeSourceTask().version());
        assertThat(connector.taskClass()).isEqualTo(StripeSourceTask.class);
    }

    @Test
    void hasSettingsBeforeItIsStarted() {
        Connector fresh = new StripeSourceConnector();

        assertThat(fresh.config().names()).contains("stripe.api.key", "streams");
        assertThat(fresh.config()).isSameAs(connector.config());
    }

    @Test
    void offersExactlyOnce() {
        assertThat(connector.exactlyOnceSupport(SETTINGS)).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    }

    @Nested
    final class Starting {

        @Test
        void refusesAConfigurationThatIsWrong() {
            assertThatThrownBy(() -> connector.start(with("streams", "costumers")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("costumers")
                    .hasMessageContaining("customers");
        }

        @Test
        void warnsOfWhatHasNoEffectOrMayLoseRows() {
            try (LogCapture logs = LogCapture.debug("io.syncengine.connect.stripe")) {
                connector.start(with(
                        "pol.interval.ms", "9",
                        "errors.tolerance", "all",
                        "stripe.api.base.url", "http://gateway.example:8080",
                        "producer.override.max.in.flight.requests.per.connection", "5"));

                assertThat(logs.texts("WARN"))
                        .hasSize(4)
                        .anyMatch(text -> text.contains("'pol.interval.ms'") && text.contains("'poll.interval.ms'"))
                        .anyMatch(text -> text.contains("errors.tolerance=all"))
                        .anyMatch(text -> text.contains("unencrypted"))
                        .anyMatch(text -> text.contains("overtake"));
                assertThat(logs.text()).doesNotContain("sk_test_abc");
            }
        }

        @Test
        void saysNothingOfAnOrdinaryConfiguration() {
            try (LogCapture logs = LogCapture.debug("io.syncengine.connect.stripe")) {
                connector.start(with(
                        "tasks.max", "2",
                        "topic.creation.default.partitions", "-1",
                        "producer.override.max.in.flight.requests.per.connection", "5",
                        "producer.override.enable.idempotence", "true"));
                connector.stop();
                connector.stop();

                assertThat(logs.texts("WARN")).isEmpty();
            }
        }
    }

    @Nested
    final class ConnectedAccounts {

        private static final String SETTING = "stripe.connected.accounts";

        private final TestConnectorContext context = new TestConnectorContext();
        private StripeStub stripe;

        @BeforeEach
        void open() throws IOException {
            stripe = new StripeStub();
            connector.initialize(context.sourceContext());
        }

        @AfterEach
        void close() {
            connector.stop();
            stripe.close();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("stripe-"));
        }

        private void startForAll() {
            connector.start(with(SETTING, "all", "stripe.api.base.url", stripe.url(), "streams", "charges,plans"));
        }

        private List<String> accounts(int maxTasks) {
            return connector.taskConfigs(maxTasks).stream()
                    .map(task -> task.get("task.accounts"))
                    .toList();
        }

        @Test
        void areDealtAsTheyAreGiven() {
            connector.start(with(SETTING, "acct_3,acct_2", "streams", "charges,plans"));

            assertThat(accounts(1)).containsExactly("own,acct_2,acct_3");
            assertThat(accounts(2)).containsExactly("own,acct_3", "acct_2");
            assertThat(connector.taskConfigs(4))
                    .extracting(task -> task.get("task.accounts") + " " + task.get("task.streams"))
                    .containsExactly("own charges", "own plans", "acct_2 charges,plans", "acct_3 charges,plans");
            assertThat(connector.taskConfigs(4))
                    .allMatch(task -> task.get("task.accounts.count").equals("3"));
        }

        @Test
        void areListedForAllAndLeaveAPartOfTheRateForIt() {
            stripe.list("/v1/accounts", "{\"id\":\"acct_9\"}", "{\"id\":\"acct_8\"}");

            startForAll();

            assertThat(accounts(1)).containsExactly("own,acct_8,acct_9");
            assertThat(connector.taskConfigs(1).get(0)).containsEntry("task.rate.share", "0.98");
            assertThat(connector.taskConfigs(2)).isEqualTo(connector.taskConfigs(2));
            assertThat(context.reconfigurations()).isZero();
            assertThat(context.errors()).isEmpty();
        }

        @Test
        void failTheConnectorWhenTheKeyMayNotListThem() {
            stripe.refuse("/v1/accounts", 403, "{\"message\":\"no permission\"}");

            startForAll();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(context.errors())
                            .singleElement()
                            .asString()
                            .contains("stripe.connected.accounts")
                            .doesNotContain("sk_test_abc"));
        }

        @Test
        void leaveTasksAsTheyAreWhileTheyAreUnknown() {
            stripe.hang("/v1/accounts");

            startForAll();

            assertThatThrownBy(() -> connector.taskConfigs(1))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("not known yet");
        }

        @Test
        void mayHaveOffsets() {
            Map<String, ?> offset = Map.of("v", 1, "ev", 1_700_000_000);
            Map<String, String> partition = StreamOffsets.partition("acct_2", false, "charges");

            assertThat(connector.alterOffsets(with(SETTING, "acct_2"), Map.of(partition, offset)))
                    .isTrue();
            assertThat(connector.alterOffsets(with(SETTING, "all"), Map.of(partition, offset)))
                    .isTrue();
            assertThatThrownBy(() -> connector.alterOffsets(with(SETTING, "acct_3"), Map.of(partition, offset)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("acct_1A or acct_3");
        }
    }

    @Nested
    final class Tasks {

        @Test
        void areTheSameForTheSameSettings() {
            connector.start(with("streams", "*"));
            StripeSourceConnector elsewhere = new StripeSourceConnector();
            elsewhere.start(new HashMap<>(with("streams", "*")));

            for (int maxTasks : new int[] {1, 2, 3, 7, 500}) {
                assertThat(elsewhere.taskConfigs(maxTasks))
                        .isEqualTo(connector.taskConfigs(maxTasks))
                        .hasSizeLessThanOrEqualTo(maxTasks);
            }
        }

        @Test
        void readEveryStreamOnce() {
            connector.start(with("streams", "*", "streams.exclude", "events"));

            for (int maxTasks : new int[] {1, 4, 500}) {
                List<String> streams = new ArrayList<>();
                double share = 0;
                for (Map<String, String> settings : connector.taskConfigs(maxTasks)) {
                    TaskConfig task = TaskConfig.of(settings);
                    task.selection().streams().forEach(stream -> streams.add(stream.name()));
                    share += task.rateShare();
                }
                List<String> all = new ArrayList<>(StreamRegistry.bundled().streams().stream()
                        .map(StreamDefinition::name)
                        .toList());
                all.remove("events");

                assertThat(streams).containsExactlyInAnyOrderElementsOf(all);
                assertThat(share).isBetween(0.999, 1.001);
            }
        }

        @Test
        void keepStreamsTogetherThatAreReadByTheSameCalls() {
            connector.start(with("streams", "*"));

            for (int maxTasks : new int[] {2, 4, 500}) {
                Map<String, String> taskOfList = new HashMap<>();
                for (Map<String, String> settings : connector.taskConfigs(maxTasks)) {
                    TaskConfig task = TaskConfig.of(settings);
                    for (StreamDefinition stream : task.selection().streams()) {
                        String list = stream.parent() == null ? stream.name() : stream.parent().stream();
                        assertThat(taskOfList.merge(list, task.taskId(), (first, next) -> first))
                                .as(stream.name())
                                .isEqualTo(task.taskId());
                    }
                }
            }
        }

        @Test
        void areNoMoreThanTheCallsOfASecondAndGetOneEach() {
            connector.start(with("streams", "*", "rate.limit.per.second", "3"));

            assertThat(connector.taskConfigs(10))
                    .hasSize(3)
                    .extracting(settings -> TaskConfig.of(settings).rateShare() * 3)
                    .allSatisfy(calls -> assertThat(calls).isBetween(1 - 1e-9, 1 + 1e-9));
        }

        @Test
        void areNumberedAndKeepTheConnectorsSettings() {
            connector.start(with("streams", "customers,charges,invoices"));

            assertThat(connector.taskConfigs(3))
                    .extracting(settings -> TaskConfig.of(settings).taskId())
                    .containsExactly("0", "1", "2");
            assertThat(connector.taskConfigs(3))
                    .allSatisfy(settings -> assertThat(settings).containsAllEntriesOf(SETTINGS));
        }
    }

    @Nested
    final class Offsets {

        private static final Map<String, String> CUSTOMERS = StreamOffsets.partition("acct_1A", false, "customers");

        private record Malformed(Map<String, ?> partition, Map<String, ?> offset, String reason, String line) {}

        private static List<Malformed> malformed() throws IOException {
            long now = Clock.systemUTC().instant().getEpochSecond();
            List<Malformed> table = new ArrayList<>();
            try (InputStream in = StripeSourceConnectorTest.class.getResourceAsStream("malformed-offsets.txt")) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .replace("$NOW", Long.toString(now))
                        .replace("$LATER", Long.toString(now + 7200));
                for (String line :
                        text.lines().filter(line -> !line.startsWith("#")).toList()) {
                    String[] cells = line.split(" \\| ", 3);
                    table.add(new Malformed(
                            cells[0].equals("-") ? CUSTOMERS : map(cells[0]), map(cells[1]), cells[2], line));
                }
            }
            return table;
        }

        @SuppressWarnings("unchecked")
        private static Map<String, ?> map(String json) throws IOException {
            return new ObjectMapper().readValue(json, HashMap.class);
        }

        @Test
        void thatNoTaskCouldGoOnFromAreRefusedWithTheReason() throws IOException {
            List<Malformed> table = malformed();

            assertThat(table).hasSizeGreaterThan(60);
            for (Malformed entry : table) {
                assertThatThrownBy(
                                () -> connector.alterOffsets(SETTINGS, Map.of(entry.partition, entry.offset)),
                                entry.line)
                        .isInstanceOf(ConnectException.class)
                        .hasMessageContaining("offset of partition")
                        .hasMessageContaining(entry.reason);
            }
        }

        @Test
        void mayBeResetWhateverTheyAreAndWhateverTheConfigurationIs() throws IOException {
            Map<Map<String, ?>, Map<String, ?>> resets = new HashMap<>();
            malformed().forEach(entry -> resets.put(entry.partition, null));
            resets.put(null, null);

            assertThat(connector.alterOffsets(SETTINGS, resets)).isTrue();
            assertThat(connector.alterOffsets(Map.of("stripe.api.key", "${env:GONE}"), resets))
                    .isTrue();
            assertThat(connector.alterOffsets(SETTINGS, Map.of())).isTrue();
        }

        @Test
        void ofTheRightFormAreAcceptedBesideResets() {
            Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
            offsets.put(CUSTOMERS, Map.of("v", 1L, "ev", 1_764_000_000L));
            offsets.put(
                    StreamOffsets.partition("acct_1A", false, "charges"),
                    Map.of("v", 1L, "phase", "LIST", "from", 1_700_000_000L));
            offsets.put(Collections.singletonMap("filename", "x"), null);

            assertThat(connector.alterOffsets(SETTINGS, offsets)).isTrue();
        }

        @Test
        void areRefusedWithTheSettingThatIsWrong() {
            Map<String, String> settings = new HashMap<>(SETTINGS);
            settings.put("streams", "costumers");

            assertThatThrownBy(
                            () -> connector.alterOffsets(settings, Map.of(CUSTOMERS, Map.of("v", 1L, "phase", "LIST"))))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("costumers");
        }

        @Test
        void areRefusedAllTogetherWhenOneIsWrong() {
            Map<Map<String, ?>, Map<String, ?>> offsets = new LinkedHashMap<>();
            offsets.put(CUSTOMERS, Map.of("v", 1L, "ev", 1_764_000_000L));
            offsets.put(StreamOffsets.partition("acct_1A", false, "charges"), Map.of("v", 3L));

            assertThatThrownBy(() -> connector.alterOffsets(SETTINGS, offsets)).hasMessageContaining("charges");
        }
    }
}
