// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.quickstart.runtime.ConfigProblem;
import io.syncengine.connect.quickstart.runtime.ForkedWorker;
import io.syncengine.connect.quickstart.runtime.NodeSettings;
import io.syncengine.connect.quickstart.sync.ConnectorConfigs;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.access.Quota;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.http.SheetsServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;

/**
 * The Sheets sink's archive in a real worker, on a simulated Google: what the worker answers to a configuration that cannot
 * work, that a worker which is killed in the middle of writes loses nothing and doubles nothing, and that one can begin anew
 * with what it has written.
 */
class SheetsIT {

    /** How often the worker is killed. */
    private static final int KILLS = Integer.getInteger("sheets.kills", 1);

    private static final String SINK = "sheets-sink";
    private static final String TOPIC = "stripe.payments";
    private static final String TAB = "payments";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int ROWS_SIZE = 5_000;
    private static final int KEYS = 400;
    private static final int CHANGES = 600;

    @TempDir
    Path directory;

    private SheetsServer google;
    private String spreadsheet;
    private GoogleKey key;
    private ForkedWorker worker;

    @BeforeEach
    void start() throws Exception {
        google = SheetsServer.start(
                SheetsOptions.usual(1).withQuota(Quota.none()).closed());
        spreadsheet = google.simulator().create("Stripe");
        google.simulator().share(spreadsheet, GoogleKey.EMAIL, SheetFile.Role.WRITER);
        key = new GoogleKey();
        worker = ForkedWorker.of(NodeSettings.onFreePorts(directory.resolve("node"), Plugins.DIRECTORY))
                .withOptions(NodeJvm.reading())
                .withEnvironment(Map.of("GOOGLE_CREDENTIALS", key.json(), "SPREADSHEET_ID", spreadsheet));
        worker.start(START_LIMIT);
    }

    @AfterEach
    void stop() throws Exception {
        Secrets secrets = new Secrets(List.of(key.needle()));
        List<String> leaks = new ArrayList<>(secrets.inFiles(worker.settings().directory()));
        if (worker.isAlive()) {
            leaks.addAll(secrets.inAnswers(worker.rest()));
        }
        worker.close();
        google.close();
        assertThat(leaks).isEmpty();
    }

    /** The shipped configuration, for this Google, with settings on top. */
    private Map<String, String> config(Map<String, String> more) throws Exception {
        Map<String, String> config = new LinkedHashMap<>(
                ConnectorConfigs.read(Plugins.CHECKOUT.resolve("config/sheets-sink/sheets-sink.json")));
        config.put("name", SINK);
        config.put("sheets.api.base.url", google.baseUrl());
        config.put("google.oauth.token.url", google.tokenUrl());
        config.putAll(more);
        return config;
    }

    private ConfigProblem problem(String setting, String value) throws Exception {
        List<ConfigProblem> problems = worker.rest().validate(config(Map.of(setting, value)));
        assertThat(problems).as(setting).hasSize(1);
        return problems.get(0);
    }

    @Test
    void theWorkerSaysWhatIsWrongAndWhatToDo() throws Exception {
        assertThat(worker.rest().validate(config(Map.of()))).isEmpty();

        ConfigProblem missing = problem("spreadsheet.id", "1-never-existed");
        assertThat(missing.setting()).isEqualTo("spreadsheet.id");
        assertThat(missing.message()).contains("no such spreadsheet", GoogleKey.EMAIL);

        ConfigProblem unknown = problem("spreadsheet.id", "my budget");
        assertThat(unknown.message()).contains("spreadsheet.id", "my budget", "copy the address");

        ConfigProblem noKey = problem("google.credentials.json", "/etc/google.json");
        assertThat(noKey.setting()).isEqualTo("google.credentials.json");
        assertThat(noKey.message()).contains("google.credentials.path").doesNotContain("/etc/google.json");

        google.simulator().share(spreadsheet, GoogleKey.EMAIL, SheetFile.Role.NONE);
        ConfigProblem unshared = problem("tab.create", "true");
        assertThat(unshared.setting()).isEqualTo("spreadsheet.id");
        assertThat(unshared.message()).contains("not shared with " + GoogleKey.EMAIL, "Editor");

        google.simulator()
                .faults()
                .add(SheetsFaultRule.on("/token", new SheetsFault.Status(400, "{\"error\":\"invalid_grant\"}")));
        ConfigProblem withdrawn = problem("tab.create", "true");
        assertThat(withdrawn.setting()).isEqualTo("google.credentials.json");
        assertThat(withdrawn.message()).contains("make new ones").doesNotContain(key.needle());
    }

