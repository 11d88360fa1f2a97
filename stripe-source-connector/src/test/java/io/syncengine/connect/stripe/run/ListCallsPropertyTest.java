// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Every object is read once, whatever the densities, and reading in parts costs few calls. Seeds are in the messages. */
final class ListCallsPropertyTest {

    private static final long YEAR = 365 * 86_400L;

    private static final List<StreamDefinition> RANGED = StreamRegistry.bundled().streams().stream()
            .filter(StreamDefinition::isRanged)
            .filter(stream -> !stream.name().equals("events") && !stream.name().equals("accounts"))
            .toList();

    /** An account with so many streams of uneven size. */
    private static final class Account {
        private final EngineRig rig;
        private final DenseStripe stripe;
        private final Set<String> expected = new HashSet<>();

        private Account(long seed, int streams, int rows, int parallelism, List<Densities> densities) {
            Random random = new Random(seed);
            List<StreamDefinition> chosen = RANGED.subList(0, streams);
            rig = new EngineRig(chosen.stream().map(StreamDefinition::name).collect(Collectors.joining(",")));
            long from = EngineRig.START - (1 + random.nextInt(4)) * YEAR;
            stripe = new DenseStripe(rig.loop, rig.clock, EngineRig.START, from, parallelism, random);
            double[] shares = new double[streams];
            double total = 0;
            for (int i = 0; i < streams; i++) {
                shares[i] = Math.pow(random.nextDouble(), 4);
                total += shares[i];
            }
            for (int i = 0; i < streams; i++) {
                int count = (int) (rows * shares[i] / total);
                Densities density = densities.get(random.nextInt(densities.size()));
                String path = chosen.get(i).path();
                stripe.put(path, density.moments(count, from, EngineRig.START - 1, random));
                for (int object = 0; object < count; object++) {
                    expected.add(path + "-" + object);
                }
            }
            rig.client = stripe;
        }

        private List<String> read() {
            return rig.records.stream()
                    .filter(record -> record.isRow())
                    .map(record ->
                            Objects.requireNonNull(record.change()).object().id())
                    .toList();
        }

        private boolean isComplete() {
            Map<String, Phase> phases = new HashMap<>();
            rig.records.forEach(
                    record -> phases.put(record.stream(), record.state().phase()));
            return phases.size() == rig.settings.get("streams").split(",", -1).length
                    && Set.copyOf(phases.values()).equals(Set.of(Phase.LIVE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyObjectIsReadOnceForAnyDensity(Densities density) {
        for (long seed = 1; seed <= 2; seed++) {
            Account account = new Account(seed, 3, 9_000, 16, List.of(density));

            account.rig.start().run(120);

            List<String> read = account.read();
            assertThat(read).as("seed %d", seed).hasSameSizeAs(account.expected);
            assertThat(Set.copyOf(read)).as("seed %d", seed).isEqualTo(account.expected);
            assertThat(account.isComplete()).as("seed %d", seed).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"20000, 26, 4, 1.25", "20000, 26, 16, 1.25", "100000, 40, 16, 1.15"})
    void readingInPartsCostsFewCalls(int rows, int streams, int parallelism, double most) {
        List<Densities> usual =
                List.of(Densities.EVEN, Densities.GROWING, Densities.SHRINKING, Densities.TWO_HEAPS, Densities.SEASONS);
        for (long seed = 1; seed <= 2; seed++) {
            Account account = new Account(seed, streams, rows, parallelism, usual);

            account.rig.start().run(400);

            assertThat(account.isComplete()).as("seed %d", seed).isTrue();
            assertThat(account.read()).as("seed %d", seed).hasSize(account.expected.size());
            assertThat((double) account.stripe.listCalls() / account.stripe.fewestCalls())
                    .as("calls to the fewest, seed %d", seed)
                    .isLessThanOrEqualTo(most);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void aKillCostsFewCallsMore(long seed) {
        Account account = new Account(seed, 30, 100_000, 6, List.of(Densities.EVEN, Densities.GROWING));
        account.rig.start();
        int half = account.expected.size() / 2;
        int committed = 0;
        while (account.rig.records.size() < half) {
            committed = account.rig.records.size();
            account.rig.run(1);
        }
        account.rig.kill();
        Map<String, StreamState> states = new HashMap<>();
        for (String stream : account.rig.settings.get("streams").split(",", -1)) {
            StreamState state = account.rig.offset(stream, committed);
            if (state != null) {
                states.put(stream, state);
            }
        }

        account.rig.start(states).run(400);

        assertThat(account.isComplete()).isTrue();
        assertThat(new HashSet<>(account.read())).hasSameSizeAs(account.expected);
        assertThat((double) account.stripe.listCalls() / account.stripe.fewestCalls())
                .isLessThanOrEqualTo(1.2);
    }
}
