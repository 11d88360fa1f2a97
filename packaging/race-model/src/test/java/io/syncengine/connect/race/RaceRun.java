// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.api.ApiOptions;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.AccountOptions;
import io.syncengine.connect.simulators.stripe.data.EventOptions;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One account's life: objects that change while they are listed and after, a task that reads them and is killed now and
 * then, and a long quiet time after which everybody must know the truth.
 */
final class RaceRun {

    private static final Instant START = Instant.ofEpochSecond(1_763_868_000L);

    /** Changes go on for so long, from a minute before the task begins. */
    private static final Duration LIVELY = Duration.ofMinutes(6);

    private static final Duration BEFORE = Duration.ofMinutes(1);

    /** Longer than any event is late, and than the wide look after that takes to come and to end. */
    private static final Duration QUIET = Duration.ofMinutes(11);

    /** The same where looks take many small pages. */
    private static final Duration LONG_QUIET = Duration.ofMinutes(20);

    /** Time after which a change has been emitted. */
    private static final Duration SETTLED = Duration.ofSeconds(12);

    private static final double CHANGES_PER_SECOND = 1;

    private final RaceOptions options;
    private final Random random;
    private final VirtualLoop loop;
    private final StripeSimulator stripe;
    private final SimulatedMode account;
    private final VirtualTransport transport;
    private final Topics topics = new Topics();
    private final Postman postman;
    private RaceTask task;

    private RaceRun(RaceOptions options) {
        this.options = options;
        this.random = new Random(options.seed());
        this.loop = VirtualLoop.shuffled(options.seed());
        this.stripe = new StripeSimulator(
                simulated(options), InstantSource.tick(() -> START.plus(loop.elapsed()), Duration.ofMillis(1)));
        this.account = options.livemode() ? stripe.live() : stripe.test();
        this.transport = new VirtualTransport(loop, stripe, options);
        transport.onSlowPage(this::changeMeanwhile);
        this.task = new RaceTask(loop, transport, options, settings(options));
        this.postman = new Postman(stripe, topics, options);
    }

    private static Map<String, String> settings(RaceOptions options) {
        return Map.of(
                "streams",
                String.join(",", options.world().streams()),
                "poll.interval.ms",
                Long.toString(options.pollMillis()));
    }

    private static SimulatorOptions simulated(RaceOptions options) {
        EventOptions events = EventOptions.usual()
                .withDelays(Duration.ofSeconds(8), options.lateShare(), Duration.ofMinutes(4))
                .withOtherVersions(options.otherVersions());
        AccountOptions account = AccountOptions.usual(options.seed())
                .withAge(Duration.ofHours(2))
                .withLargestClump(25)
                .withEvents(events);
        World world = options.world();
        return new SimulatorOptions(
                account,
                options.livemode() ? world.objects() : Map.of(),
                options.livemode() ? Map.of() : world.objects(),
                new TrafficOptions(CHANGES_PER_SECOND, world.changing(), world.mix()).withChildren(world.children()),
                ApiOptions.usual(ApiCatalog.bundled()).withReplicaLag(Duration.ofSeconds(2)));
    }

    static RaceResult of(RaceOptions options) {
        return new RaceRun(options).run();
    }

    private RaceResult run() {
        (options.livemode() ? stripe.test() : stripe.live()).trafficRate(0);
        loop.run(BEFORE);
        postman.begin();
        task.start(Map.of());
        List<Duration> kills = random.longs(options.crashes(), 5_000, LIVELY.toMillis() + 60_000)
                .sorted()
                .mapToObj(Duration::ofMillis)
                .toList();
        for (Duration kill : kills) {
            runUntil(kill);
            kill();
        }
        runUntil(LIVELY);
        runUntil(loop.elapsed().plus(options.isParted() ? LONG_QUIET : QUIET));
        task.end();
        return result();
    }

    private void runUntil(Duration moment) {
        while (loop.elapsed().compareTo(moment) < 0) {
            Duration step = Duration.ofMillis(100 + random.nextInt(900));
            Duration left = moment.minus(loop.elapsed());
            postman.deliver(task);
            pass(step.compareTo(left) < 0 ? step : left);
            for (int i = random.nextInt(20); i >= 0; i--) {
                take(Integer.MAX_VALUE);
            }
        }
    }

    /** What is on a page that takes long changes before it comes: the worst moment for it. */
    private void changeMeanwhile(String stream, String id, Duration way) {
        long latest = way.toMillis() - SETTLED.toMillis();
        boolean changes = options.world().changing().contains(stream);
        if (!changes || latest <= 0 || loop.elapsed().compareTo(LIVELY) >= 0) {
            return;
        }
        Duration moment = Duration.ofMillis(random.nextInt((int) latest));
        loop.schedule(
                () -> {
                    if (account.find(stream, id).isEmpty()) {
                        return;
                    }
                    if (options.world().mix().delete() > 0 && random.nextInt(3) == 0) {
                        account.delete(stream, id);
                    } else {
                        account.update(stream, id);
                    }
                },
                moment);
    }

    private void pass(Duration time) {
        Duration end = loop.elapsed().plus(time);
        if (loop.elapsed().compareTo(LIVELY) < 0 && end.compareTo(LIVELY) >= 0) {
            loop.runUntil(LIVELY);
            account.trafficRate(0);
        }
        loop.runUntil(end);
    }

    private boolean take(int records) {
        ChangeBatch batch = task.take();
        if (batch != null) {
            topics.append(batch, records);
            postman.sent(batch, records);
        }
        return batch != null;
    }

    /** The task dies: the records of its last batch have been sent in part, and offsets are committed up to some time ago. */
    private void kill() {
        take(random.nextInt(12));
        task.end();
        postman.lost();
        Map<String, StreamState> states = topics.commit(random, 150, options.losesIds());
        // Now and then for longer than even a wide look goes back.
        Duration pause = Duration.ofSeconds(random.nextInt(8) == 0 ? 700 : random.nextInt(30));
        pass(pause);
        task = new RaceTask(loop, transport, options, settings(options));
        task.start(states);
    }

    private RaceResult result() {
        Map<String, String> truth = new HashMap<>();
        for (String stream : options.world().streams()) {
            account.forEach(stream, row -> truth.put(stream + "/" + row.id(), row.json()));
        }
        boolean finished = options.world().streams().stream()
                .allMatch(stream -> topics.newest(stream).phase() == Phase.LIVE);
        return new RaceResult(
                options.seed(),
                Finding.of(truth, topics.sink()),
                Finding.of(truth, topics.last()),
                topics.falls(),
                finished,
                truth.size(),
                topics.records(),
                transport.calls(),
                postman.committed());
    }
}
