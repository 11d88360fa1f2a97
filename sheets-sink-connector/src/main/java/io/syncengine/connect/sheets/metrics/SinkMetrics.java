// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.metrics;

import io.syncengine.connect.support.metrics.Counter;
import io.syncengine.connect.support.metrics.MetricsRegistry;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** The metrics of one task; its tabs have their own. Safe for any thread, but for {@link #logProgress}. */
public final class SinkMetrics implements AutoCloseable {

    static final String TAB = "tab";

    private final MetricsRegistry registry;
    private final ProgressLog progress;
    private final Map<String, TabMetrics> tabs = new ConcurrentSkipListMap<>();
    private final Counter flushes;
    private final Counter reads;
    private final Counter writes;
    private final Counter quotaRefusals;
    private final Counter rescans;
    private final Counter textsCleaned;
    private final Counter textsTruncated;
    private volatile long cellsUsed;

    /** @param clock for the progress line */
    public SinkMetrics(MetricsRegistry registry, Clock clock) {
        this.registry = registry;
        this.progress = new ProgressLog(clock);
        flushes = counter("flushes-total", "Batches of rows that reached the spreadsheet.");
        reads = counter("reads-total", "Requests that read, of those that count against Google's quota.");
        writes = counter("writes-total", "Requests that write, of those that count against Google's quota.");
        quotaRefusals = counter("quota-refusals-total", "Requests that Google refused because a quota was used up.");
        rescans = counter(
                "rescans-total",
                "Times that tabs were looked at anew because somebody had moved rows, columns or tabs.");
        textsCleaned =
                counter("texts-cleaned-total", "Texts out of which characters were taken that a cell cannot hold.");
        textsTruncated = counter("texts-truncated-total", "Texts that were cut to what a cell can hold.");
        gauge("cells-used", "Cells of the spreadsheet, empty ones and those of other tabs included.", () -> cellsUsed);
    }

    private Counter counter(String name, String description) {
        return registry.counter(name, description, Map.of());
    }

    private void gauge(String name, String description, Supplier<? extends Number> value) {
        registry.gauge(name, description, Map.of(), value);
    }

    /** Metrics of a stream's tab; the same object for the same name. */
    public TabMetrics tab(String stream) {
        return tabs.computeIfAbsent(stream, name -> new TabMetrics(registry, Map.of(TAB, name)));
    }

    /** A batch of rows is in the spreadsheet. */
    public void flushed() {
        flushes.increment();
    }

    /** A request was sent that reads. */
    public void read() {
        reads.increment();
    }

    /** A request was sent that writes. */
    public void wrote() {
        writes.increment();
    }

    /** A request was refused because a quota was used up. */
    public void quotaRefused() {
        quotaRefusals.increment();
    }

    /** It was found out what had become of a request. */
    public void resolved(String outcome) {
        registry.counter(
                        "resolves-total",
                        "Requests without a clear answer, by what had become of them: applied, or not-applied.",
                        Map.of("outcome", outcome))
                .increment();
    }

    /** Tabs were looked at anew. */
    public void rescanned() {
        rescans.increment();
    }

    /** So many texts were changed to fit a cell, or cut. */
    public void textsChanged(long cleaned, long truncated) {
        textsCleaned.add(cleaned);
        textsTruncated.add(truncated);
    }

    /** Cells of all tabs of the spreadsheet, as Google counts them. */
    public void cellsUsed(long cells) {
        cellsUsed = cells;
    }

    /**
     * Publishes what waits, asked for when somebody looks.
     *
     * @param oldestMillis age of the oldest row that waits, 0 when none does
     */
    public void watchBuffer(Supplier<Long> rows, Supplier<Long> bytes, Supplier<Long> oldestMillis) {
        gauge("buffer-rows", "Rows that wait to be written.", rows);
        gauge("buffer-bytes", "Size of the rows that wait or are being written, in bytes.", bytes);
        gauge(
                "oldest-unflushed-age-ms",
                "How long the row that waits longest has been waiting, in milliseconds; 0 when none waits.",
                oldestMillis);
    }

    /** Publishes how much of the quota was used in the last 60 seconds, by all tasks of this worker with the same account. */
    public void watchQuota(Supplier<Integer> readsUsed, Supplier<Integer> writesUsed) {
        gauge("quota-reads-used", "Requests of the account that read in the last 60 seconds.", readsUsed);
        gauge("quota-writes-used", "Requests of the account that wrote in the last 60 seconds.", writesUsed);
    }

    /** Logs what was written, one line per tab and minute at most; called now and then, by one thread. */
    public void logProgress() {
        progress.log(tabs);
    }

    @Override
    public void close() {
        registry.close();
    }
}
