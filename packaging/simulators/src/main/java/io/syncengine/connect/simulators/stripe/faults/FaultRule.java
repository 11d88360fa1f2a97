// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.faults;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.faults.StrikeRule;

import java.util.function.Predicate;

/**
 * When a fault strikes.
 *
 * @param route path of the requests, in which {@code *} stands for anything, also for several parts; may begin with a
 *     method, as in {@code GET /v1/customers}
 * @param condition what requests of the route must fulfil besides
 * @param after how many of these requests go well first
 * @param times how often it strikes; 0: always
 * @param probability from 0 to 1, of each request that it could strike
 */
public record FaultRule(
        String route, Predicate<SimRequest> condition, int after, int times, double probability, Fault fault)
        implements StrikeRule<Fault> {

    /** @throws IllegalArgumentException when a number is out of its bounds */
    public FaultRule {
        if (after < 0) {
            throw new IllegalArgumentException("after is " + after + ": give 0 or more");
        }
        if (times < 0) {
            throw new IllegalArgumentException("times is " + times + ": give 1 or more, or 0 for always");
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability is " + probability + ": give 0 to 1");
        }
    }

    /** Strikes always. */
    public static FaultRule of(String route, Fault fault) {
        return new FaultRule(route, request -> true, 0, 0, 1, fault);
    }

    public FaultRule when(Predicate<SimRequest> other) {
        return new FaultRule(route, condition.and(other), after, times, probability, fault);
    }

    public FaultRule after(int requests) {
        return new FaultRule(route, condition, requests, times, probability, fault);
    }

    public FaultRule times(int strikes) {
        return new FaultRule(route, condition, after, strikes, probability, fault);
    }

    public FaultRule once() {
        return times(1);
    }

    public FaultRule probability(double share) {
        return new FaultRule(route, condition, after, times, share, fault);
    }

    @Override
    public Predicate<SimRequest> matcher() {
        Predicate<String> pattern = StrikeRule.like(route);
        boolean namesMethod = !route.startsWith("/") && !route.startsWith("*");
        return request -> {
            String path = namesMethod ? request.method() + " " + request.path() : request.path();
            return pattern.test(path) && condition.test(request);
        };
    }

    @Override
    public boolean isMeant(long seen, long struck) {
        return seen > after && (times == 0 || struck < times);
    }
}
