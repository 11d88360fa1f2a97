// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import io.syncengine.connect.protocol.TopicNames;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.TestSinkContext;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/** A sink task on a database, driven as a worker does it. */
public final class RunningSink implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final TestSinkContext context;
    public final ManualClock clock = new ManualClock();
    public final PostgresSinkTask task = new PostgresSinkTask(clock);
    private final String connector = "sink-" + NUMBER.incrementAndGet();
    private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();

    /** Starts a task with these settings beside the connection's. */
    public RunningSink(TestDatabase database, boolean reporting, String... settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("name", connector);
        all.put("connection.url", EmbeddedServer.route(database).jdbcUrl());
        all.put("connection.user", TestDatabase.SUPERUSER);
        all.put("retry.backoff.ms", "10");
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        context = new TestSinkContext(all);
        if (reporting) {
            context.withErrantRecords();
        }
        task.initialize(context.context());
        task.start(all);
    }

    public RunningSink(TestDatabase database, String... settings) {
        this(database, true, settings);
    }

    public void put(SinkRecord... records) {
        put(Arrays.asList(records));
    }

    /** Delivers records once. */
    public void put(List<SinkRecord> records) {
        for (SinkRecord record : records) {
            read.put(
                    new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                    new OffsetAndMetadata(record.originalKafkaOffset() + 1));
        }
        task.put(records);
        if (records.stream().anyMatch(record -> record.originalTopic().endsWith(TopicNames.CONTROL))) {
            // A sweep waits until nothing more comes.
            task.put(List.of());
            task.put(List.of());
        }
    }

    /** Delivers records again and again until the task takes them, as a worker does. */
    public void putUntilTaken(List<SinkRecord> records) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                put(records);
                return;
            } catch (RetriableException e) {
                // The worker pauses here.
            }
        }
        throw new AssertionError("not taken in 20 attempts");
    }

    /** Goes back to an offset that was committed, as a worker does after a commit that failed. */
    public void goBack(TopicPartition partition, long offset) {
        read.put(partition, new OffsetAndMetadata(offset));
    }

    /** Offsets that the worker would commit now. */
    public Map<TopicPartition, Long> commit() {
        Map<TopicPartition, Long> offsets = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        task.preCommit(new HashMap<>(read)).forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    /** Rows of a table that came to that end: inserted, updated, unchanged… */
    public long rows(String table, String outcome) {
        return metric(table, "rows-" + outcome + "-total");
    }

    /** A metric of a table; 0 where there is none. */
    public long metric(String table, String name) {
        try {
            Object value = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(
                            new ObjectName("io.syncengine.connect:type=postgres-sink,connector=" + connector
                                    + ",task=0,table=" + table),
                            name);
            return ((Number) value).longValue();
        } catch (InstanceNotFoundException | AttributeNotFoundException e) {
            return 0;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All outcomes of a table that are not zero, as {@code inserted=1 updated=2}. */
    public String outcomes(String table) {
        List<String> some = new ArrayList<>();
        for (String outcome : List.of(
                "inserted",
                "updated",
                "unchanged",
                "seen",
                "stale",
                "deleted",
                "swept",
                "held",
                "tombstoned",
                "ignored",
                "errant")) {
            long rows = rows(table, outcome);
            if (rows != 0) {
                some.add(outcome + "=" + rows);
            }
        }
        return String.join(" ", some);
    }

    @Override
    public void close() {
        task.stop();
    }
}
