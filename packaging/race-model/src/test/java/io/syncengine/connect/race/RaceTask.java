// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.stripe.api.ClientContext;
import io.syncengine.connect.stripe.api.HttpTransport;
import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.api.StripeConnection;
import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.loop.AccountLoop;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import io.syncengine.connect.stripe.metrics.AccountMetrics;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.stripe.run.EngineContext;
import io.syncengine.connect.stripe.run.EngineFailure;
import io.syncengine.connect.stripe.run.EngineGroup;
import io.syncengine.connect.stripe.run.OffsetSource;
import io.syncengine.connect.stripe.run.RecordQueue;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.state.StreamState;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.RecordingMetrics;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A task from its start to its end: the real client and engine, with the test as its worker. */
final class RaceTask {

    private final RecordQueue queue = new RecordQueue(400, 64L << 20);
    private final VirtualLoop loop;
    private final StripeConnection connection;
    private final RaceOptions options;
    private final TaskConfig config;
    private @Nullable EngineGroup engine;

    /** @param settings those of the connector besides the key */
    RaceTask(VirtualLoop loop, VirtualTransport transport, RaceOptions options, Map<String, String> settings) {
        this(loop, transport, options, settings, List.of(TaskShare.OWN));
    }

    /** @param accounts those to read, as the connector deals them */
    RaceTask(
            VirtualLoop loop,
            VirtualTransport transport,
            RaceOptions options,
            Map<String, String> settings,
            List<String> accounts) {
        this(loop, transport, options, config(options, settings, accounts));
    }

    /** @param config as the connector deals it */
    RaceTask(VirtualLoop loop, HttpTransport transport, RaceOptions options, TaskConfig config) {
        this.loop = loop;
        this.options = options;
        this.config = config;
        this.connection = StripeConnection.over(transport, config.connector());
    }

    private static TaskConfig config(RaceOptions options, Map<String, String> more, List<String> accounts) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("stripe.api.key", options.key());
        List<String> streams = List.of(settings.get("streams").split(",", -1));
        TaskShare share = new TaskShare(accounts, streams, 1.0);
        return TaskConfig.of(TaskConfig.settings(settings, share, accounts.size(), 0));
    }

    void start(Map<String, StreamState> states) {
        start((account, livemode, streams) -> states);
    }

    void start(OffsetSource offsets) {
        engine = new EngineGroup(loop, config, queue, connected -> context(connected, offsets));
        engine.start();
    }

    private EngineContext context(Optional<String> connected, OffsetSource offsets) {
        AccountLoop accountLoop = new AccountLoop(loop, connected.orElse(null));
        StripeClock clock = new StripeClock(loop::nanoTime, 0);
        AccountMetrics metrics = new SourceMetrics(new RecordingMetrics(), true, new ManualClock()).newAccount();
        ClientContext client = new ClientContext(
                accountLoop, clock, new ManualClock(), metrics, connected.orElse(null), new Random(options.seed() + 1));
        return new EngineContext(
                accountLoop,
                connection.client(config.rateShare(), client),
                clock,
                config,
                connected,
                StreamRegistry.bundled(),
                options.rules(),
                metrics,
                offsets,
                queue.newLane());
    }

    /** Delivers an event, as a webhook does. */
    void deliver(StripeEvent event, Delivery delivery) {
        if (engine != null) {
            engine.offer(event, Origin.WEBHOOK, delivery);
        }
    }

    /** The next batch; null when there is none. */
    @Nullable
    ChangeBatch take() {
        try {
            return queue.poll(Duration.ZERO);
        } catch (EngineFailure e) {
            throw new AssertionError("seed " + options.seed() + ": the engine gave up", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends it as a kill does: what waits in the queue is lost. */
    void end() {
        if (engine != null) {
            engine.close();
        }
    }
}
