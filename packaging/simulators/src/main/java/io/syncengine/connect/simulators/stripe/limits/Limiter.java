// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets requests through as Stripe does: so many in any one second and so many at a time, of all kinds and of each route.
 * Refused ones use up nothing. Thread-safe.
 */
public final class Limiter {
    private final Micros clock;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private Limits limits;
    private Endpoint account;

    /** @param clock not the skewed one: a second is a second, whatever {@code Date} tells */
    public Limiter(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = new Micros(clock);
        account = new Endpoint(limits.perSecond());
    }

    /**
     * Asks for a request to be let through.
     *
     * @param route such as {@code GET /v1/customers}
     * @return empty: it is, and {@link #leave} has to be called once it is answered
     */
    public synchronized Optional<Refusal> enter(String route) {
        Endpoint endpoint = endpoint(route);
        // The order of looking is the order of reasons when several limits are reached.
        if (isFull(account, limits.concurrent())) {
            return refused(LimitReason.GLOBAL_CONCURRENCY, 0);
        }
        if (isFull(endpoint, limits.concurrentPerEndpoint())) {
            return refused(LimitReason.ENDPOINT_CONCURRENCY, 0);
        }
        long now = clock.now();
        long wait = account.waitAt(now);
        if (wait > 0) {
            return refused(LimitReason.GLOBAL_RATE, wait);
        }
        wait = endpoint.waitAt(now);
        if (wait > 0) {
            return refused(LimitReason.ENDPOINT_RATE, wait);
        }
        account.enter(now);
        endpoint.enter(now);
        return Optional.empty();
    }

    /** Tells that a request that was let through has been answered. */
    public synchronized void leave(String route) {
        account.concurrent--;
        endpoint(route).concurrent--;
    }

    public synchronized Limits limits() {
        return limits;
    }

    /** Replaces the limits. The past second is forgotten; requests under way are not. */
    public synchronized void set(Limits other) {
        limits = other;
        account = new Endpoint(other.perSecond(), account.concurrent);
        endpoints.replaceAll((route, endpoint) -> new Endpoint(other.ofRoute(route), endpoint.concurrent));
    }

    /** Of the routes beyond the first {@value RequestLog#MOST_ROUTES} there is one for all: memory is bounded. */
    private Endpoint endpoint(String route) {
        boolean isKnown = endpoints.containsKey(route) || endpoints.size() < RequestLog.MOST_ROUTES;
        return endpoints.computeIfAbsent(
                isKnown ? route : RequestLog.OTHER_ROUTES, name -> new Endpoint(limits.ofRoute(name)));
    }

    private static boolean isFull(Endpoint endpoint, int most) {
        return most > 0 && endpoint.concurrent >= most;
    }

    private Optional<Refusal> refused(LimitReason reason, long waitMicros) {
        Duration wait = Duration.ofNanos(Math.max(1, waitMicros) * 1000);
        return Optional.of(new Refusal(reason, limits.tellsRetryAfter() ? wait : null));
    }

    /** Use of one limit. */
    private static final class Endpoint {
        private final RateWindow window;
        private final boolean isLimited;
        private int concurrent;

        Endpoint(int perSecond) {
            this(perSecond, 0);
        }

        Endpoint(int perSecond, int concurrent) {
            window = new RateWindow(perSecond);
            isLimited = perSecond > 0;
            this.concurrent = concurrent;
        }

        long waitAt(long micros) {
            return isLimited ? window.waitAt(micros) : 0;
        }

        void enter(long micros) {
            concurrent++;
            if (isLimited) {
                window.add(micros);
            }
        }
    }
}
