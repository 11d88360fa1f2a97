// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.listen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the records that events lead to from a source's topics, by their headers, whatever converter wrote them. Needs Kafka's
 * client on the class path.
 */
public final class TopicEvents implements Arrivals {

    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumer<byte[], byte[]> consumer;
    private final String prefix;
    private final Clock clock;
    private final Set<TopicPartition> followed = new HashSet<>();
    private boolean begun;

    TopicEvents(Consumer<byte[], byte[]> consumer, String prefix, Clock clock) {
        this.consumer = consumer;
        this.prefix = prefix;
        this.clock = clock;
    }

    /**
     * Reads from where the topics end now.
     *
     * @param settings of Kafka's clients, such as those that sign in
     * @param prefix what the names of the source's topics begin with
     */
    public static TopicEvents of(String bootstrapServers, Map<String, String> settings, String prefix) {
        Map<String, Object> reading = new HashMap<>(settings);
        reading.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return new TopicEvents(
                new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                prefix,
                Clock.systemUTC());
    }

    @Override
    public List<Arrival> next() throws InterruptedException {
        follow();
        List<Arrival> arrivals = new ArrayList<>();
        if (followed.isEmpty()) {
            Thread.sleep(WAIT.toMillis());
            return arrivals;
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
            // A deletion's tombstone follows the row that tells of it.
            if (record.value() != null) {
                event(record, arrivals);
            }
        }
        return arrivals;
    }

    /** Topics come into being with their first record, which is to be shown. */
    private void follow() {
        List<TopicPartition> found = new ArrayList<>();
        consumer.listTopics().forEach((topic, partitions) -> {
            if (topic.startsWith(prefix) && !topic.startsWith(prefix + "_")) {
                partitions.forEach(partition -> found.add(new TopicPartition(topic, partition.partition())));
            }
        });
        found.removeAll(followed);
        if (!found.isEmpty()) {
            followed.addAll(found);
            consumer.assign(followed);
            if (begun) {
                consumer.seekToBeginning(found);
            } else {
                consumer.seekToEnd(found);
                // The end of now, not of when the first poll asks for it.
                found.forEach(consumer::position);
            }
        }
        begun = true;
    }

    private void event(ConsumerRecord<byte[], byte[]> record, List<Arrival> arrivals) {
        String event = header(record, "stripe.event.id");
        if (event.isEmpty()) {
            return;
        }
        Instant created = Instant.ofEpochMilli(record.timestamp());
        Duration delay = Duration.between(created, clock.instant());
        arrivals.add(new ReceivedEvent(
                record.topic().substring(prefix.length()),
                payload(record.key()).path("id").asText(),
                header(record, "stripe.event.type"),
                event,
                header(record, "stripe.origin"),
                created,
                delay.isNegative() ? Duration.ZERO : delay));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            return "";
        }
        JsonNode json = payload(header.value());
        return json.isTextual() ? json.asText() : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** What converters of JSON write, with schema or without; missing where another has written it. */
    private static JsonNode payload(byte @Nullable [] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes == null ? new byte[0] : bytes);
            return json.has("payload") ? json.path("payload") : json;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
