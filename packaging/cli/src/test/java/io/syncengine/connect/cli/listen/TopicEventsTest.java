// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TopicEventsTest {

    private static final Instant CREATED = Instant.parse("2026-11-26T06:00:00Z");
    private static final Clock CLOCK = Clock.fixed(CREATED.plusMillis(1_500), ZoneOffset.UTC);
    private static final String KEY =
            "{\"schema\":{\"type\":\"struct\"},\"payload\":{\"id\":\"cus_1\",\"_account_id\":\"acct_1\"}}";

    private MockConsumer<byte[], byte[]> consumer;
    private TopicEvents events;

    @BeforeEach
    void follow() throws Exception {
        consumer = new MockConsumer<>("none");
        topic("stripe.customers", 7);
        topic("stripe._heartbeat", 3);
        topic("orders", 2);
        events = new TopicEvents(consumer, "stripe.", CLOCK);
        consumer.updateEndOffsets(Map.of(partition("stripe.customers"), 7L));

        assertThat(events.next()).isEmpty();
    }

    @Test
    void tellsOfEventsAndOfNoOtherRecord() throws Exception {
        record("stripe.customers", 7, KEY, "{}", Map.of("stripe.origin", "backfill"));
        record("stripe.customers", 8, KEY, "{}", headers("evt_1", "customer.deleted"));
        record("stripe.customers", 9, KEY, null, headers("evt_1", "customer.deleted"));

        assertThat(events.next())
                .containsExactly(new ReceivedEvent(
                        "customers",
                        "cus_1",
                        "customer.deleted",
                        "evt_1",
                        "socket",
                        CREATED,
                        Duration.ofMillis(1_500)));
        assertThat(consumer.assignment()).containsExactly(partition("stripe.customers"));
    }

    /** A topic is made with its first record, which is not to be missed. */
    @Test
    void readsTopicsThatComeFromTheirBeginning() throws Exception {
        topic("stripe.charges", 0);

        assertThat(events.next()).isEmpty();
        record("stripe.charges", 0, KEY, "{}", headers("evt_2", "charge.succeeded"));

        assertThat(events.next().get(0).line())
                .isEqualTo("2026-11-26T06:00:00Z  charge.succeeded  charges cus_1  evt_2  socket, after 1 s");
    }

    @Test
    void showsWhatItCanOfRecordsThatOtherConvertersWrote() throws Exception {
        record(
                "stripe.customers",
                7,
                "\0\0\0\0\u0001",
                "{}",
                headers("\"evt_1\"", "{\"payload\":\"customer.updated\"}"));

        assertThat(events.next().get(0).json().toString())
                .isEqualTo(
                        "{\"stream\":\"customers\",\"object\":\"\",\"type\":\"customer.updated\",\"event\":\"evt_1\","
                                + "\"origin\":\"socket\",\"created\":\"2026-11-26T06:00:00Z\",\"delay_ms\":1500}");
    }

    private void topic(String name, long begin) {
        consumer.updatePartitions(name, List.of(new PartitionInfo(name, 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(partition(name), begin));
    }

    private static Map<String, String> headers(String event, String type) {
        return Map.of("stripe.event.id", event, "stripe.event.type", type, "stripe.origin", "socket");
    }

    private void record(String topic, long offset, String key, String value, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, bytes(text)));
        consumer.addRecord(new ConsumerRecord<>(
                topic,
                0,
                offset,
                CREATED.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                bytes(key),
                value == null ? null : bytes(value),
                all,
                Optional.empty()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static TopicPartition partition(String topic) {
        return new TopicPartition(topic, 0);
    }
}
