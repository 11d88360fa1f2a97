// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.simulators.stripe.SimulatedChildren;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One account's life in streams whose events tell some changes or none: rows change and go without a word, and passes over
 * lists have to find out. Children do so below their parents, some of which live on test clocks, in lists of their own. The task is killed now and then, once for longer than Stripe keeps events; in some accounts the
 * last task may list a few rows only, and what it does not show has to stay.
 */
final class PassRun {

    private static final Instant START = Instant.ofEpochSecond(1_763_868_000L);

    private static final String PARENTS = "subscriptions";
    private static final String CHILDREN = "subscription_items";
    private static final String CLOCKS = "test_helpers_test_clocks";

    /** Percent of the parents that live on a test clock, where there are any. */
    private static final int ON_CLOCKS = 30;

    /** Of each class: complete events, some, none with and without moments of creation; the same of v2; parents. */
    private static final Map<String, Integer> OBJECTS = Map.of(
            "coupons",
            30,
            "payment_intents",
            30,
            "balance_transactions",
            30,
            "radar_value_lists",
            25,
            "terminal_readers",
            30,
            "terminal_locations",
            45,
            "v2_core_event_destinations",
            45,
            "v2_money_management_outbound_payments",
            30,
            PARENTS,
            14,
            CLOCKS,
            3);

    private static final List<String> STREAMS = List.of(
            "balance_transactions",
            "coupons",
            "payment_intents",
            "radar_value_lists",
            CHILDREN,
            "terminal_locations",
            "terminal_readers",
            "v2_core_event_destinations",
            "v2_money_management_outbound_payments");

    /** What happens to a stream's rows. */
    private record Life(boolean isChanged, boolean isDeleted, boolean isSilent) {}

    private static final Map<String, Life> LIVES = Map.of(
            "coupons", new Life(true, true, false),
            "payment_intents", new Life(true, false, true),
            "balance_transactions", new Life(false, false, true),
            "radar_value_lists", new Life(true, true, true),
            "terminal_readers", new Life(true, true, true),
            "terminal_locations", new Life(true, true, true),
            "v2_core_event_destinations", new Life(true, true, true),
            "v2_money_management_outbound_payments", new Life(true, false, true));

    private static final Duration LIVELY = Duration.ofMinutes(5);

    /** The other model is about events that come later. */
    private static final Duration LATEST = Duration.ofSeconds(45);

    /** Longer than any event is late, and than the wide look after that takes to come. */
    private static final Duration QUIET = Duration.ofMinutes(7);

    /** Records whose offsets may be lost with the task. */
    private static final int UNCOMMITTED = 60;

    private static final Duration OUTAGE = Duration.ofDays(31);

