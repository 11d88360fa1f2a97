// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.api.ApiOptions;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.AccountOptions;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A platform with three connected accounts that all change under the same ids; one is disconnected and another connected
 * while the task runs. Each account's topic rows have to be the account's own.
 */
final class ConnectedAccountsModelTest {

    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    /** A list of v2, whose pages are read through links and whose events tell of their object no more than its id. */
    private static final String OF_V2 = "v2_money_management_outbound_payments";

    private static final Set<String> STREAMS = Set.of("coupons", "plans", "products", OF_V2);
    private static final Map<String, Integer> OBJECTS = Map.of("coupons", 150, "plans", 30, "products", 20, OF_V2, 40);
    private static final Map<String, String> SETTINGS =
            Map.of("streams", String.join(",", STREAMS), "poll.interval.ms", "10000");
    private static final Duration LIVELY = Duration.ofMinutes(3);
    private static final Duration QUIET = Duration.ofMinutes(11);

    private final Map<String, Topics> topics = new HashMap<>();
    private final Map<String, Map<String, StreamState>> states = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 5})
    void eachAccountsRowsAreItsOwnWhoeverComesAndGoes(long seed) {
        RaceOptions options = RaceOptions.of(seed);
        VirtualLoop loop = VirtualLoop.shuffled(seed);
        StripeSimulator stripe = new StripeSimulator(
                simulated(seed), InstantSource.tick(() -> START.plus(loop.elapsed()), Duration.ofMillis(1)));
        stripe.live().trafficRate(0);
        VirtualTransport transport = new VirtualTransport(loop, stripe, options);
        List<String> connected = connected(stripe);
        assertThat(connected).hasSize(3);

        RaceTask first = begin(loop, transport, options, connected);
        run(loop, first, LIVELY);
        String gone = connected.get(0);
        stripe.test().delete("accounts", gone);
        run(loop, first, LIVELY);
        for (String stream : STREAMS) {
            assertThat(topics.get(gone).newest(stream).phase()).isEqualTo(Phase.SKIPPED);
            assertThat(topics.get(gone).newest(stream).error()).isEqualTo("permission");
            assertThat(topics.get(connected.get(1)).newest(stream).phase()).isEqualTo(Phase.LIVE);
        }
        first.end();

        stripe.test().create("accounts");
        List<String> later = connected(stripe);
        assertThat(later).hasSize(3).doesNotContain(gone);
        RaceTask second = begin(loop, transport, options, later);
        run(loop, second, LIVELY);
        stripe.test().trafficRate(0);
        later.forEach(account -> stripe.connected(false, account).trafficRate(0));
        run(loop, second, QUIET);
        second.end();

        String own = new ArrayList<>(topics.keySet())
                .stream()
                        .filter(id -> !later.contains(id) && !id.equals(gone))
                        .findFirst()
                        .orElseThrow();
        Map<String, Set<String>> ids = new HashMap<>();
        ids.put(own, compare(seed, own, stripe.test()));
        later.forEach(account -> ids.put(account, compare(seed, account, stripe.connected(false, account))));
        Set<String> shared = new HashSet<>(ids.get(later.get(0)));
        shared.retainAll(ids.get(later.get(1)));
        assertThat(shared).as("ids that two accounts use").hasSizeGreaterThan(20);
    }

    private static SimulatorOptions simulated(long seed) {
        Map<String, Integer> platform = new HashMap<>(OBJECTS);
        platform.put("accounts", 3);
        return new SimulatorOptions(
                        AccountOptions.usual(seed).withAge(Duration.ofHours(2)),
                        Map.of(),
                        platform,
                        new TrafficOptions(0.5, STREAMS, new TrafficOptions.Mix(40, 18, 12, 6, 0)),
                        ApiOptions.usual(ApiCatalog.bundled()).withReplicaLag(Duration.ofSeconds(2)))
                .withConnected(OBJECTS);
    }

    private static List<String> connected(StripeSimulator stripe) {
        List<String> ids = new ArrayList<>();
        stripe.test().forEach("accounts", row -> ids.add(row.id()));
        return ids;
    }

    private RaceTask begin(VirtualLoop loop, VirtualTransport transport, RaceOptions options, List<String> connected) {
        List<String> dealt = new ArrayList<>(List.of(TaskShare.OWN));
        dealt.addAll(connected);
        RaceTask task = new RaceTask(loop, transport, options, SETTINGS, dealt);
        task.start((account, livemode, streams) -> states.getOrDefault(account, Map.of()));
        return task;
    }

    private void run(VirtualLoop loop, RaceTask task, Duration time) {
        Duration end = loop.elapsed().plus(time);
        while (loop.elapsed().compareTo(end) < 0) {
            loop.run(Duration.ofMillis(500));
            for (ChangeBatch batch = task.take(); batch != null; batch = task.take()) {
                topics.computeIfAbsent(batch.accountId(), id -> new Topics()).append(batch, Integer.MAX_VALUE);
                states.computeIfAbsent(batch.accountId(), id -> new HashMap<>())
                        .put(batch.stream().name(), batch.after());
            }
        }
    }

    private Set<String> compare(long seed, String account, SimulatedMode data) {
        Map<String, String> truth = new HashMap<>();
        for (String stream : STREAMS) {
            data.forEach(stream, row -> truth.put(stream + "/" + row.id(), row.json()));
        }
        Topics known = topics.get(account);
        assertThat(truth).as("objects of %s", account).hasSizeGreaterThan(100);
        assertThat(Finding.of(truth, known.sink()))
                .as("seed %d, sink of %s", seed, account)
                .satisfies(finding -> assertThat(finding.isClean()).isTrue());
        assertThat(Finding.of(truth, known.last()))
                .as("seed %d, topics of %s", seed, account)
                .satisfies(finding -> assertThat(finding.isClean()).isTrue());
        return truth.keySet();
    }
}
