// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.metrics;

import io.syncengine.connect.support.metrics.Counter;
import io.syncengine.connect.support.metrics.MetricsRegistry;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;

/** What happens to one table. The task's thread tells. */
public final class TableMetrics {

    private static final long NONE = Long.MIN_VALUE;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Clock clock;
    private final List<Counter> rows;
    private final long[] own = new long[RowOutcome.values().length];
    private final List<Samples> times;
    private final Samples batchSizes = new Samples();
    private final Counter bytesSent;
    private final Counter bisects;
    private final Counter ddlStatements;
    private final Counter columnMismatches;
    private final Counter nulsStripped;
    private final AtomicLong newest = new AtomicLong(NONE);
    private volatile long bufferRows;
    private volatile long bufferBytes;
    private volatile long oldest = NONE;

    TableMetrics(MetricsRegistry registry, Map<String, String> tags, Clock clock) {
        this.clock = clock;
        rows = Arrays.stream(RowOutcome.values())
                .map(outcome -> registry.counter(outcome.metric(), outcome.description(), tags))
                .toList();
        times = Arrays.stream(Step.values()).map(step -> new Samples()).toList();
        bytesSent = registry.counter("bytes-sent-total", "Size of the rows sent to the server, in bytes.", tags);
        bisects = registry.counter(
                "bisects-total", "Batches that were taken apart to find rows that cannot be stored.", tags);
        ddlStatements = registry.counter(
                "ddl-statements-total", "Statements that created or changed the table or its indexes.", tags);
        columnMismatches = registry.counter(
                "column-mismatch-total",
                "Values that did not fit their column and were left out of it; _raw_data holds them.",
                tags);
        nulsStripped = registry.counter("nul-stripped-total", "Texts out of which characters U+0000 were taken.", tags);
    }

    /** So many rows came to that end; counted once what it says is committed. */
    public void count(RowOutcome outcome, long number) {
        rows.get(outcome.ordinal()).add(number);
        own[outcome.ordinal()] += number;
    }

    /** A batch of so many rows was written. */
    public void batch(int size) {
        batchSizes.add(size);
    }

    /** A part of writing a batch took so long. */
    public void took(Step step, Duration duration) {
        times.get(step.ordinal()).add(duration.toNanos() / NANOS_PER_MILLI);
    }

    /** Rows of so many bytes were sent. */
    public void sent(long bytes) {
        bytesSent.add(bytes);
    }

    /** A batch is being taken apart. */
    public void bisected() {
        bisects.increment();
    }

    /** A statement changed the table's definition. */
    public void ddl() {
        ddlStatements.increment();
    }

    /** So many values did not fit their column. */
    public void columnMismatch(long values) {
        columnMismatches.add(values);
    }

    /** So many texts lost characters. */
    public void nulStripped(long texts) {
        nulsStripped.add(texts);
    }

    /** Rows up to that version are written, in milliseconds since 1970. */
    public void newest(long version) {
        newest.accumulateAndGet(version, Math::max);
    }

    /**
     * What waits now.
     *
     * @param oldestMillis since when the oldest row has been waiting, in milliseconds since 1970; of no meaning when no
     *     row waits
     */
    public void buffered(long waitingRows, long waitingBytes, long oldestMillis) {
        bufferRows = waitingRows;
        bufferBytes = waitingBytes;
        oldest = waitingRows == 0 ? NONE : oldestMillis;
    }

    DoubleStream bufferRows() {
        return DoubleStream.of(bufferRows);
    }

    DoubleStream bufferBytes() {
        return DoubleStream.of(bufferBytes);
    }

    DoubleStream oldestAge() {
        long since = oldest;
        return DoubleStream.of(since == NONE ? 0 : clock.millis() - since);
    }

    DoubleStream sourceLag() {
        long version = newest.get();
        return DoubleStream.of(version == NONE ? Double.NaN : clock.millis() - version);
    }

    DoubleStream batchSizes() {
        return batchSizes.values();
    }

    DoubleStream times(Step step) {
        return times.get(step.ordinal()).values();
    }

    /** Rows by outcome since the last call; for the task's thread. */
    Map<RowOutcome, Long> takeProgress() {
        Map<RowOutcome, Long> taken = new EnumMap<>(RowOutcome.class);
        for (RowOutcome outcome : RowOutcome.values()) {
            long number = own[outcome.ordinal()];
            own[outcome.ordinal()] = 0;
            if (number > 0) {
                taken.put(outcome, number);
            }
        }
        return taken;
    }
}
