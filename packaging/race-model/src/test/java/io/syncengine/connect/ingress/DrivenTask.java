// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import io.syncengine.connect.stripe.StripeSourceTask;
import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamOffsets;
import io.syncengine.connect.stripe.state.StreamState;
import io.syncengine.connect.testing.TestSourceContext;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A task, with the test as its worker: what it returns is durable once the worker says so, and is committed after that. */
final class DrivenTask implements AutoCloseable {

    static final String KEY = "sk_test_simulated";

    private final Map<String, String> settings = new HashMap<>();
    private final List<String> streams;
    private final List<SourceRecord> durable = new ArrayList<>();
    private final Map<Map<String, ?>, Map<String, Object>> committed = new LinkedHashMap<>();
    private List<String> accounts = List.of(TaskShare.OWN);
    private StripeSourceTask task = new StripeSourceTask();

    DrivenTask(SimulatorServer stripe, List<String> streams, Map<String, String> more) {
        this.streams = streams;
        settings.put("name", "driven");
        settings.put("stripe.api.key", KEY);
        settings.put("stripe.api.base.url", stripe.baseUrl());
        settings.put("streams", String.join(",", streams));
        settings.put("rate.limit.per.second", "1000");
        settings.put("poll.interval.ms", "1000");
        settings.put("events.settle.ms", "1000");
        settings.putAll(more);
    }

    /** What the connector was given. */
    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** Sets the connected accounts to read besides the key's own. */
    void connected(List<String> ids) {
        settings.put("stripe.connected.accounts", String.join(",", ids));
        accounts = new ArrayList<>(ids);
        accounts.add(0, TaskShare.OWN);
    }

    /** Starts a task where the last one had committed. */
    void start() {
        TestSourceContext context = new TestSourceContext(settings);
        committed.forEach(context::offset);
        task = new StripeSourceTask();
        task.initialize(context.context());
        task.start(TaskConfig.settings(settings, new TaskShare(accounts, streams, 1), accounts.size(), 0));
    }

    /** What the task has for the worker. */
    List<SourceRecord> poll() {
        try {
            List<SourceRecord> records = task.poll();
            return records == null ? List.of() : records;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The records are in their topics. */
    void store(List<SourceRecord> records) {
        durable.addAll(records);
    }

    /** The task is told that the records are in their topics. */
    void commit(List<SourceRecord> records) {
        records.forEach(record -> task.commitRecord(record, null));
    }

    /** The positions of these records, in order, are what another task starts from. */
    void commitOffsets(List<SourceRecord> records) {
        records.forEach(record -> committed.put(record.sourcePartition(), new HashMap<>(record.sourceOffset())));
    }

    /** Polls, stores and commits until the condition holds. */
    void workUntil(BooleanSupplier condition, Duration limit) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as("nanoseconds of waiting").isLessThan(limit.toNanos());
            work();
        }
    }

    private void work() {
        store(pass());
    }

    /** Polls and commits what comes, as a worker does whose topics somebody else looks at. */
    List<SourceRecord> pass() {
        List<SourceRecord> records = poll();
        commit(records);
        commitOffsets(records);
        return records;
    }

    /** Works on until all streams of all accounts are listed. */
    void workUntilListed(Duration limit) {
        workUntil(
                () -> committed.size() == streams.size() * accounts.size()
                        && committed.keySet().stream()
                                .allMatch(partition -> state(partition).phase() == Phase.LIVE),
                limit);
    }

    private StreamState state(Map<String, ?> partition) {
        return StreamOffsets.decode(committed.get(partition), "");
    }

    /** Up to where the events of the key's own account and of a stream are read, in the committed positions. */
    long eventsReadTo(String stream) {
        return committed.keySet().stream()
                .filter(partition -> stream.equals(partition.get("stream")))
                .mapToLong(partition -> state(partition).eventPosition())
                .min()
                .orElse(0);
    }

    /** Everything that is in the topics, in the order of its writing. */
    List<SourceRecord> durable() {
        return durable;
    }

    /** The rows of an object in its topic. */
    List<SourceRecord> rows(String id) {
        return durable.stream().filter(record -> id.equals(id(record))).toList();
    }

    static @Nullable String id(SourceRecord record) {
        return ((Struct) record.key()).getString("id");
    }

    static @Nullable String account(SourceRecord record) {
        return ((Struct) record.key()).getString("_account_id");
    }

    /** Where a row was read; empty for a heartbeat. */
    static String origin(SourceRecord record) {
        return Optional.ofNullable(record.headers().lastWithName("stripe.origin"))
                .map(header -> String.valueOf(header.value()))
                .orElse("");
    }

    /** Whether an object has a row of that origin. */
    boolean hasRow(String id, String origin) {
        return rows(id).stream().anyMatch(row -> origin(row).equals(origin));
    }

    /** Polls, and neither stores nor commits, until a row of that origin has come. @return all that came */
    List<SourceRecord> pollUntil(String origin, Duration limit) {
        List<SourceRecord> polled = new ArrayList<>();
        long start = System.nanoTime();
        while (polled.stream().noneMatch(record -> origin(record).equals(origin))) {
            assertThat(System.nanoTime() - start).as("nanoseconds of waiting").isLessThan(limit.toNanos());
            polled.addAll(poll());
        }
        return polled;
    }

    /** Ends the task; what it has not returned is lost. */
    void stop() {
        task.stop();
    }

    @Override
    public void close() {
        stop();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("stripe-webhook"));
    }
}
