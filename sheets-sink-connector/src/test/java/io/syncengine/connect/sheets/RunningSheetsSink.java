// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.testing.TestSinkContext;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sink task on a spreadsheet, driven as a worker does it. */
public final class RunningSheetsSink implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public final TestSinkContext context;
    public final SheetsSinkTask task = new SheetsSinkTask();
    private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
    private int commits;

    public RunningSheetsSink(TestSpreadsheet spreadsheet, String... settings) {
        this(spreadsheet.settings(settings));
    }

    RunningSheetsSink(Map<String, String> all) {
        context = new TestSinkContext(all).withErrantRecords();
        context.assign(new TopicPartition("stripe.payments", 0));
        task.initialize(context.context());
        task.start(all);
    }

    public void put(SinkRecord... records) {
        put(Arrays.asList(records));
    }

    public void put(List<SinkRecord> records) {
        for (SinkRecord record : records) {
            read.put(
                    new TopicPartition(record.topic(), record.kafkaPartition()),
                    new OffsetAndMetadata(record.kafkaOffset() + 1));
        }
        turn(records);
    }

    /** A turn of the worker, which commits when it is asked to. */
    private void turn(List<SinkRecord> records) {
        if (context.commits() > commits && !read.isEmpty()) {
            commits = context.commits();
            task.preCommit(read);
        }
        task.put(records);
    }

    /** A partition is read from there on. */
    void assign(TopicPartition partition, long position) {
        context.assign(partition);
        read.put(partition, new OffsetAndMetadata(position));
    }

    /** What would be committed now, by partition. */
    public Map<String, Long> committed() {
        Map<String, Long> offsets = new TreeMap<>();
        task.preCommit(read).forEach((partition, offset) -> offsets.put(partition.toString(), offset.offset()));
        return offsets;
    }

    /** Whether everything that was delivered may be committed. */
    boolean isDurable() {
        return task.preCommit(read).equals(read);
    }

    /** Whether the task has ended for good. */
    boolean hasFailed() {
        try {
            task.put(List.of());
            return false;
        } catch (ConnectException e) {
            return true;
        }
    }

    /** Lets the worker go round until everything that was delivered may be committed. */
    public void awaitDurable() {
        Map<String, Long> all = new TreeMap<>();
        read.forEach((partition, offset) -> all.put(partition.toString(), offset.offset()));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            turn(List.of());
            assertThat(committed()).isEqualTo(all);
        });
    }

    /** Lets the worker go round until it is so. */
    public void awaitThat(Runnable assertion) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            turn(List.of());
            assertion.run();
        });
    }

    @Override
    public void close() {
        task.stop();
    }
}