    private final RaceOptions options;
    private final Random random;
    private final VirtualLoop loop;
    private final SimulatedMode account;
    private final VirtualTransport transport;
    private final Topics topics = new Topics();
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "streams", String.join(",", STREAMS),
            "poll.interval.ms", "10000",
            "snapshot.interval.ms", "60000",
            "reconcile.interval.ms", "60000",
            // Whatever lies outside is compared only when the stream is listed again.
            "reconcile.window.ms", "3456000000"));
    private boolean silent = true;
    private RaceTask task;

    private PassRun(RaceOptions options) {
        this.options = options;
        this.random = new Random(options.seed());
        this.loop = VirtualLoop.shuffled(options.seed());
        StripeSimulator stripe = new StripeSimulator(
                simulated(options), InstantSource.tick(() -> START.plus(loop.elapsed()), Duration.ofMillis(1)));
        this.account = options.livemode() ? stripe.live() : stripe.test();
        this.transport = new VirtualTransport(loop, stripe, options);
        this.task = newTask();
    }

    private RaceTask newTask() {
        return new RaceTask(loop, transport, options, settings);
    }

    private static SimulatorOptions simulated(RaceOptions options) {
        EventOptions events = EventOptions.usual().withDelays(Duration.ofSeconds(8), options.lateShare(), LATEST);
        AccountOptions account = AccountOptions.usual(options.seed())
                .withAge(Duration.ofHours(2))
                .withLargestClump(12)
                .withTestClocks(ON_CLOCKS)
                .withEvents(events);
        return new SimulatorOptions(
                account,
                options.livemode() ? OBJECTS : Map.of(),
                options.livemode() ? Map.of() : OBJECTS,
                TrafficOptions.none(),
                ApiOptions.usual(ApiCatalog.bundled()).withReplicaLag(Duration.ofSeconds(2)));
    }

    static RaceResult of(RaceOptions options) {
        return new PassRun(options).run();
    }

    private RaceResult run() {
        boolean outage = options.seed() % 3 == 0;
        boolean limited = options.seed() % 4 == 1;
        task.start(Map.of());
        live(LIVELY);
        if (options.crashes() > 0) {
            kill(Duration.ofSeconds(random.nextInt(200)), UNCOMMITTED);
            live(LIVELY.dividedBy(2));
        }
        if (outage) {
            changeOften(12);
            kill(OUTAGE, UNCOMMITTED);
            live(LIVELY.dividedBy(4));
        }
        if (limited) {
            be(QUIET);
            settings.put("backfill.max.rows", "9");
            silent = false;
            // A pass that has to be made again would be cut off, and what goes out twice stay older than it was.
            kill(Duration.ofSeconds(5), 0);
            live(LIVELY.dividedBy(2));
        }
        be(QUIET);
        task.end();
        return result();
    }

    private void live(Duration time) {
        Duration end = loop.elapsed().plus(time);
        while (loop.elapsed().compareTo(end) < 0) {
            be(Duration.ofMillis(100 + random.nextInt(2_500)));
            change();
        }
    }

    private void be(Duration time) {
        Duration end = loop.elapsed().plus(time);
        while (loop.elapsed().compareTo(end) < 0) {
            Duration step = Duration.ofMillis(100 + random.nextInt(900));
            Duration left = end.minus(loop.elapsed());
            loop.runUntil(loop.elapsed().plus(step.compareTo(left) < 0 ? step : left));
            for (int i = random.nextInt(20); i >= 0; i--) {
                take(Integer.MAX_VALUE);
            }
        }
    }

    private void changeOften(int changes) {
        for (int i = 0; i < changes; i++) {
            change();
        }
    }

    private void change() {
        String stream = STREAMS.get(random.nextInt(STREAMS.size()));
        if (stream.equals(CHILDREN)) {
            changeChild();
            return;
        }
        Life life = LIVES.get(stream);
        if (life.isSilent() && !silent) {
            return;
        }
        List<String> ids = ids(stream);
        int dice = random.nextInt(10);
        if (ids.isEmpty() || dice < 2) {
            account.create(stream);
            return;
        }
        String id = ids.get(random.nextInt(ids.size()));
        boolean untold = life.isSilent() && random.nextInt(3) > 0;
        if (dice < 5 && life.isDeleted()) {
            if (untold) {
                account.deleteSilently(stream, id);
            } else {
                account.delete(stream, id);
            }
        } else if (life.isChanged()) {
            if (untold) {
                account.updateSilently(stream, id);
            } else {
                account.update(stream, id);
            }
        }
    }

    private void changeChild() {
        List<String> parents = ids(PARENTS);
        int dice = random.nextInt(30);
        if (parents.isEmpty() || dice == 0) {
            account.create(PARENTS);
            return;
        }
        String parent = parents.get(random.nextInt(parents.size()));
        SimulatedChildren children = account.children();
        List<String> ids = children.ids(CHILDREN, parent);
        boolean untold = silent && random.nextInt(3) > 0;
        if (ids.isEmpty() || dice < 11) {
            if (untold) {
                children.addSilently(CHILDREN, parent);
            } else {
                children.add(CHILDREN, parent);
            }
            return;
        }
        String id = ids.get(random.nextInt(ids.size()));
        if (dice < 20) {
            if (untold) {
                children.removeSilently(CHILDREN, parent, id);
            } else {
                children.remove(CHILDREN, parent, id);
            }
        } else if (untold) {
            children.updateSilently(CHILDREN, parent, id);
        } else {
            children.update(CHILDREN, parent, id);
        }
    }

    private List<String> ids(String stream) {
        List<String> ids = new ArrayList<>();
        account.forEach(stream, row -> ids.add(row.id()));
        return ids;
    }

    private boolean take(int records) {
        ChangeBatch batch = task.take();
        if (batch != null) {
            topics.append(batch, records);
        }
        return batch != null;
    }

    /** The task dies with its last batch sent in part, and another begins after a pause. */
    private void kill(Duration pause, int uncommitted) {
        take(random.nextInt(12));
        task.end();
        Map<String, StreamState> states = topics.commit(random, uncommitted, options.losesIds());
        loop.runUntil(loop.elapsed().plus(pause));
        task = newTask();
        task.start(states);
    }

    private RaceResult result() {
        Map<String, String> truth = new HashMap<>();
        for (String stream : STREAMS) {
            account.forEach(stream, row -> truth.put(stream + "/" + row.id(), row.json()));
        }
        boolean finished = STREAMS.stream()
                .allMatch(stream -> topics.newest(stream).phase() == Phase.LIVE
                        || topics.newest(stream).epoch() > 1);
        return new RaceResult(
                options.seed(),
                Finding.of(truth, topics.sink()),
                Finding.of(truth, topics.last()),
                topics.falls(),
                finished && topics.sweeps() > 0,
                truth.size(),
                topics.records(),
                transport.calls(),
                0);
    }
}
