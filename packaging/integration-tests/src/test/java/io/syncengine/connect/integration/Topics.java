// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The topics of a pipeline as a reader of committed records sees them, values in JSON with schemas. */
final class Topics {

    /** Skips the schemas, which are most of the text and the same in every record. */
    private static final ObjectReader PAYLOAD =
            new ObjectMapper().readerFor(JsonNode.class).at("/payload");

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final String prefix;

    Topics(String bootstrapServers, String prefix) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
    }

    /** Streams that have a topic. */
    Set<String> streams() {
        Set<String> streams = new TreeSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            for (String topic : consumer.listTopics().keySet()) {
                if (topic.startsWith(prefix) && !topic.startsWith(prefix + "_")) {
                    streams.add(topic.substring(prefix.length()));
                }
            }
        }
        return streams;
    }

    /** All records of a stream, in the order of each partition. */
    List<TopicRecord> records(String stream) {
        List<TopicRecord> records = new ArrayList<>();
        read(prefix + stream, record -> records.add(parse(record)));
        return records;
    }

    /** How many records a topic holds that readers see; 0 when there is no such topic. */
    long count(String topic) {
        long[] count = {0};
        read(topic, record -> count[0]++);
        return count[0];
    }

    /** Raw values of a topic, as text. */
    List<String> values(String topic) {
        List<String> values = new ArrayList<>();
        read(
                topic,
                record -> values.add(record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8)));
        return values;
    }

    /** {@code _raw_data} of each row whose last record is not a deletion: what a compacted topic is left with. */
    static Map<String, String> lastRows(List<TopicRecord> records) {
        Map<String, TopicRecord> last = new HashMap<>();
        records.forEach(record -> last.put(record.key(), record));
        Map<String, String> rows = new HashMap<>();
        for (TopicRecord record : last.values()) {
            String raw = record.raw();
            if (!record.deleted() && raw != null) {
                rows.put(record.id(), raw);
            }
        }
        return rows;
    }

    /** Records whose version is below that of an earlier record of their key. */
    static List<TopicRecord> fallen(List<TopicRecord> records) {
        Map<String, Long> newest = new HashMap<>();
        List<TopicRecord> fallen = new ArrayList<>();
        for (TopicRecord record : records) {
            if (record.version() < newest.getOrDefault(record.key(), Long.MIN_VALUE)) {
                fallen.add(record);
            }
            newest.merge(record.key(), record.version(), Math::max);
        }
        return fallen;
    }

    /** Records that an event led to more than once: of one row, and both its deletion or both its tombstone. */
    static List<TopicRecord> repeated(List<TopicRecord> records) {
        Set<String> seen = new HashSet<>();
        return records.stream()
                .filter(record -> record.event() != null
                        && !seen.add(record.key() + " " + record.event() + " " + record.tombstone()))
                .toList();
    }

    private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            if (!consumer.listTopics().containsKey(topic)) {
                return;
            }
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(action);
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static TopicRecord parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            JsonNode key = PAYLOAD.readValue(record.key());
            String id = key.path("id").asText();
            String account = key.path("_account_id").asText();
            String event = header(record, "stripe.event.id");
            if (record.value() == null) {
                return new TopicRecord(
                        record.topic(), id, account, record.offset(), record.timestamp(), true, true, null, event);
            }
            JsonNode value = PAYLOAD.readValue(record.value());
            return new TopicRecord(
                    record.topic(),
                    id,
                    account,
                    record.offset(),
                    value.path("_updated_at").asLong(),
                    value.path("_deleted").asBoolean(false),
                    false,
                    value.path("_raw_data").textValue(),
                    event);
        } catch (IOException e) {
            throw new UncheckedIOException("record " + record.topic() + "@" + record.offset() + " is not JSON", e);
        }
    }
}
