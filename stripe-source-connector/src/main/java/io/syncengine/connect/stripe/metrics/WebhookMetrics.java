// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.metrics;

import io.syncengine.connect.support.metrics.Counter;
import io.syncengine.connect.support.metrics.MetricsRegistry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What happens to webhooks. Safe for any thread. */
public final class WebhookMetrics {

    private static final double NANOS_PER_MILLI = 1e6;

    /** An answer weighs this much in the mean, so that about the last fifty count. */
    private static final double WEIGHT = 0.04;

    private final MetricsRegistry registry;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final AtomicLong meanLatency = new AtomicLong(Double.doubleToLongBits(Double.NaN));

    WebhookMetrics(MetricsRegistry registry) {
        this.registry = registry;
        registry.gauge(
                "webhook-ack-latency-ms",
                "How long it took lately from an event's arrival to the commit of its records, in milliseconds, on average.",
                Map.of(),
                () -> Double.longBitsToDouble(meanLatency.get()));
    }

    /**
     * Shows values of the moment.
     *
     * @param pending events that wait for their records to be committed
     * @param degraded whether webhooks should be received and cannot be
     */
    public void show(Supplier<? extends Number> pending, Supplier<Boolean> degraded) {
        registry.gauge("webhook-pending", "Events that wait for their records to be committed.", Map.of(), pending);
        registry.gauge(
                "webhook-degraded",
                "1 when webhooks should be received and cannot be: changes are found by polling alone.",
                Map.of(),
                () -> degraded.get() ? 1 : 0);
    }

    /** A request was answered with that status. */
    public void answered(int status) {
        count(
                "webhook-received-total",
                "Webhooks received, or events over the websocket, by the status of the answer.",
                "status",
                Integer.toString(status));
    }

    /** @param reason why a socket was opened, a word or two */
    public void socketDialled(String reason) {
        count("webhook-sockets-total", "Websockets opened for `webhook.mode=websocket`, by why.", "reason", reason);
    }

    /** @param reason {@code bad}, {@code stale} or {@code replayed} */
    public void badSignature(String reason) {
        count("webhook-bad-signatures-total", "Webhooks refused for their signature, by reason.", "reason", reason);
    }

    /** @param outcome what became of an event, a word or two */
    public void event(String outcome) {
        count(
                "webhook-events-total",
                "Events that came as webhooks or over the websocket, by what became of them.",
                "outcome",
                outcome);
    }

    /** The records of an event were committed. */
    public void committed(long nanos) {
        double millis = nanos / NANOS_PER_MILLI;
        meanLatency.updateAndGet(bits -> {
            double mean = Double.longBitsToDouble(bits);
            return Double.doubleToLongBits(Double.isNaN(mean) ? millis : mean + WEIGHT * (millis - mean));
        });
    }

    private void count(String name, String description, String tag, String value) {
        counters.computeIfAbsent(name + "/" + value, key -> registry.counter(name, description, Map.of(tag, value)))
                .increment();
    }
}
