// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.assign;

import static io.syncengine.connect.stripe.assign.TaskShare.OWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

final class AccountAssignmentTest {

    private static final List<String> FAMILIES = List.of("charges", "invoices", "plans");

    private static List<TaskShare> deal(List<String> connected, int maxTasks) {
        return AccountAssignment.deal(connected, FAMILIES, family -> 1, maxTasks, 50);
    }

    @Test
    void keepsAccountsWholeWhileThereAreEnough() {
        assertThat(deal(List.of("acct_3", "acct_1", "acct_2"), 2))
                .containsExactly(
                        new TaskShare(List.of(OWN, "acct_2"), FAMILIES, 1),
                        new TaskShare(List.of("acct_1", "acct_3"), FAMILIES, 1));
        assertThat(deal(List.of("acct_1"), 2)).allMatch(task -> task.families().equals(FAMILIES));
    }

    @Test
    void dealsTheFamiliesOfAnAccountOnceThereAreFewerAccountsThanTasks() {
        List<TaskShare> tasks = deal(List.of("acct_1"), 3);

        assertThat(tasks)
                .extracting(TaskShare::accounts)
                .containsExactly(List.of(OWN), List.of(OWN), List.of("acct_1"));
        assertThat(tasks.get(2)).isEqualTo(new TaskShare(List.of("acct_1"), FAMILIES, 1));
    }

    @Test
    void isTheOldDealingWithoutConnectedAccounts() {
        for (int maxTasks = 1; maxTasks < 6; maxTasks++) {
            assertThat(deal(List.of(), maxTasks)).isEqualTo(FamilyAssignment.deal(FAMILIES, family -> 1, maxTasks, 50));
        }
    }

    @Test
    void refusesLessThanOneTask() {
        assertThatIllegalArgumentException().isThrownBy(() -> deal(List.of("acct_1"), 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261125})
    void readsEachFamilyOfEachAccountInOneTaskAlwaysTheSame(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            List<String> connected = names("acct_", random.nextInt(12), random);
            List<String> families = names("family_", 1 + random.nextInt(9), random);
            int maxTasks = 1 + random.nextInt(40);

            List<TaskShare> tasks = AccountAssignment.deal(connected, families, String::hashCode, maxTasks, 50);

            String situation = "seed " + seed + " run " + run;
            int accounts = new TreeSet<>(connected).size() + 1;
            int parts = accounts * new TreeSet<>(families).size();
            assertThat(tasks).as(situation).hasSizeLessThanOrEqualTo(maxTasks);
            assertThat(tasks).as(situation).hasSizeGreaterThanOrEqualTo(Math.min(maxTasks, accounts));
            assertThat(maxTasks < parts || tasks.size() == parts).as(situation).isTrue();
            assertThat(pairs(tasks)).as(situation).hasSize(parts).doesNotHaveDuplicates();
            assertThat(rates(tasks).values())
                    .as(situation)
                    .hasSize(accounts)
                    .allSatisfy(rate -> assertThat(rate).isEqualTo(1, within(1e-9)));
            assertThat(accounts < maxTasks || tasks.stream().allMatch(task -> task.rateShare() == 1))
                    .as(situation)
                    .isTrue();
            Collections.shuffle(connected, random);
            Collections.shuffle(families, random);
            assertThat(AccountAssignment.deal(connected, families, String::hashCode, maxTasks, 50))
                    .as(situation)
                    .isEqualTo(tasks);
        }
    }

    private static List<String> names(String prefix, int count, Random random) {
        Set<String> names = new TreeSet<>();
        while (names.size() < count) {
            names.add(prefix + random.nextInt(1000));
        }
        return new ArrayList<>(names);
    }

    private static List<String> pairs(List<TaskShare> tasks) {
        return tasks.stream()
                .flatMap(task -> task.accounts().stream()
                        .flatMap(account -> task.families().stream().map(family -> account + "/" + family)))
                .toList();
    }

    private static Map<String, Double> rates(List<TaskShare> tasks) {
        Map<String, Double> rates = new HashMap<>();
        tasks.forEach(task -> task.accounts().forEach(account -> rates.merge(account, task.rateShare(), Double::sum)));
        return rates;
    }
}
