// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.assign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Deals accounts to tasks. As long as there are at least as many accounts as tasks an account stays whole, since its rate
 * limit and its events are best used in one place; with fewer accounts each gets tasks of its own, which share its
 * families. The result depends on nothing but the arguments, so that asking again restarts no task.
 */
public final class AccountAssignment {

    private AccountAssignment() {}

    /**
     * Deals the families of all accounts.
     *
     * @param connected ids of connected accounts, which are read besides the key's own; their order does not matter
     * @param families names; their order does not matter
     * @param weight of a family by its name, at least 1
     * @param maxTasks at least 1
     * @param calls that each account allows in a second, above 0
     * @return as many tasks as there can be without an idle one; empty only without families
     */
    public static List<TaskShare> deal(
            Collection<String> connected,
            Collection<String> families,
            ToIntFunction<String> weight,
            int maxTasks,
            double calls) {
        if (maxTasks < 1) {
            throw new IllegalArgumentException("maxTasks is " + maxTasks + ", at least 1");
        }
        List<String> accounts = new ArrayList<>(List.of(TaskShare.OWN));
        accounts.addAll(new TreeSet<>(connected));
        return accounts.size() >= maxTasks
                ? whole(accounts, families, weight, maxTasks)
                : split(accounts, families, weight, maxTasks, calls);
    }

    private static List<TaskShare> whole(
            List<String> accounts, Collection<String> families, ToIntFunction<String> weight, int maxTasks) {
        List<List<String>> hands = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            if (i < maxTasks) {
                hands.add(new ArrayList<>());
            }
            hands.get(i % maxTasks).add(accounts.get(i));
        }
        List<TaskShare> tasks = new ArrayList<>();
        for (List<String> hand : hands) {
            // One task that has it all, or none.
            for (TaskShare all : FamilyAssignment.deal(families, weight, 1, 1)) {
                tasks.add(new TaskShare(hand, all.families(), all.rateShare()));
            }
        }
        return tasks;
    }

    private static List<TaskShare> split(
            List<String> accounts,
            Collection<String> families,
            ToIntFunction<String> weight,
            int maxTasks,
            double calls) {
        List<TaskShare> tasks = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            boolean oneMore = i < maxTasks % accounts.size();
            int own = maxTasks / accounts.size() + (oneMore ? 1 : 0);
            for (TaskShare part : FamilyAssignment.deal(families, weight, own, calls)) {
                tasks.add(new TaskShare(List.of(accounts.get(i)), part.families(), part.rateShare()));
            }
        }
        return tasks;
    }
}
