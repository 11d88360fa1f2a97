// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import io.syncengine.connect.protocol.TopicNames;
import io.syncengine.connect.sheets.auth.Account;
import io.syncengine.connect.sheets.auth.AuthException;
import io.syncengine.connect.sheets.auth.SignIn;
import io.syncengine.connect.sheets.buffer.RowBuffer;
import io.syncengine.connect.sheets.config.TaskConfig;
import io.syncengine.connect.sheets.convert.RecordConverter;
import io.syncengine.connect.sheets.flush.SheetWriter;
import io.syncengine.connect.sheets.metrics.SinkMetrics;
import io.syncengine.connect.sheets.overview.TabStates;
import io.syncengine.connect.support.errant.ErrantReports;
import io.syncengine.connect.support.metrics.Metrics;
import io.syncengine.connect.support.metrics.MetricsOwner;
import io.syncengine.connect.support.version.BuildVersion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Takes records into a buffer, from which a writer thread of its own writes them. Nothing that the worker calls waits for
 * Google, but {@code stop}, for as long as it is allowed to. An offset is committed only for records that the spreadsheet
 * has, that were reported, or that a newer one has made superfluous.
 */
public final class SheetsSinkTask extends SinkTask {

    private static final Logger log = LoggerFactory.getLogger(SheetsSinkTask.class);
    private static final String PLUGIN = "sheets-sink";

    private final Clock clock;
    private @Nullable Running running;

    /** What there is between start and stop. */
    private record Running(
            Intake intake,
            Flow flow,
            Refill refill,
            TopicReplays replays,
            SheetWriter writer,
            SinkMetrics metrics,
            Duration closeTimeout) {}

    /** What made a commit fail for good: the worker only goes back to the commit before, so the next put has to fail. */
    private @Nullable ConnectException fatal;

    /** For the worker. */
    public SheetsSinkTask() {
        this(Clock.systemUTC());
    }

    SheetsSinkTask(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String version() {
        return BuildVersion.current();
    }

    @Override
    public void start(Map<String, String> settings) {
        TaskConfig config = TaskConfig.of(settings);
        Account account = signIn(config);
        SinkMetrics metrics =
                new SinkMetrics(Metrics.of(context, new MetricsOwner(PLUGIN, config.connectorName(), "0")), clock);
        RowBuffer buffer = new RowBuffer(config.connector().task().flushInterval(), System::nanoTime);
        metrics.watchBuffer(
                buffer::size, buffer::bytes, () -> buffer.oldestAge().toMillis());
        TabStates states = new TabStates();
        Assembly assembly = new Assembly(config, account, metrics, states, clock);
        TopicReplays replays = new TopicReplays(assembly.spreadsheet());
        Flow flow = new Flow(
                context,
                metrics,
                replays,
                buffer::bytes,
                config.connector().task().bufferBytes());
        Intake intake = new Intake(
                new RecordConverter(config.connector().records(), clock),
                buffer,
                new ErrantReports(context.errantRecordReporter()),
                metrics,
                states);
        SheetWriter writer = assembly.writer(buffer, flow);
        running = new Running(
                intake,
                flow,
                new Refill(assembly.spreadsheet()),
                replays,
                writer,
                metrics,
                config.connector().task().closeTimeout());
        writer.start();
        log.info(
                "Version {}; writing to spreadsheet {} as {}",
                version(),
                config.connector().spreadsheet(),
                account);
    }

    private static Account signIn(TaskConfig config) {
        try {
            return SignIn.account(config.connector().auth());
        } catch (AuthException e) {
            throw new ConnectException(e.setting() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        if (running != null) {
            running.flow.assigned();
            running.refill.assigned(partitions);
            running.replays.assigned(partitions);
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        Running now = started();
        failIfOver(now);
        now.intake.reportRejected();
        Set<TopicPartition> assigned = now.refill.isOver() && !now.replays.isBusy() ? Set.of() : context.assignment();
        Set<TopicPartition> again = new HashSet<>(now.refill.due(assigned));
        again.addAll(now.replays.due(assigned, stream -> now.intake.sources(stream, assigned)));
        now.flow.rewind(now.intake, again);
        for (SinkRecord record : records) {
            TopicPartition partition = new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
            if (!again.contains(partition)) {
                now.refill.read(partition, record.originalKafkaOffset());
                now.replays.read(TopicNames.stream(record.topic()), partition, record.originalKafkaOffset());
                now.intake.take(record);
            }
        }
        if (now.refill.isWaiting(assigned) || now.replays.isWaiting()) {
            context.requestCommit();
        }
        now.intake.turned(records.isEmpty(), now.flow.isHeld());
        now.intake.tellTexts();
        now.flow.regulate();
        now.metrics.logProgress();
    }

    private void failIfOver(Running now) {
        if (fatal != null) {
            throw fatal;
        }
        ConnectException failure = now.writer.failure();
        if (failure != null) {
            // Of the worker's thread, which is where people look.
            throw new ConnectException(failure.getMessage(), failure);
        }
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> current) {
        Running now = started();
        try {
            now.intake.reportRejected();
            now.intake.awaitReports();
        } catch (ConnectException e) {
            fatal = e;
            throw e;
        }
        Map<TopicPartition, OffsetAndMetadata> durable = new HashMap<>();
        current.forEach((partition, read) ->
                durable.put(partition, new OffsetAndMetadata(now.intake.committable(partition, read.offset()))));
        if (!now.refill.isOver()) {
            now.refill.committing(context.assignment(), current, durable);
        }
        now.replays.committing(current, durable).forEach(now.writer::replayed);
        return durable;
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        if (running != null) {
            running.intake.drop(partitions);
        }
    }

    @Override
    public void stop() {
        Running now = running;
        if (now != null) {
            if (!now.writer.close(now.closeTimeout)) {
                log.warn("A request to Google is still under way and is left behind; it can do no harm");
            }
            now.metrics.close();
        }
    }

    private Running started() {
        if (running == null) {
            throw new ConnectException("the task was not started");
        }
        return running;
    }
}
