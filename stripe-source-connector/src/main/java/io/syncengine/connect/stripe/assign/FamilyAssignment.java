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
 * children; they share a task, because list and events of a row must leave through one producer to stay in order. The
 * result depends on nothing but the arguments, so that asking again restarts no task.
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
     * @return as many tasks as there can be without an idle one; empty only without families
     */
    public static List<TaskShare> deal(Collection<String> families, ToIntFunction<String> weight, int maxTasks) {
        if (maxTasks < 1) {
            throw new IllegalArgumentException("maxTasks is " + maxTasks + ", at least 1");
        }
        List<String> heaviestFirst = new ArrayList<>(new TreeSet<>(families));
        heaviestFirst.sort(Comparator.comparingInt(weight).reversed());
        List<Hand> hands = new ArrayList<>();
        for (int i = 0; i < Math.min(maxTasks, heaviestFirst.size()); i++) {
            hands.add(new Hand());
        }
        for (String family : heaviestFirst) {
            lightest(hands).take(family, Math.max(1, weight.applyAsInt(family)));
        }
        long total = hands.stream().mapToLong(hand -> hand.load).sum();
        return hands.stream()
                .map(hand -> new TaskShare(
                        hand.families.stream().sorted().toList(), rateShare(hand.load, total, hands.size())))
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

    /** Half of the limit goes by weight, half is dealt evenly: a task with small streams reads events all the same. */
    private static double rateShare(long load, long total, int tasks) {
        return ((double) load / total + 1.0 / tasks) / 2;
    }
}
