// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.assign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Deals families to tasks: heaviest first, each to the task that has least so far. A family is a stream with its
 * children; they share a task, because list and events of a row must leave through one producer to stay in order, and
 * because they are read by the same calls, which have a limit of their own. The result depends on nothing but the
 * arguments, so that asking again restarts no task.
 */
public final class FamilyAssignment {

    private static final class Hand {
        private final List<String> families = new ArrayList<>();
        private long load;

        void take(String family, int weight) {
            families.add(family);
            load += weight;
        }
    }

    private FamilyAssignment() {}

    /**
     * Deals the families.
     *
     * @param families names; their order does not matter, repetitions are dealt once
     * @param weight of a family by its name, at least 1
     * @param maxTasks at least 1
     * @param calls that the account allows in a second, above 0; there are no more tasks than that, so that each may make
     *     one
     * @return as many tasks as there can be without an idle one; empty only without families
     */
    public static List<TaskShare> deal(
            Collection<String> families, ToIntFunction<String> weight, int maxTasks, double calls) {
        if (maxTasks < 1) {
            throw new IllegalArgumentException("maxTasks is " + maxTasks + ", at least 1");
        }
        List<String> heaviestFirst = new ArrayList<>(new TreeSet<>(families));
        heaviestFirst.sort(Comparator.comparingInt(weight).reversed());
        List<Hand> hands = new ArrayList<>();
        int most = (int) Math.max(1, Math.min(maxTasks, calls));
        for (int i = 0; i < Math.min(most, heaviestFirst.size()); i++) {
            hands.add(new Hand());
        }
        for (String family : heaviestFirst) {
            lightest(hands).take(family, Math.max(1, weight.applyAsInt(family)));
        }
        long total = hands.stream().mapToLong(hand -> hand.load).sum();
        return hands.stream()
                .map(hand -> new TaskShare(
                        hand.families.stream().sorted().toList(),
                        hands.size() == 1 ? 1 : rateShare((double) hand.load / total, hands.size(), calls)))
                .toList();
    }

    /** The first of those with the least. */
    private static Hand lightest(List<Hand> hands) {
        Hand lightest = hands.get(0);
        for (Hand hand : hands) {
            if (hand.load < lightest.load) {
                lightest = hand;
            }
        }
        return lightest;
    }

    /**
     * One call a second is everybody's: less would still be one in some second, and all of them together more than the
     * limit. Of the rest half goes by weight, half is dealt evenly: a task with small streams reads events all the same.
     */
    private static double rateShare(double weight, int tasks, double calls) {
        double one = 1 / calls;
        return one + (1 - tasks * one) * (weight + 1.0 / tasks) / 2;
    }
}
