// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.record.RecordFeed;
import io.syncengine.connect.stripe.run.EngineFailure;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.support.version.BuildVersion;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Takes from a queue what the engine reads on a thread of its own, and makes no call to Stripe itself: the worker can
 * neither pause nor stop a task whose {@code poll()} hangs. Every position travels in a record, so a commit is of interest
 * only to who waits for an event that was delivered.
 *
 * <p>{@link #stop} ends engine, connections, thread and metrics in this order, within three seconds. It may be called on
 * any thread, any number of times, and when {@link #start} has failed or was never called.
 */
public final class StripeSourceTask extends SourceTask {

    private static final Logger log = LoggerFactory.getLogger(StripeSourceTask.class);

    private static final Duration WAIT = Duration.ofMillis(500);

    private volatile @Nullable TaskRun run;

    @Override
    public String version() {
        return BuildVersion.current();
    }

    @Override
    public void start(Map<String, String> props) {
        TaskConfig config = TaskConfig.of(props);
        List<StreamDefinition> streams = config.selection().streams();
        log.info(
                "Version {} from {}; reads {} streams of {}: {}",
                version(),
                getClass().getProtectionDomain().getCodeSource().getLocation(),
                streams.size(),
                config.connector().connection().baseUrl(),
                streams.stream().map(StreamDefinition::name).toList());
        run = TaskRun.begin(config, context);
    }

    /** @throws ConnectException saying why the account cannot be read any further, and what to do */
    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        TaskRun current = run;
        if (current == null) {
            return null;
        }
        try {
            return current.poll(WAIT);
        } catch (EngineFailure e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }

    /** Tells who waits for it; of a record that was dropped on its way too, since it comes no more. */
    @Override
    public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
        RecordFeed.committed(record);
    }

    @Override
    public void stop() {
        TaskRun current = run;
        run = null;
        if (current != null) {
            current.close();
        }
    }
}
