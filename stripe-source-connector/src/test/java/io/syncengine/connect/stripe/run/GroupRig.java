// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.loop.AccountLoop;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.state.StreamState;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.RecordingMetrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The engines of a task over one fake for each account, in virtual time. */
final class GroupRig {

    static final long START = EngineRig.START;
    static final String OWN = FakeStripe.ACCOUNT;

    private static final Duration STEP = Duration.ofMillis(500);

    final VirtualLoop loop = new VirtualLoop();
    final Map<String, FakeStripe> accounts = new LinkedHashMap<>();
    final Map<String, StripeClock> clocks = new HashMap<>();
    final Map<String, List<Emitted>> records = new HashMap<>();
    final RecordingMetrics metrics = new RecordingMetrics();
    final RecordQueue queue = new RecordQueue(4_000, 64L << 20);
    OffsetSource offsets = (account, livemode, streams) -> Map.of();
    EngineGroup group;
    EngineFailure failure;

    private final Map<String, String> settings =
            new HashMap<>(Map.of("stripe.api.key", "sk_test_0123456789abcdef1234"));

    GroupRig(String... connected) {
        settings.put("streams", "customers,coupons");
        stripe(OWN);
        List.of(connected).forEach(this::stripe);
    }

    /** Sets something of the connector's before the start. */
    GroupRig with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** The account's Stripe. */
    FakeStripe stripe(String account) {
        return accounts.computeIfAbsent(account, id -> {
            StripeClock clock = new StripeClock(loop::nanoTime, START);
            FakeStripe fake = new FakeStripe(loop, clock, START);
            fake.account = id;
            clocks.put(id, clock);
            return fake;
        });
    }

    /** Begins a task that reads the key's own account and all others that the rig knows. */
    GroupRig start() {
        List<String> dealt = new ArrayList<>(List.of(TaskShare.OWN));
        accounts.keySet().stream().filter(id -> !id.equals(OWN)).forEach(dealt::add);
        return start(dealt);
    }

    GroupRig start(List<String> dealt) {
        List<String> streams = TaskConfigs.streams(settings);
        TaskConfig config =
                TaskConfig.of(TaskConfig.settings(settings, new TaskShare(dealt, streams, 1), dealt.size(), 0));
        SourceMetrics task = new SourceMetrics(metrics, true, new ManualClock());
        group = new EngineGroup(
                loop,
                config,
                queue,
                connected -> new EngineContext(
                        new AccountLoop(loop, null),
                        stripe(connected.orElse(OWN)),
                        Objects.requireNonNull(clocks.get(connected.orElse(OWN))),
                        config,
                        connected,
                        StreamRegistry.bundled(),
                        SyncRules.standard(),
                        task.newAccount(),
                        (account, livemode, names) -> offsets.read(account, livemode, names),
                        queue.newLane()));
        group.start();
        return this;
    }

    GroupRig run(Duration time) {
        Duration end = loop.elapsed().plus(time);
        while (loop.elapsed().compareTo(end) < 0) {
            loop.run(STEP);
            takeAll();
        }
        return this;
    }

    private void takeAll() {
        try {
            for (ChangeBatch batch = queue.poll(Duration.ZERO); batch != null; batch = queue.poll(Duration.ZERO)) {
                records.computeIfAbsent(batch.accountId(), id -> new ArrayList<>())
                        .addAll(Emitted.of(batch));
            }
        } catch (EngineFailure e) {
            failure = e;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The rows of the account so far, in short. */
    List<String> rows(String account) {
        return records.getOrDefault(account, List.of()).stream()
                .filter(record -> record.change() != null)
                .map(Emitted::row)
                .toList();
    }

    /** The state that the newest record of the account's stream carries. */
    StreamState state(String account, String stream) {
        List<Emitted> all = records.getOrDefault(account, List.of());
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).stream().equals(stream)) {
                return all.get(i).state();
            }
        }
        throw new AssertionError("no record of " + stream + " of " + account);
    }
}
