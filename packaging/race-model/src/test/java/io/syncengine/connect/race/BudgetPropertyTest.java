// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.api.ApiOptions;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.AccountOptions;
import io.syncengine.connect.simulators.stripe.data.StreamCounts;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import io.syncengine.connect.stripe.StripeSourceConnector;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * All streams of changing accounts, listed and followed by as many tasks as may be: what all tasks call together of an
 * account, of whatever kind, is never more in any second than {@code rate.limit.per.second}.
 */
final class BudgetPropertyTest {

    private static final Instant START = Instant.ofEpochSecond(1_763_868_000L);
    private static final Duration TIME = Duration.ofSeconds(30);

    /** Paths that were called, of all seeds. */
    private static final Set<String> SEEN = new HashSet<>();

    static LongStream seeds() {
        return LongStream.range(0, 7);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noSecondHoldsMoreCallsOfAnAccountThanItsLimit(long seed) {
        Random random = new Random(seed);
        int limit = 1 + random.nextInt(seed % 2 == 0 ? 8 : 60);
        int maxTasks = 1 + random.nextInt(6);
        RaceOptions options = RaceOptions.of(2 * seed + 1);
        VirtualLoop loop = VirtualLoop.shuffled(seed);
        StripeSimulator stripe = new StripeSimulator(
                account(seed), InstantSource.tick(() -> START.plus(loop.elapsed()), Duration.ofMillis(1)));
        CallMeter meter = new CallMeter(loop, seed);
        List<String> connected = new ArrayList<>();
        if (seed % 3 == 0) {
            stripe.test().forEach("accounts", row -> connected.add(row.id()));
        }

        List<TaskConfig> configs = configs(limit, maxTasks, connected);
        List<RaceTask> tasks = configs.stream()
                .map(config ->
                        new RaceTask(loop, meter.watch(new VirtualTransport(loop, stripe, options)), options, config))
                .toList();
        tasks.forEach(task -> task.start(Map.of()));
        while (loop.elapsed().compareTo(TIME) < 0) {
            loop.run(Duration.ofMillis(200));
            tasks.forEach(task -> {
                while (task.take() != null) {
                    // Only calls are of interest.
                }
            });
        }
        tasks.forEach(RaceTask::end);

        String situation = "limit " + limit + ", " + tasks.size() + " tasks, " + meter.calls();
        // A task that reads connected accounts only asks the key's own one once whether the key works.
        long asking =
                configs.stream().filter(config -> !config.accounts().own()).count();
        assertThat(meter.mostInASecond())
                .as(situation)
                .hasSize(connected.size() + 1)
                .allSatisfy((account, most) -> assertThat(most)
                        .isLessThanOrEqualTo(limit + (account.equals(CallMeter.OWN) ? (int) asking : 0)));
        SEEN.addAll(meter.paths());
    }

    @AfterAll
    static void callsOfAllKindsWereSeen() {
        assertThat(SEEN)
                .contains("/v1/account", "/v1/events", "/v1/charges", "/v1/balance")
                .as("an object read again")
                .anyMatch(path -> path.startsWith("/v1/charges/ch_"))
                .as("children")
                .anyMatch(path -> path.matches("/v1/customers/cus_\\w+/\\w+"));
    }

    private static List<TaskConfig> configs(int limit, int maxTasks, List<String> connected) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name", "stripe-source",
                "stripe.api.key", "sk_test_simulated",
                "streams", "*",
                "poll.interval.ms", "1000",
                "rate.limit.per.second", Integer.toString(limit)));
        if (!connected.isEmpty()) {
            settings.put("stripe.connected.accounts", String.join(",", connected));
        }
        StripeSourceConnector connector = new StripeSourceConnector();
        connector.start(settings);
        return connector.taskConfigs(maxTasks).stream().map(TaskConfig::of).toList();
    }

    private static SimulatorOptions account(long seed) {
        ApiCatalog catalog = ApiCatalog.bundled();
        Map<String, Integer> objects = new HashMap<>(StreamCounts.usual(catalog, 2_000));
        objects.put("accounts", 2);
        return new SimulatorOptions(
                        AccountOptions.usual(seed).withAge(Duration.ofHours(2)),
                        Map.of(),
                        objects,
                        TrafficOptions.usual(catalog, 5),
                        ApiOptions.usual(catalog))
                .withConnected(objects);
    }
}
