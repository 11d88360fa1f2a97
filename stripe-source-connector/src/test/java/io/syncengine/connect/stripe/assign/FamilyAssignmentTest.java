// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Random;

class FamilyAssignmentTest {

    /** Calls a second of which each task gets more than it needs. */
    private static final double ENOUGH = 1e9;

    @Test
    void dealsHeavyFamiliesApart() {
        Map<String, Integer> weights = Map.of("charges", 100, "invoices", 90, "plans", 5, "refunds", 20);

        List<TaskShare> tasks = FamilyAssignment.deal(weights.keySet(), weights::get, 2, ENOUGH);

        assertThat(tasks)
                .extracting(TaskShare::families)
                .containsExactly(List.of("charges", "plans"), List.of("invoices", "refunds"));
    }

    @Test
    void makesNoIdleTask() {
        List<TaskShare> tasks = FamilyAssignment.deal(List.of("charges", "plans"), name -> 1, 8, ENOUGH);

        assertThat(tasks).extracting(TaskShare::families).containsExactly(List.of("charges"), List.of("plans"));
        assertThat(tasks).extracting(TaskShare::rateShare).containsExactly(0.5, 0.5);
    }

    @Test
    void givesASmallTaskEnoughOfTheRateLimit() {
        List<TaskShare> tasks = FamilyAssignment.deal(List.of("a", "b"), name -> name.equals("a") ? 99 : 1, 2, ENOUGH);

        assertThat(tasks.get(0).rateShare()).isEqualTo(0.745, within(1e-6));
        assertThat(tasks.get(1).rateShare()).isEqualTo(0.255, within(1e-6));
    }

    @Test
    void givesOneTaskEverything() {
        List<String> all = StreamRegistry.bundled().streams().stream()
                .map(StreamDefinition::name)
                .toList();

        List<TaskShare> tasks = FamilyAssignment.deal(all, StreamRegistry.bundled()::weight, 1, ENOUGH);

        assertThat(tasks).containsExactly(new TaskShare(all, 1.0));
    }

    @Test
    void refusesLessThanOneTask() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FamilyAssignment.deal(List.of("a"), name -> 1, 0, ENOUGH));
        assertThat(FamilyAssignment.deal(List.of(), name -> 1, 3, ENOUGH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261124})
    void dealsEachFamilyOnceEvenlyAndAlwaysTheSame(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            Map<String, Integer> weights = randomWeights(random);
            int maxTasks = 1 + random.nextInt(12);
            int calls = 1 + random.nextInt(30);

            List<TaskShare> tasks = FamilyAssignment.deal(weights.keySet(), weights::get, maxTasks, calls);

            String situation = "seed " + seed + " run " + run;
            assertThat(tasks).as(situation).hasSize(Math.min(calls, Math.min(maxTasks, weights.size())));
            assertThat(tasks.stream().flatMap(task -> task.families().stream()))
                    .as(situation)
                    .containsExactlyInAnyOrderElementsOf(weights.keySet());
            assertThat(tasks.stream().mapToDouble(TaskShare::rateShare).sum())
                    .as(situation)
                    .isEqualTo(1, within(1e-9));
            assertThat(tasks).as(situation).allMatch(task -> task.rateShare() >= 0.5 / tasks.size());
            assertThat(tasks).as(situation).allMatch(task -> task.rateShare() * calls >= 1 - 1e-9);
            LongSummaryStatistics loads = tasks.stream()
                    .mapToLong(task ->
                            task.families().stream().mapToLong(weights::get).sum())
                    .summaryStatistics();
            assertThat(loads.getMax() - loads.getMin())
                    .as(situation)
                    .isLessThanOrEqualTo(Collections.max(weights.values()));
            assertThat(FamilyAssignment.deal(shuffled(weights, random), weights::get, maxTasks, calls))
                    .as(situation)
                    .isEqualTo(tasks);
        }
    }

    private static Map<String, Integer> randomWeights(Random random) {
        Map<String, Integer> weights = new HashMap<>();
        int count = 1 + random.nextInt(80);
        for (int i = 0; i < count; i++) {
            weights.put("family_" + random.nextInt(1000), 1 + random.nextInt(100));
        }
        return weights;
    }

    private static List<String> shuffled(Map<String, Integer> weights, Random random) {
        List<String> names = new ArrayList<>(weights.keySet());
        Collections.shuffle(names, random);
        return names;
    }
}