    @Test
    void aWorkerThatIsKilledInTheMiddleOfWritesLosesAndDoublesNothing() throws Exception {
        google.simulator()
                .faults()
                .add(SheetsFaultRule.on(
                        "*:batchUpdate", new SheetsFault.Delay(Duration.ofMillis(100), Duration.ofMillis(100))));
        createTopic();
        worker.rest().putConfig(SINK, sink());
        Random random = new Random(7);
        Map<String, Long> expected = new TreeMap<>();
        for (int round = 0; round <= KILLS; round++) {
            long before = writes();
            produce(round, random, expected);
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> writes() > before);
            if (round < KILLS) {
                worker.kill();
                worker.start(START_LIMIT);
            }
        }

        awaitRows(expected);
        isResetAndFilledAgain(expected);
    }

    private void awaitRows(Map<String, Long> expected) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(worker.rest().status(SINK).failure()).isEmpty();
            Map<String, Long> rows = new TreeMap<>();
            assertThat(rows(rows)).as("rows with the key of another").isEmpty();
            assertThat(rows).isEqualTo(expected);
        });
    }

    /** {@code stripe-sync sheets reset} on what the sink has laid out: its rows go and come again, what is people's stays. */
    private void isResetAndFilledAgain(Map<String, Long> expected) throws Exception {
        google.simulator().faults().clear();
        PersonsCells person = PersonsCells.write(google.simulator(), spreadsheet, TAB);
        Path file = Files.writeString(directory.resolve("key.json"), key.json());

        StripeSyncRun reset = StripeSyncRun.of(
                directory,
                "sheets",
                "reset",
                SINK,
                "--yes",
                "--json",
                "--url",
                worker.settings().restUrl(),
                "--spreadsheet",
                spreadsheet,
                "--credentials-file",
                file.toString(),
                "--api-url",
                google.baseUrl(),
                "--token-url",
                google.tokenUrl());

        assertThat(reset.code()).as(reset.output() + reset.errors()).isZero();
        JsonNode tabs = new ObjectMapper().readTree(reset.output()).path("tabs");
        assertThat(tabs)
                .as("the row that a person has written beside stays")
                .anyMatch(tab -> tab.path("tab").asText().equals(TAB)
                        && tab.path("removed").asInt() == expected.size() - 1
                        && tab.path("kept").asInt() == 1)
                .as("deletions are forgotten")
                .anyMatch(tab -> !tab.path("tab").asText().equals(TAB)
                        && tab.path("removed").asInt() > 0);
        awaitRows(expected);
        person.areUntouched();
    }

    private void createTopic() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", worker.settings().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
        }
    }

    private Map<String, String> sink() throws Exception {
        return config(Map.of(
                "topics.regex", "stripe\\.payments",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.storage.StringConverter",
                "flush.interval.ms", "100",
                "flush.max.rows", "50",
                "quota.reads.per.minute", "600",
                "quota.writes.per.minute", "600"));
    }

    /** Writes of rows; claims are smaller. */
    private long writes() {
        return google.simulator().log().all().stream()
                .filter(call -> call.path().endsWith(":batchUpdate") && call.isApplied() && call.bytesIn() > ROWS_SIZE)
                .count();
    }

    /** Changes of some rows: later ones have later versions. */
    private void produce(int round, Random random, Map<String, Long> expected) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", worker.settings().bootstrapServers(), "acks", "all");
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < CHANGES; i++) {
                String id = "py_" + random.nextInt(KEYS);
                long version = (long) round * CHANGES + i;
                boolean gone = random.nextInt(5) == 0;
                if (gone) {
                    expected.remove(id);
                } else {
                    expected.put(id, version);
                }
                sent.add(producer.send(new ProducerRecord<>(TOPIC, null, id, value(id, version, gone))));
            }
        }
        for (Future<RecordMetadata> record : sent) {
            record.get();
        }
    }

    private static String value(String id, long version, boolean gone) {
        return "{\"id\":\"" + id + "\",\"_account_id\":\"acct_1\",\"amount\":" + version + ",\"_deleted\":" + gone
                + ",\"_updated_at\":" + (1_778_068_800L + version) + "}";
    }

    /**
     * What the tab holds.
     *
     * @param amounts filled with one column, by id
     * @return ids that it holds more than once
     */
    private List<String> rows(Map<String, Long> amounts) {
        List<String> twice = new ArrayList<>();
        Optional<Sheet> tab = google.simulator().workbook(spreadsheet).sheet(TAB);
        if (tab.isEmpty()) {
            return twice;
        }
        Sheet sheet = tab.get();
        int id = column(sheet, "id");
        int amount = column(sheet, "amount");
        for (int row = 1; row < sheet.usedRows(); row++) {
            Object value = sheet.cell(row, id).entered();
            if (value != null) {
                Long other = amounts.put(
                        value.toString(), ((Double) sheet.cell(row, amount).entered()).longValue());
                if (other != null) {
                    twice.add(value.toString());
                }
            }
        }
        return twice;
    }

    private static int column(Sheet sheet, String name) {
        for (int column = 0; column < sheet.columnCount(); column++) {
            if (name.equals(sheet.cell(0, column).entered())) {
                return column;
            }
        }
        throw new AssertionError("no column " + name);
    }
}
