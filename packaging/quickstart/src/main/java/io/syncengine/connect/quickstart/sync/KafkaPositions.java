// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Ends of topics and the offsets that a sink has committed, asked of the broker. */
public final class KafkaPositions implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 30;

    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;

    public KafkaPositions(String bootstrapServers) {
        this(bootstrapServers, Map.of());
    }

    /** @param settings of Kafka's clients, such as those that sign in */
    public KafkaPositions(String bootstrapServers, Map<String, String> settings) {
        Map<String, Object> common = new HashMap<>(settings);
        common.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        admin = Admin.create(common);
        Map<String, Object> reading = new HashMap<>(common);
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        reading.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "4194304");
        reading.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "65536");
        consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** For each partition of the topics with that prefix: the offset after its last record. */
    public Map<TopicPartition, Long> ends(String topicPrefix) throws InterruptedException {
        return ends(topic -> topic.startsWith(topicPrefix));
    }

    /** For each partition of the topics that a sink reads: the offset after its last record. */
    public Map<TopicPartition, Long> ends(Predicate<String> isRead) throws InterruptedException {
        Set<String> topics = new HashSet<>(await(admin.listTopics().names()));
        topics.removeIf(isRead.negate());
        Set<TopicPartition> partitions = new HashSet<>();
        for (TopicDescription topic :
                await(admin.describeTopics(topics).allTopicNames()).values()) {
            topic.partitions().forEach(p -> partitions.add(new TopicPartition(topic.name(), p.partition())));
        }
        return new TopicEnds(consumer).of(partitions);
    }

    /** What consumers of all groups have committed: the least of each partition, none where one has committed nothing. */
    public Map<TopicPartition, Long> committed(List<String> groups) throws InterruptedException {
        Map<TopicPartition, Long> least = committed(groups.get(0));
        for (String group : groups.subList(1, groups.size())) {
            Map<TopicPartition, Long> others = committed(group);
            least.keySet().retainAll(others.keySet());
            least.replaceAll((partition, offset) -> Math.min(offset, others.getOrDefault(partition, 0L)));
        }
        return least;
    }

    /** What consumers of a group have committed. */
    public Map<TopicPartition, Long> committed(String group) throws InterruptedException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
