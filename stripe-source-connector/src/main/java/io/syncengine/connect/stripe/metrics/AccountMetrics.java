// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.metrics;

import io.syncengine.connect.support.metrics.Counter;
import io.syncengine.connect.support.metrics.MetricsRegistry;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What happens to the calls of an account, and to its streams. The engine tells; safe for any thread. A task makes its
 * first calls before it knows its account: until {@link #identified} counts are kept, and published with the account's id
 * from then on.
 */
public final class AccountMetrics {

    private record Kept(String name, String description, Map<String, String> tags, Counter counter) {}

    private record Shown(String name, String description, Supplier<? extends Number> value) {}

    private final SourceMetrics source;
    private final MetricsRegistry registry;
    private final Map<String, StreamMetrics> streams = new HashMap<>();
    private final Map<String, Kept> counters = new HashMap<>();
    private final List<Shown> gauges = new ArrayList<>();
    private @Nullable String accountId;
    private volatile long inFlight;
    private volatile long skewSeconds;

    AccountMetrics(SourceMetrics source, MetricsRegistry registry) {
        this.source = source;
        this.registry = registry;
        show("inflight", "Calls under way.", () -> inFlight);
        show(
                "clock-skew-seconds",
                "Stripe's clock less this host's, in seconds. Positions go by Stripe's clock, so a skew does no harm.",
                () -> skewSeconds);
    }

    /** The account is known: everything counted so far and from now on is published under its id. */
    public synchronized void identified(String account) {
        if (account.equals(accountId)) {
            return;
        }
        accountId = account;
        gauges.forEach(gauge -> registry.gauge(gauge.name, gauge.description, tags(Map.of()), gauge.value));
        counters.replaceAll((key, kept) -> {
            Counter published = registry.counter(kept.name, kept.description, tags(kept.tags));
            published.add(kept.counter.value());
            return new Kept(kept.name, kept.description, kept.tags, published);
        });
    }

    /** Metrics of a stream, the same object for the same name. The account has to be known. */
    public synchronized StreamMetrics stream(String name) {
        String account = accountId;
        if (account == null) {
            throw new IllegalStateException("metrics of " + name + " before its account is known");
        }
        return streams.computeIfAbsent(name, key -> source.publish(this, account, key));
    }

    /**
     * A call was answered, or not.
     *
     * @param status HTTP status; 0 when no answer came
     */
    public void answered(int status) {
        count(
                "requests-total",
                "Calls to Stripe by the answer's status; 0: no answer.",
                "status",
                Integer.toString(status));
    }

    /**
     * Stripe refused a call because there were too many.
     *
     * @param reason as Stripe names it; null or empty when it does not
     */
    public void throttled(@Nullable String reason) {
        String named = reason == null || reason.isEmpty() ? "unknown" : reason;
        count("throttled-total", "Calls that Stripe refused as too many, by its reason.", "reason", named);
    }

    /** Events lacked what every event has, and were left out. */
    public void unreadableEvents(long events) {
        counter(
                        "unreadable-events-total",
                        "Events left out because they lack one of id, created, type and data.object; counted each time"
                                + " that they are read.",
                        null,
                        "")
                .add(events);
    }

    /** A call is tried again. */
    public void retried() {
        count("retry-total", "Calls that were tried again.", null, "");
    }

    /** Calls under way as of now. */
    public void inFlight(int calls) {
        inFlight = calls;
    }

    /** Stripe's clock less the host's, in seconds. */
    public void clockSkew(long seconds) {
        skewSeconds = seconds;
    }

    /** Shows a further value of the account, such as its rate. */
    public synchronized void show(String name, String description, Supplier<? extends Number> value) {
        gauges.add(new Shown(name, description, value));
        if (accountId != null) {
            registry.gauge(name, description, tags(Map.of()), value);
        }
    }

    long clockSkew() {
        return skewSeconds;
    }

    private void count(String name, String description, @Nullable String tag, String value) {
        counter(name, description, tag, value).increment();
    }

    private synchronized Counter counter(String name, String description, @Nullable String tag, String value) {
        return counters.computeIfAbsent(name + "/" + value, key -> keep(name, description, tag, value)).counter;
    }

    private Kept keep(String name, String description, @Nullable String tag, String value) {
        Map<String, String> own = tag == null ? Map.of() : Map.of(tag, value);
        Counter counter = accountId == null ? new Counter() : registry.counter(name, description, tags(own));
        return new Kept(name, description, own, counter);
    }

    private Map<String, String> tags(Map<String, String> own) {
        Map<String, String> tags = new HashMap<>(own);
        if (accountId != null) {
            tags.put(SourceMetrics.ACCOUNT, accountId);
        }
        return tags;
    }
}
