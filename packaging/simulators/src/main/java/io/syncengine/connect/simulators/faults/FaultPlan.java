// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.faults;

import io.syncengine.connect.simulators.exchange.SimRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Decides which requests a fault strikes: the same ones for the same seed and order of requests. Rules are asked in the
 * order they were added; the first that strikes is the last that is asked. Thread-safe.
 *
 * @param <R> rules
 * @param <F> faults
 */
public final class FaultPlan<R extends StrikeRule<F>, F> {
    private final long seed;
    private final List<Entry<R, F>> entries = new ArrayList<>();
    private SplittableRandom random;
    private int lastId;

    public FaultPlan(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    /** Adds a rule and returns a number to {@link #remove} it by. */
    public synchronized int add(R rule) {
        entries.add(new Entry<>(++lastId, rule));
        return lastId;
    }

    /** Whether there was such a rule. */
    public synchronized boolean remove(int id) {
        return entries.removeIf(entry -> entry.id == id);
    }

    /** Removes all rules and starts the chances over. */
    public synchronized void clear() {
        entries.clear();
        random = new SplittableRandom(seed);
    }

    /** The fault that strikes a request; counted as struck. */
    public synchronized Optional<F> next(SimRequest request) {
        for (Entry<R, F> entry : entries) {
            if (entry.strikes(request, random)) {
                return Optional.of(entry.rule.fault());
            }
        }
        return Optional.empty();
    }

    /** All rules with what became of them, in the order they are asked. */
    public synchronized List<RuleState<R>> rules() {
        return entries.stream()
                .map(entry -> new RuleState<>(entry.id, entry.rule, entry.seen, entry.struck))
                .toList();
    }

    /** How often faults have struck, of all rules there are. */
    public synchronized long struck() {
        return entries.stream().mapToLong(entry -> entry.struck).sum();
    }

    /**
     * A rule and what became of it.
     *
     * @param seen requests that fitted it
     * @param struck those that it struck
     */
    public record RuleState<R>(int id, R rule, long seen, long struck) {}

    private static final class Entry<R extends StrikeRule<F>, F> {
        private final int id;
        private final R rule;
        private final Predicate<SimRequest> matcher;
        private long seen;
        private long struck;

        Entry(int id, R rule) {
            this.id = id;
            this.rule = rule;
            matcher = rule.matcher();
        }

        boolean strikes(SimRequest request, SplittableRandom random) {
            if (!matcher.test(request)) {
                return false;
            }
            seen++;
            if (!rule.isMeant(seen, struck) || (rule.probability() < 1 && random.nextDouble() >= rule.probability())) {
                return false;
            }
            struck++;
            return true;
        }
    }
}
