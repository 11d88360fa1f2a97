// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.loop.AccountLoop;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.state.StreamOffsets;
import io.syncengine.connect.stripe.state.StreamState;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.RecordingMetrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An engine over a fake account, in virtual time. It can be killed and started anew. */
final class EngineRig {

    static final long START = 1_763_868_000L;
    static final String CUSTOMERS = "/v1/customers";

    private static final Duration STEP = Duration.ofMillis(500);

    final VirtualLoop loop = new VirtualLoop();
    final StripeClock clock = new StripeClock(loop::nanoTime, START - 77);
    final FakeStripe stripe = new FakeStripe(loop, clock, START);
    final RecordingMetrics metrics = new RecordingMetrics();
    final List<Emitted> records = new ArrayList<>();
    final Map<String, String> settings = new HashMap<>(Map.of("stripe.api.key", "sk_test_0123456789abcdef1234"));
    StripeClient client = stripe;
    SyncRules rules = SyncRules.standard();
    long queueBytes = 64L << 20;
    RecordQueue queue = new RecordQueue(4_000, queueBytes);
    EngineGroup engine;
    EngineFailure failure;

    EngineRig(String streams) {
        settings.put("streams", streams);
    }

    EngineRig with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    EngineRig start() {
        return start(Map.of());
    }

    EngineRig start(Map<String, StreamState> offsets) {
        return start((account, livemode, streams) -> offsets);
    }

    EngineRig start(OffsetSource offsets) {
        queue = new RecordQueue(4_000, queueBytes);
        failure = null;
        TaskConfig config = config();
        engine = new EngineGroup(
                loop,
                config,
                queue,
                connected -> new EngineContext(
                        new AccountLoop(loop, null),
                        client,
                        clock,
                        config,
                        connected,
                        StreamRegistry.bundled(),
                        rules,
                        new SourceMetrics(metrics, true, new ManualClock()).newAccount(),
                        offsets,
                        queue.newLane()));
        engine.start();
        return this;
    }

    private TaskConfig config() {
        List<String> names = TaskConfigs.streams(settings);
        return TaskConfig.of(TaskConfig.settings(settings, new TaskShare(names, 1.0), 0));
    }

    /** Ends the engine as a kill does: what waits in the queue is lost. */
    void kill() {
        engine.close();
        loop.runReady();
    }

    /** Lets time pass, with the task taking what there is. */
    EngineRig run(Duration time) {
        Duration end = loop.elapsed().plus(time);
        while (loop.elapsed().compareTo(end) < 0) {
            Duration left = end.minus(loop.elapsed());
            loop.run(left.compareTo(STEP) < 0 ? left : STEP);
            takeAll();
        }
        return this;
    }

    EngineRig run(long seconds) {
        return run(Duration.ofSeconds(seconds));
    }

    private void takeAll() {
        for (ChangeBatch batch = take(); batch != null; batch = take()) {
            records.addAll(Emitted.of(batch));
        }
    }

    ChangeBatch take() {
        try {
            return queue.poll(Duration.ZERO);
        } catch (EngineFailure e) {
            failure = e;
            return null;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The rows emitted so far, in short. */
    List<String> rows() {
        return records.stream()
                .filter(record -> record.isRow())
                .map(Emitted::row)
                .toList();
    }

    /** The rows emitted so far of one object, in short, without its id. */
    List<String> rows(String id) {
        return rows().stream()
                .filter(row -> row.startsWith(id + " "))
                .map(row -> row.substring(id.length() + 1))
                .toList();
    }

    /** The state that the newest record of the stream carries, through the codec of offsets. */
    StreamState offset(String stream) {
        return offset(stream, records.size());
    }

    /** The same after so many records. */
    StreamState offset(String stream, int count) {
        for (int i = count - 1; i >= 0; i--) {
            if (records.get(i).stream().equals(stream)) {
                return StreamOffsets.decode(StreamOffsets.encode(records.get(i).state()), FakeStripe.VERSION);
            }
        }
        return null;
    }
}
