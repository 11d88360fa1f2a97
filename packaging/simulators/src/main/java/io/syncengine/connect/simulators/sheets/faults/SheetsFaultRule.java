// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.faults;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.faults.StrikeRule;

import java.util.function.Predicate;

/**
 * When a fault strikes.
 *
 * @param method such as {@code POST}; empty: any
 * @param path in which {@code *} stands for anything; empty: any
 * @param nth the how-manieth request that fits, from 1; 0: any
 * @param every of so many requests that fit one; 0: any
 * @param probability from 0 to 1, of each request that it could strike
 * @param times how often it strikes; 0: always
 */
public record SheetsFaultRule(
        String method, String path, int nth, int every, double probability, int times, SheetsFault fault)
        implements StrikeRule<SheetsFault> {
    /** @throws IllegalArgumentException when a number is out of its bounds */
    public SheetsFaultRule {
        if (nth < 0 || every < 0 || times < 0) {
            throw new IllegalArgumentException("nth, every and times are 0 or more");
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("prob is " + probability + ": give 0 to 1");
        }
    }

    /** Strikes every request. */
    public static SheetsFaultRule always(SheetsFault fault) {
        return new SheetsFaultRule("", "", 0, 0, 1, 0, fault);
    }

    /**
     * Strikes requests of a kind.
     *
     * @param path in which {@code *} stands for anything, such as {@code *:batchUpdate}
     */
    public static SheetsFaultRule on(String path, SheetsFault fault) {
        return new SheetsFaultRule("", path, 0, 0, 1, 0, fault);
    }

    /** Strikes the how-manieth request that fits, from 1, only. */
    public SheetsFaultRule nth(int other) {
        return new SheetsFaultRule(method, path, other, every, probability, times, fault);
    }

    /** Strikes so often. */
    public SheetsFaultRule times(int other) {
        return new SheetsFaultRule(method, path, nth, every, probability, other, fault);
    }

    /** Strikes once. */
    public SheetsFaultRule once() {
        return times(1);
    }

    /** Strikes a share of the requests. */
    public SheetsFaultRule probability(double share) {
        return new SheetsFaultRule(method, path, nth, every, share, times, fault);
    }

    @Override
    public Predicate<SimRequest> matcher() {
        Predicate<String> pattern = path.isEmpty() ? any -> true : StrikeRule.like(path);
        return request -> (method.isEmpty() || method.equals(request.method())) && pattern.test(request.path());
    }

    @Override
    public boolean isMeant(long seen, long struck) {
        return (nth == 0 || seen == nth) && (every == 0 || seen % every == 0) && (times == 0 || struck < times);
    }
}
