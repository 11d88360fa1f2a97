// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One record that cannot be stored goes to the dead-letter topic, its mates are stored, and the task runs on. What was
 * redacted is not there either.
 */
class PoisonRowIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String DEAD_LETTERS = "dead-letters.postgres-sink";
    private static final String TOPIC = "stripe.widgets";
    private static final String STRING = "{\"type\":\"string\",\"optional\":false,\"field\":\"%s\"}";
    private static final String ROW = """
            {"schema":{"type":"struct","name":"stripe.widgets.Value","optional":false,"fields":[%s,%s,
            {"type":"int64","optional":false,"name":"org.apache.kafka.connect.data.Timestamp","version":1,
            "field":"_updated_at"}]},"payload":{"id":"%s","_account_id":"acct_1","_updated_at":1700000000000}}""";
    private static final String KEY = """
            {"schema":{"type":"struct","name":"stripe.widgets.Key","optional":false,"fields":[%s,%s]},
            "payload":{"id":"%s","_account_id":"acct_1"}}""";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    static Path directory;

    private static Pipeline pipeline;

    @BeforeAll
    static void start() throws Exception {
        pipeline = Pipeline.start(
                directory, Accounts.serve(Accounts.of(Map.of("customers", 20, "charges", 40, "subscriptions", 10))));
    }

    @AfterAll
    static void close() throws IOException {
        pipeline.close();
    }

    @Test
    void itsNinetyNineMatesLand() throws Exception {
        String servers = pipeline.worker().settings().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        produce(servers);
        pipeline.deploySink(Map.of());

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(pipeline.rest().status(Pipeline.SINK).failure()).isEmpty();
            assertThat(pipeline.database().tables()).contains("widgets");
            assertThat(pipeline.database().texts("select count(*) from stripe.widgets"))
                    .containsExactly("99");
            assertThat(pipeline.topics().count(DEAD_LETTERS)).isEqualTo(1);
        });
        assertThat(pipeline.topics().values(DEAD_LETTERS).get(0)).contains("poison-");
    }

    /** A transformation of the sink fails on each customer that has a name, so that its record is a dead letter. */
    @Test
    void neverHoldsWhatIsRedacted() throws Exception {
        TestSource source = new TestSource(
                pipeline,
                "redacted",
                List.of("customers", "charges", "subscriptions", "subscription_items"),
                Map.of(
                        "redact.fields", "customers.invoice_prefix,subscription_items.metadata",
                        "expand.charges", "customer"));
        source.deploy(Map.of());
        pipeline.rest()
                .putConfig(
                        "picky-sink",
                        pipeline.sinkConfig(Map.of(
                                "topics.regex", "redacted\\.[a-z].*",
                                "table.schema", "redacted",
                                "transforms", "cast",
                                "transforms.cast.type", "org.apache.kafka.connect.transforms.Cast$Value",
                                "transforms.cast.spec", "name:int32",
                                "errors.deadletterqueue.topic.name", "dead-letters.picky-sink")));
        source.awaitListed(LIMIT);
        List<JsonNode> customers = new ArrayList<>();
        for (String text : pipeline.truth("customers").values()) {
            customers.add(MAPPER.readTree(text));
        }
        long named = customers.stream()
                .filter(customer -> customer.path("name").isTextual())
                .count();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(pipeline.topics().count("dead-letters.picky-sink"))
                        .isEqualTo(named)
                        .isPositive());

        List<String> written = new ArrayList<>(pipeline.topics().values("dead-letters.picky-sink"));
        source.topics()
                .streams()
                .forEach(stream -> written.addAll(pipeline.topics().values("redacted." + stream)));
        for (JsonNode customer : customers) {
            String secret = customer.path("invoice_prefix").asText();
            assertThat(written).noneMatch(text -> text.contains(secret));
        }
        isExpandedAndRedacted(rows(source, "charges"));
        assertThat(rows(source, "subscription_items"))
                .isNotEmpty()
                .allMatch(item -> item.path("metadata").isNull());
        assertThat(rows(source, "subscriptions"))
                .isNotEmpty()
                .allMatch(row -> row.at("/items/data/0/metadata").isNull());
        pipeline.rest().delete("picky-sink");
        pipeline.rest().delete(source.name());
    }

    private static void isExpandedAndRedacted(List<JsonNode> charges) {
        List<JsonNode> customers = charges.stream()
                .map(charge -> charge.path("customer"))
                .filter(customer -> !customer.isNull())
                .toList();
        assertThat(customers)
                .hasSizeGreaterThan(10)
                .allMatch(customer -> customer.path("id").isTextual()
                        && customer.has("invoice_prefix")
                        && customer.path("invoice_prefix").isNull());
    }

    private static List<JsonNode> rows(TestSource source, String stream) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String raw : Topics.lastRows(source.topics().records(stream)).values()) {
            rows.add(MAPPER.readTree(raw));
        }
        return rows;
    }

    private static void produce(String servers) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < 100; i++) {
                String id = i == 37 ? poison() : "widget_" + i;
                String fields = String.format(STRING, "id");
                String account = String.format(STRING, "_account_id");
                producer.send(new ProducerRecord<>(
                                TOPIC,
                                String.format(KEY, fields, account, id),
                                String.format(ROW, fields, account, id)))
                        .get();
            }
        }
    }

    /** An id that no index of PostgreSQL can hold: too long, and too random to be compressed. */
    private static String poison() {
        StringBuilder id = new StringBuilder("poison-");
        new Random(1).ints(9_000, 'a', 'z' + 1).forEach(c -> id.append((char) c));
        new Random(2).ints(9_000, '0', 'Z').filter(Character::isLetterOrDigit).forEach(c -> id.append((char) c));
        return id.toString();
    }
}
