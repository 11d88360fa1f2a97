// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import io.syncengine.connect.stripe.api.StripeConnection;
import io.syncengine.connect.stripe.config.LiveSettings;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.loop.TaskEventLoop;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.stripe.record.ChangeRecords;
import io.syncengine.connect.stripe.record.RecordFeed;
import io.syncengine.connect.stripe.record.StoredOffsets;
import io.syncengine.connect.stripe.run.EngineFailure;
import io.syncengine.connect.stripe.run.EngineGroup;
import io.syncengine.connect.stripe.run.RecordQueue;
import io.syncengine.connect.support.metrics.Metrics;
import io.syncengine.connect.support.metrics.MetricsOwner;
import io.syncengine.connect.support.thread.TaskThreads;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Everything that runs for one task: the loop with its thread, the connections to Stripe, the engines of its accounts, the
 * queue between them and {@code poll()}, the metrics. Safe for any thread, except that one thread polls.
 */
final class TaskRun implements AutoCloseable {

    private static final String PLUGIN = "stripe-source";

    /** Enough that reading does not wait for the worker, little enough that a kill costs few pages read again. */
    private static final int HANDOVERS_AHEAD = 2;

    private static final int LEAST_ROWS_AHEAD = 1000;

    private final OpenedParts parts;
    private final RecordFeed feed;

    private TaskRun(OpenedParts parts, RecordFeed feed) {
        this.parts = parts;
        this.feed = feed;
    }

    /** Begins to read, on another thread; makes no call itself. What was opened is closed again if it fails. */
    static TaskRun begin(TaskConfig config, SourceTaskContext context) {
        OpenedParts parts = new OpenedParts();
        try {
            return new TaskRun(parts, open(config, context, parts));
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static RecordFeed open(TaskConfig config, SourceTaskContext context, OpenedParts parts) {
        Clock host = Clock.systemUTC();
        MetricsOwner owner = new MetricsOwner(PLUGIN, config.connectorName(), config.taskId());
        SourceMetrics metrics = parts.add(
                new SourceMetrics(Metrics.of(context, owner), config.connector().metricsPerStream(), host));
        LiveSettings live = config.connector().live();
        int ahead = Math.max(LEAST_ROWS_AHEAD, HANDOVERS_AHEAD * live.batchRows());
        RecordQueue queue = new RecordQueue(ahead, live.queueBytes());
        metrics.queue(queue::records, queue::bytes);
        TaskEventLoop loop = parts.add(new TaskEventLoop(
                TaskThreads.named("stripe-loop-" + config.taskId(), TaskRun.class),
                thrown -> queue.fail(internal(thrown))));
        StripeConnection connection = parts.add(StripeConnection.open(config.connector()));
        AccountContexts contexts = new AccountContexts(
                config,
                loop,
                connection,
                metrics,
                new StoredOffsets(
                        context.offsetStorageReader(),
                        config.connector().connection().apiVersion()),
                queue);
        EngineGroup engines = new EngineGroup(loop, config, queue, contexts::make);
        parts.add(engines::close);
        if (config.isListener() && config.connector().webhook().mode().receives()) {
            EventIngress ingress = parts.add(new EventIngress(config, engines, connection, metrics));
            engines.onKeyIsGood(ingress::begin);
        }
        engines.start();
        return new RecordFeed(queue, new ChangeRecords(config.connector().records()), live.batchRows());
    }

    private static EngineFailure internal(Throwable thrown) {
        return new EngineFailure(
                "the connector has a defect; please report it with this trace, and restart the task: " + thrown,
                thrown);
    }

    /** As {@link RecordFeed#poll}. */
    @Nullable
    List<SourceRecord> poll(Duration wait) throws EngineFailure, InterruptedException {
        return feed.poll(wait);
    }

    /** Ends everything, in three seconds at most: engines, connections, loop, metrics. Doing it twice is harmless. */
    @Override
    public void close() {
        parts.close();
    }
}
