// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.config.EndpointRates;
import io.syncengine.connect.stripe.config.LimitSettings;

import java.util.HashMap;
import java.util.Map;

/**
 * How many calls one task may make.
 *
 * @param rate calls a second of all kinds
 * @param endpointRate calls a second to one endpoint
 * @param sharedEndpointRate the same for endpoints that every task calls: events, and single objects
 * @param filesRate the same for files, which Stripe allows fewer of
 * @param rates calls a second by route, for endpoints that have a rate of their own
 * @param inFlight calls under way
 * @param endpointInFlight calls to one endpoint under way
 */
record BudgetLimits(
        double rate,
        double endpointRate,
        double sharedEndpointRate,
        double filesRate,
        Map<String, Double> rates,
        int inFlight,
        int endpointInFlight) {

    /** About half of what Stripe allows: the other half is for the account's own use. */
    private static final int ENDPOINT_RATE = 12;

    private static final int FILES_RATE = 10;
    private static final int ENDPOINT_PART = 4;

    private static final String FILES = "/v1/files";

    /** Limits without endpoints that have a rate of their own. */
    BudgetLimits(
            double rate,
            double endpointRate,
            double sharedEndpointRate,
            double filesRate,
            int inFlight,
            int endpointInFlight) {
        this(rate, endpointRate, sharedEndpointRate, filesRate, Map.of(), inFlight, endpointInFlight);
    }

    /**
     * @param live whether the key is one of live mode
     * @param share the task's part of the account's calls
     */
    static BudgetLimits of(LimitSettings settings, boolean live, double share) {
        int rate = settings.callsPerSecond(live);
        int derived = settings.rate().isPresent() ? Math.max(1, rate / ENDPOINT_PART) : ENDPOINT_RATE;
        int endpoint = Math.min(rate, settings.endpointRate().orElse(derived));
        boolean isAutomatic =
                settings.rate().isEmpty() && settings.endpointRate().isEmpty();
        return new BudgetLimits(
                part(rate, share),
                endpoint,
                part(endpoint, share),
                isAutomatic ? FILES_RATE : endpoint,
                rates(settings.endpointRates(), rate, share),
                settings.maxInFlight(),
                Math.min(settings.maxInFlight(), settings.maxInFlightPerEndpoint()));
    }

    private static Map<String, Double> rates(Map<String, Integer> wanted, int rate, double share) {
        Map<String, Double> rates = new HashMap<>();
        wanted.forEach((route, calls) -> {
            int most = Math.min(rate, calls);
            rates.put(route, isShared(route) ? part(most, share) : (double) most);
        });
        return rates;
    }

    /** Whether every task calls it. */
    private static boolean isShared(String route) {
        return EndpointRates.EVENTS.contains(route) || route.contains("{");
    }

    /** Whole calls where there is at least one: the parts of all tasks must not round up to more than the limit. */
    private static double part(int limit, double share) {
        double part = limit * share;
        return part >= 1 ? Math.floor(part + 1e-9) : part;
    }

    /** Calls a second to the endpoint of that route. */
    double rateOf(String route) {
        Double own = rates.get(route);
        if (own != null) {
            return own;
        }
        if (isShared(route)) {
            return sharedEndpointRate;
        }
        return route.equals(FILES) ? filesRate : endpointRate;
    }
}
