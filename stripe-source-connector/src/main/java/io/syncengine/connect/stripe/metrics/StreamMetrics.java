// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.metrics;

import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import io.syncengine.connect.support.metrics.Counter;
import io.syncengine.connect.support.metrics.MetricsRegistry;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What happens to one stream. The engine tells; safe for any thread. */
public final class StreamMetrics {

    private static final long NOT_STALLED = -1;

    private final MetricsRegistry registry;
    private final Map<String, String> tags;
    private final Clock clock;
    private final AccountMetrics account;
    private final Counter deletes;
    private final Counter pages;
    private final Counter lateEvents;
    private final Counter duplicateEvents;
    private final Counter schemaViolations;
    private final Map<String, Counter> records = new ConcurrentHashMap<>();
    private final Map<String, Counter> refetches = new ConcurrentHashMap<>();
    private final Map<String, Counter> rare = new ConcurrentHashMap<>();
    private final AtomicLong latestEvent = new AtomicLong();
    private final AtomicLong stalledSince = new AtomicLong(NOT_STALLED);
    private volatile @Nullable StreamState state;

    StreamMetrics(MetricsRegistry registry, Map<String, String> tags, Clock clock, AccountMetrics account) {
        this.registry = registry;
        this.tags = tags;
        this.clock = clock;
        this.account = account;
        this.deletes = registry.counter("deletes-total", "Deletions emitted.", tags);
        this.pages = registry.counter("pages-total", "Pages of the list read.", tags);
        this.lateEvents = registry.counter(
                "late-events-total", "Events that became visible after their second had been read.", tags);
        this.duplicateEvents = registry.counter("dup-events-total", "Events read again and dropped.", tags);
        this.schemaViolations = registry.counter(
                "schema-violations-total",
                "Values that did not fit their column; the column is null then, _raw_data holds the value.",
                tags);
    }

    /** The stream's state is now this: phase, position and progress are shown from it. */
    public void state(StreamState now) {
        state = now;
    }

    /**
     * Row records were handed to the worker.
     *
     * @param origin as in the header {@code stripe.origin}
     */
    public void records(String origin, long count) {
        records.computeIfAbsent(
                        origin, key -> counter("records-total", "Row records emitted, by origin.", "source", key))
                .add(count);
    }

    public void deleted(long count) {
        deletes.add(count);
    }

    public void pageRead() {
        pages.increment();
    }

    /**
     * An object is read by its id, because an event could not be trusted alone.
     *
     * @param reason {@code tie}, {@code late}, {@code version} or another single word
     */
    public void refetched(String reason) {
        refetches
                .computeIfAbsent(
                        reason, key -> counter("refetch-total", "Objects read one by one, by reason.", "reason", key))
                .increment();
    }

    /** @param seconds how far below the position the event lay, at least 0 */
    public void lateEvent(long seconds) {
        lateEvents.increment();
        latestEvent.accumulateAndGet(seconds, Math::max);
    }

    public void duplicateEvents(long count) {
        duplicateEvents.add(count);
    }

    public void schemaViolations(long count) {
        schemaViolations.add(count);
    }

    /** The parent whose children were to be read is gone: it has none. */
    public void parentGone() {
        counter("parents-gone-total", "Parents that were gone when their children were to be read.")
                .increment();
    }

    /**
     * An event was emitted as it is though its object should have been read, because Stripe does not show it by its id.
     *
     * @param reason as for {@link #refetched}
     */
    public void unresolved(String reason) {
        counter(
                        "unresolved-total",
                        "Events emitted as they are though their object should have been read: it cannot be read by its id.",
                        "reason",
                        reason)
                .increment();
    }

    /**
     * The stream is listed anew.
     *
     * @param reason {@code gap}, {@code version} or {@code interval}
     */
    public void relisted(String reason) {
        counter(
                        "relists-total",
                        "Passes begun anew: for a gap in the events, another major version of the API, or relist.interval.ms.",
                        "reason",
                        reason)
                .increment();
    }

    /** Objects of the list came without an id, and are left out. */
    public void objectsWithoutId(long count) {
        counter("objects-without-id-total", "Objects of the list that have no id and are left out.")
                .add(count);
    }

    /** The list showed an object that the filter on its creation excludes. */
    public void filterViolation() {
        counter("filter-violations-total", "Times that the list did not heed its filter and was begun anew without it.")
                .increment();
    }

    /** A call of the stream failed and is tried again. */
    public void callFailed() {
        stalledSince.compareAndSet(NOT_STALLED, clock.millis());
    }

    /** A call of the stream succeeded. */
    public void callSucceeded() {
        stalledSince.set(NOT_STALLED);
    }

    double phaseNumber() {
        StreamState now = state;
        return now == null ? Phase.NEW.ordinal() : now.phase().ordinal();
    }

    double lagSeconds() {
        StreamState now = state;
        if (now == null || !now.isFollowed()) {
            return Double.NaN;
        }
        return Math.max(0, clock.instant().getEpochSecond() + account.clockSkew() - now.eventPosition());
    }

    double share() {
        StreamState now = state;
        return now == null ? 0 : now.phase() == Phase.SKIPPED ? Double.NaN : now.share();
    }

    double rangesPending() {
        StreamState now = state;
        return now == null ? 0 : now.ranges().size();
    }

    double skipped() {
        StreamState now = state;
        return now != null && now.phase() == Phase.SKIPPED ? 1 : 0;
    }

    double stallSeconds() {
        long since = stalledSince.get();
        return since == NOT_STALLED ? 0 : Math.max(0, clock.millis() - since) / 1000.0;
    }

    double latestEventSeconds() {
        return latestEvent.get();
    }

    /** A count of what hardly ever happens: it is published when it does. */
    private Counter counter(String name, String description) {
        return rare.computeIfAbsent(name, key -> registry.counter(name, description, tags));
    }

    private Counter counter(String name, String description, String tag, String value) {
        Map<String, String> own = new HashMap<>(tags);
        own.put(tag, value);
        return registry.counter(name, description, own);
    }
}
