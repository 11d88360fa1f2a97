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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends of topics and the offsets that a sink has committed, asked of the broker. */
public final class KafkaPositions implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 30;

    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;

    public KafkaPositions(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "4194304",
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "65536"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** For each partition of the topics with that prefix: the offset after its last record. */
    public Map<TopicPartition, Long> ends(String topicPrefix) throws InterruptedException {
        Set<String> topics = new HashSet<>();
        for (String topic : await(admin.listTopics().names())) {
            if (topic.startsWith(topicPrefix)) {
                topics.add(topic);
            }
        }
        Set<TopicPartition> partitions = new HashSet<>();
        for (TopicDescription topic :
                await(admin.describeTopics(topics).allTopicNames()).values()) {
            topic.partitions().forEach(p -> partitions.add(new TopicPartition(topic.name(), p.partition())));
        }
        return new TopicEnds(consumer).of(partitions);
    }

    /** What the connector's consumers have committed. */
    public Map<TopicPartition, Long> committed(String sinkConnector) throws InterruptedException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        await(admin.listConsumerGroupOffsets("connect-" + sinkConnector).partitionsToOffsetAndMetadata())
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
