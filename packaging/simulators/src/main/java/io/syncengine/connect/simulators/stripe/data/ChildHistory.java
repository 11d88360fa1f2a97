// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.catalog.ChildSpec.Change;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened to the children of one parent, in steps that count up. Not thread-safe. */
final class ChildHistory {
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, List<Edits>> edits = new HashMap<>();

    /**
     * One change of one child.
     *
     * @param number not below that of the step before
     * @param at milliseconds since 1970
     */
    private record Step(int number, long at, int slot, Change change) {}

    /**
     * The children after a step.
     *
     * @param size slots given so far
     * @param gone slots of removed children
     * @param versions number of updates, by slot; none is 0
     */
    record View(int size, BitSet gone, Map<Integer, Integer> versions) {
        static View first(int size) {
            return new View(size, new BitSet(), Map.of());
        }

        boolean exists(int slot) {
            return slot >= 0 && slot < size && !gone.get(slot);
        }

        int version(int slot) {
            return versions.getOrDefault(slot, 0);
        }
    }

    void add(int number, long at, int slot, Change change) {
        steps.add(new Step(number, at, slot, change));
    }

    void edit(int slot, Edits more) {
        List<Edits> all = new ArrayList<>(edits(slot));
        all.add(more);
        edits.put(slot, List.copyOf(all));
    }

    List<Edits> edits(int slot) {
        return edits.getOrDefault(slot, List.of());
    }

    /** Number of the next step where steps have no numbers of their own. */
    int next() {
        return steps.size() + 1;
    }

    /** Steps done at a moment, where they have no numbers of their own. */
    int doneAt(long asOf) {
        int done = steps.size();
        while (done > 0 && steps.get(done - 1).at() > asOf) {
            done--;
        }
        return done;
    }

    /** Whether a child changed in that step. */
    boolean has(int number) {
        return steps.stream().anyMatch(step -> step.number() == number);
    }

    /** Moment at which the child of a slot was added, which it was. */
    long addedAt(int slot) {
        return steps.stream()
                .filter(step -> step.change() == Change.ADDED && step.slot() == slot)
                .findFirst()
                .orElseThrow()
                .at();
    }

    View after(int number, int first) {
        int size = first;
        BitSet gone = new BitSet();
        Map<Integer, Integer> versions = new HashMap<>();
        for (Step step : steps) {
            if (step.number() > number) {
                break;
            }
            if (step.change() == Change.ADDED) {
                size++;
            } else if (step.change() == Change.UPDATED) {
                versions.merge(step.slot(), 1, Integer::sum);
            } else {
                gone.set(step.slot());
            }
        }
        return new View(size, gone, versions);
    }
}
