// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.metrics;

import io.syncengine.connect.support.metrics.MetricsRegistry;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The metrics of one task: its queue, and what its accounts tell. Streams get metrics of their own, or with {@code metrics.per.stream=false} one set for all:
 * sums of what is counted, and of moments and lags the worst.
 */
public final class SourceMetrics implements AutoCloseable {

    static final String ACCOUNT = "account";
    static final String STREAM = "stream";

    private final MetricsRegistry registry;
    private final boolean perStream;
    private final Clock clock;
    private final List<StreamMetrics> all = new CopyOnWriteArrayList<>();

    /**
     * @param perStream whether each stream has its own
     * @param clock the host's; lags are measured by it, corrected by what is known of its distance from Stripe's
     */
    public SourceMetrics(MetricsRegistry registry, boolean perStream, Clock clock) {
        this.registry = registry;
        this.perStream = perStream;
        this.clock = clock;
    }

    /** Metrics of calls that belong to no task: nobody sees them. */
    public static SourceMetrics unpublished(Clock clock) {
        return new SourceMetrics(new UnpublishedMetrics(), false, clock);
    }

    /** Metrics of a further account. */
    public AccountMetrics newAccount() {
        return new AccountMetrics(this, registry);
    }

    synchronized StreamMetrics publish(AccountMetrics account, String accountId, String stream) {
        Map<String, String> tags = perStream ? Map.of(ACCOUNT, accountId, STREAM, stream) : Map.of();
        StreamMetrics metrics = new StreamMetrics(registry, tags, clock, account);
        all.add(metrics);
        if (perStream) {
            StreamGauge.ALL.forEach(gauge -> gauge.publish(registry, tags, List.of(metrics)));
        } else if (all.size() == 1) {
            StreamGauge.ALL.forEach(gauge -> gauge.publish(registry, tags, all));
        }
        return metrics;
    }

    /**
     * Shows what waits for {@code poll()}.
     *
     * @param rows records in the queue; called on any thread
     * @param bytes their size; called on any thread
     */
    public void queue(Supplier<? extends Number> rows, Supplier<? extends Number> bytes) {
        registry.gauge("queue-rows", "Records that wait for the worker to take them.", Map.of(), rows);
        registry.gauge("queue-bytes", "Size of the records that wait, in bytes.", Map.of(), bytes);
    }

    /** Metrics of webhooks; to be asked for once, by a task that receives them. */
    public WebhookMetrics newWebhooks() {
        return new WebhookMetrics(registry);
    }

    @Override
    public void close() {
        registry.close();
    }
}
