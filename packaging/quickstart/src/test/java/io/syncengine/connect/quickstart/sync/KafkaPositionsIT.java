// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.quickstart.runtime.KafkaBroker;
import io.syncengine.connect.quickstart.runtime.NodeSettings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class KafkaPositionsIT {

    @TempDir
    Path directory;

    private NodeSettings settings;
    private KafkaBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        settings = NodeSettings.onFreePorts(directory, directory);
        broker = KafkaBroker.start(settings);
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void findsLastRecordBehindTransactionMarkers() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()));
                Producer<String, String> producer = producer(settings)) {
            admin.createTopics(List.of(topic("stripe.charges"), topic("stripe.empty"), topic("other")))
                    .all()
                    .get();
            producer.initTransactions();
            commit(producer, "stripe.charges", 3);
            commit(producer, "other", 1);
            for (int i = 0; i < 20; i++) {
                abort(producer, "stripe.charges");
            }
            TopicPartition charges = new TopicPartition("stripe.charges", 0);
            admin.alterConsumerGroupOffsets("connect-postgres-sink", Map.of(charges, new OffsetAndMetadata(2)))
                    .all()
                    .get();

            try (KafkaPositions positions = new KafkaPositions(settings.bootstrapServers())) {
                assertThat(positions.ends("stripe.")).containsExactly(Map.entry(charges, 3L));
                assertThat(positions.committed(List.of("connect-postgres-sink")))
                        .containsExactly(Map.entry(charges, 2L));
                assertThat(positions.committed(List.of("connect-postgres-sink", "nobody")))
                        .isEmpty();
            }
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 1, (short) 1);
    }

    private static Producer<String, String> producer(NodeSettings settings) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", settings.bootstrapServers(), "transactional.id", "test"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static void commit(Producer<String, String> producer, String topic, int records) throws Exception {
        producer.beginTransaction();
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(topic, "k" + i, "v")).get();
        }
        producer.commitTransaction();
    }

    private static void abort(Producer<String, String> producer, String topic) throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, "k", "aborted")).get();
        producer.abortTransaction();
    }
}
