// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import io.syncengine.connect.postgres.config.TaskConfig;
import io.syncengine.connect.postgres.connect.ConnectionFactory;
import io.syncengine.connect.postgres.metrics.SinkMetrics;
import io.syncengine.connect.postgres.write.EncoderThread;
import io.syncengine.connect.postgres.write.Session;
import io.syncengine.connect.postgres.write.SinkWriter;
import io.syncengine.connect.postgres.write.WriteException;
import io.syncengine.connect.postgres.write.WriterParts;
import io.syncengine.connect.protocol.RecordContent;
import io.syncengine.connect.protocol.Row;
import io.syncengine.connect.protocol.RowReader;
import io.syncengine.connect.protocol.Sweep;
import io.syncengine.connect.support.errant.ErrantReports;
import io.syncengine.connect.support.metrics.Metrics;
import io.syncengine.connect.support.metrics.MetricsOwner;
import io.syncengine.connect.support.version.BuildVersion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes the records of some partitions. All work is done within the worker's calls of {@code put} and {@code preCommit};
 * {@code stop} may come from another thread, cancels what runs, and writes nothing: what waits is read again by whoever
 * has the partitions next. An offset is committed only for records that the database has, or that were reported.
 */
public final class PostgresSinkTask extends SinkTask {

    private final Clock clock;
    private @Nullable Running running;
    private volatile @Nullable Session session;

    /** What there is between start and stop. */
    private record Running(
            RowReader reader,
            SinkWriter writer,
            FirstReports errants,
            SinkMetrics metrics,
            EncoderThread encoder,
            Retries retries) {}

    /** What made a commit fail for good: the worker only goes back to the commit before, so the next put has to fail. */
    private @Nullable ConnectException fatal;

    /** For the worker. */
    public PostgresSinkTask() {
        this(Clock.systemUTC());
    }

    PostgresSinkTask(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String version() {
        return BuildVersion.current();
    }

    @Override
    public void start(Map<String, String> settings) {
        TaskConfig config = TaskConfig.of(settings);
        MetricsOwner owner =
                new MetricsOwner("postgres-sink", config.connectorName(), Integer.toString(config.taskId()));
        SinkMetrics metrics =
                new SinkMetrics(Metrics.of(context, owner), config.connector().metricsPerTable(), clock);
        Session opened =
                new Session(new ConnectionFactory(config.connector().connection(), config.applicationName()), metrics);
        session = opened;
        EncoderThread encoder = new EncoderThread(config.connectorName() + "-" + config.taskId() + "-encoder");
        FirstReports errants = new FirstReports(new ErrantReports(context.errantRecordReporter()));
        running = new Running(
                new RowReader(config.connector().records()),
                new SinkWriter(new WriterParts(config, opened, errants::report, metrics, encoder, clock)),
                errants,
                metrics,
                encoder,
                new Retries(config.connector().errors(), context));
        try {
            opened.tryOut();
        } catch (WriteException e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        Running now = started();
        if (fatal != null) {
            throw fatal;
        }
        try {
            for (SinkRecord record : records) {
                accept(now, record);
            }
            now.writer.turned(records.isEmpty());
            now.writer.flushDue();
            now.retries.succeeded();
            now.errants.delivered();
        } catch (WriteException e) {
            // The same records come again; those that wait already are not taken twice.
            throw now.retries.after(e);
        }
        // The worker may have nothing to deliver for a long time, and would not call.
        now.writer.millisToNextFlush().ifPresent(context::timeout);
        now.metrics.logProgress();
    }

    private static void accept(Running now, SinkRecord record) throws WriteException {
        RecordContent content;
        try {
            content = now.reader.read(record);
        } catch (DataException e) {
            now.errants.report(record, e);
            return;
        }
        if (content instanceof Row row) {
            now.writer.add(row, record);
        } else if (content instanceof Sweep sweep) {
            now.writer.add(sweep, record);
        } else if (content == RecordContent.Nothing.UNTIMED_TOMBSTONE) {
            now.writer.ignore(record);
        }
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> current) {
        Running now = started();
        try {
            flush(now);
        } catch (ConnectException e) {
            fatal = e;
            throw e;
        }
        Map<TopicPartition, Long> offsets = new HashMap<>();
        current.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        now.writer.lowerToWaiting(offsets);
        Map<TopicPartition, OffsetAndMetadata> safe = new HashMap<>();
        offsets.forEach((partition, offset) -> safe.put(partition, new OffsetAndMetadata(offset)));
        return safe;
    }

    private static void flush(Running now) {
        try {
            now.writer.flushAll();
            now.retries.succeeded();
        } catch (WriteException e) {
            ConnectException failure = now.retries.after(e);
            if (!(failure instanceof RetriableException)) {
                throw failure;
            }
            // The next put tries again, after the pause that the worker was asked for. Offsets stay behind.
        }
        now.errants.awaitAll();
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        if (running != null) {
            running.writer.drop(partitions);
        }
    }

    @Override
    public void stop() {
        Session open = session;
        if (open != null) {
            open.stop();
            open.close();
        }
        Running now = running;
        if (now != null) {
            now.metrics.close();
            now.encoder.close();
        }
    }

    private Running started() {
        if (running == null) {
            throw new ConnectException("the task was not started");
        }
        return running;
    }
}
