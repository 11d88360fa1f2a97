// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.metrics.AccountMetrics;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The two levels of the budget: every call takes from the account's bucket and from its endpoint's. What Stripe refuses
 * lowers the one that it names, so that one hot endpoint does not slow all others. Event loop only.
 */
final class CallBudget {

    private static final double HALF = 0.5;
    private static final double SOME = 0.8;

    private final BudgetLimits limits;
    private final Bucket account;
    private final Map<String, Bucket> endpoints = new HashMap<>();

    CallBudget(BudgetLimits limits, long now) {
        this.limits = limits;
        this.account = new Bucket(limits.rate(), limits.inFlight(), now);
    }

    /** The account's bucket. */
    Bucket account() {
        return account;
    }

    /** The bucket of the endpoint. */
    Bucket endpoint(String route, long now) {
        return endpoints.computeIfAbsent(
                route, name -> new Bucket(limits.rateOf(name), limits.endpointInFlight(), now));
    }

    void take(String route, long now) {
        account.take(now);
        endpoint(route, now).take(now);
    }

    void release(String route, long now) {
        account.release();
        endpoint(route, now).release();
    }

    /** An answer came, so long after its call was sent. */
    void answered(String route, long latencyNanos, long now) {
        account.latencies().add(latencyNanos);
        endpoint(route, now).latencies().add(latencyNanos);
    }

    /**
     * Stripe refused a call as one too many.
     *
     * @param reason as Stripe names it; null when it does not
     * @param code Stripe's error code
     */
    void throttled(String route, @Nullable String reason, @Nullable String code, long now) {
        Bucket endpoint = endpoint(route, now);
        switch (reason == null ? "" : reason) {
            case "global-rate" -> account.rate().lower(HALF, now);
            case "endpoint-rate" -> endpoint.rate().lower(HALF, now);
            case "global-concurrency" -> account.atATime().lower(HALF, now);
            case "endpoint-concurrency" -> endpoint.atATime().lower(HALF, now);
            case "resource-specific" -> {
                // One object is too busy; other calls are not to blame.
            }
            default -> {
                if (!"lock_timeout".equals(code)) {
                    endpoint.rate().lower(HALF, now);
                    account.rate().lower(SOME, now);
                }
            }
        }
    }

    /** Publishes what the account's bucket does. */
    void show(AccountMetrics metrics, LongSupplier nanoTime) {
        metrics.show(
                "rate-current",
                "Calls a second that this task may make now; lowered when Stripe refuses calls as too many.",
                () -> account.rate().current(nanoTime.getAsLong()));
        latency(metrics, "p50", 0.5);
        latency(metrics, "p95", 0.95);
        latency(metrics, "p99", 0.99);
    }

    private void latency(AccountMetrics metrics, String name, double share) {
        metrics.show(
                "latency-" + name + "-seconds",
                "How long the last answers took, in seconds: " + name + ".",
                () -> account.latencies().seconds(share));
    }
}
