// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import java.util.HashMap;
import java.util.Map;

/**
 * How much an account may ask for. Everywhere 0 means no limit.
 *
 * @param perSecond requests of all kinds in any one second
 * @param perEndpoint requests of one route in any one second
 * @param perRoute the same for particular routes, such as {@code GET /v1/files}; a route ending in {@code *} stands for all
 *     that begin like it, and the longest that fits counts
 * @param concurrent requests of all kinds at a time
 * @param concurrentPerEndpoint requests of one route at a time
 * @param tellsRetryAfter whether refusals carry {@code Retry-After}, which Stripe does not promise
 */
public record Limits(
        int perSecond,
        int perEndpoint,
        Map<String, Integer> perRoute,
        int concurrent,
        int concurrentPerEndpoint,
        boolean tellsRetryAfter) {
    private static final int ENDPOINT = 25;
    private static final int SLOW = 20;
    private static final Map<String, Integer> SLOW_ROUTES = Map.of("GET /v1/files", SLOW, "POST /v1/files", SLOW);
    // Stripe publishes no numbers of its concurrency limits. These only stop clients that do not bound themselves.
    private static final int CONCURRENT = 100;
    private static final int CONCURRENT_PER_ENDPOINT = 50;

    /** @throws IllegalArgumentException when a limit is negative */
    public Limits {
        perRoute = Map.copyOf(perRoute);
        check("perSecond", perSecond);
        check("perEndpoint", perEndpoint);
        check("concurrent", concurrent);
        check("concurrentPerEndpoint", concurrentPerEndpoint);
        perRoute.forEach(Limits::check);
    }

    /** Those of live mode. */
    public static Limits live() {
        return new Limits(100, ENDPOINT, SLOW_ROUTES, CONCURRENT, CONCURRENT_PER_ENDPOINT, false);
    }

    /** Those of test mode and sandboxes. */
    public static Limits test() {
        return live().withPerSecond(25);
    }

    public static Limits none() {
        return new Limits(0, 0, Map.of(), 0, 0, false);
    }

    public Limits withPerSecond(int requests) {
        return new Limits(requests, perEndpoint, perRoute, concurrent, concurrentPerEndpoint, tellsRetryAfter);
    }

    public Limits withPerEndpoint(int requests) {
        return new Limits(perSecond, requests, perRoute, concurrent, concurrentPerEndpoint, tellsRetryAfter);
    }

    /** With one more limit of a particular route, see {@link #perRoute}. */
    public Limits withPerRoute(String route, int requests) {
        Map<String, Integer> more = new HashMap<>(perRoute);
        more.put(route, requests);
        return new Limits(perSecond, perEndpoint, more, concurrent, concurrentPerEndpoint, tellsRetryAfter);
    }

    public Limits withConcurrent(int requests, int requestsPerEndpoint) {
        return new Limits(perSecond, perEndpoint, perRoute, requests, requestsPerEndpoint, tellsRetryAfter);
    }

    public Limits tellingRetryAfter() {
        return new Limits(perSecond, perEndpoint, perRoute, concurrent, concurrentPerEndpoint, true);
    }

    /** Requests of a route in any one second; 0: no limit. */
    public int ofRoute(String route) {
        return perRoute.entrySet().stream()
                .filter(limit -> fits(limit.getKey(), route))
                .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
                .map(Map.Entry::getValue)
                .orElseGet(
                        () -> route.endsWith("/search") && perEndpoint > 0 ? Math.min(SLOW, perEndpoint) : perEndpoint);
    }

    private static boolean fits(String pattern, String route) {
        return pattern.endsWith("*")
                ? route.startsWith(pattern.substring(0, pattern.length() - 1))
                : route.equals(pattern);
    }

    private static void check(String name, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("The limit " + name + " is " + limit + "; give 0 for none or more");
        }
    }
}
