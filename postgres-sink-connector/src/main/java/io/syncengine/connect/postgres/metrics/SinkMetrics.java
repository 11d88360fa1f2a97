// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.metrics;

import io.syncengine.connect.postgres.connect.SqlError;
import io.syncengine.connect.postgres.connect.SqlErrorKind;
import io.syncengine.connect.support.metrics.Counter;
import io.syncengine.connect.support.metrics.MetricsRegistry;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The metrics of one task. Tables get metrics of their own, or with {@code metrics.per.table=false} one set for all: sums
 * of what is counted, and of ages and lags the worst. The task's thread tells.
 */
public final class SinkMetrics implements AutoCloseable {

    static final String TABLE = "table";

    private final MetricsRegistry registry;
    private final boolean perTable;
    private final Clock clock;
    private final ProgressLog progress;
    private final Counter reconnects;
    private final Map<String, TableMetrics> tables = new TreeMap<>();
    private final List<TableMetrics> all = new CopyOnWriteArrayList<>();

    /**
     * @param perTable whether each table has its own
     * @param clock for ages and lags
     */
    public SinkMetrics(MetricsRegistry registry, boolean perTable, Clock clock) {
        this.registry = registry;
        this.perTable = perTable;
        this.clock = clock;
        this.progress = new ProgressLog(clock);
        this.reconnects = registry.counter("reconnects-total", "Connections opened after the first.", Map.of());
    }

    /** Metrics of a table; the same object for the same name. */
    public TableMetrics table(String table) {
        return tables.computeIfAbsent(table, this::publish);
    }

    private TableMetrics publish(String table) {
        Map<String, String> tags = perTable ? Map.of(TABLE, table) : Map.of();
        TableMetrics metrics = new TableMetrics(registry, tags, clock);
        all.add(metrics);
        if (perTable) {
            TableGauge.ALL.forEach(gauge -> gauge.publish(registry, tags, List.of(metrics)));
        } else if (all.size() == 1) {
            TableGauge.ALL.forEach(gauge -> gauge.publish(registry, tags, all));
        }
        return metrics;
    }

    /** The server or the driver reported an error. */
    public void failed(SqlError error) {
        String state = error.sqlState().isEmpty() ? "none" : error.sqlState();
        registry.counter("errors-total", "Errors of the server or the driver, by SQLSTATE.", Map.of("sqlstate", state))
                .increment();
    }

    /** A batch is tried again after an error of that kind. */
    public void retried(SqlErrorKind kind) {
        String word = kind.name().toLowerCase(Locale.ROOT);
        registry.counter("retries-total", "Batches tried again, by the kind of their error.", Map.of("class", word))
                .increment();
    }

    /** A connection was opened in place of one that was lost. */
    public void reconnected() {
        reconnects.increment();
    }

    /** Logs what was written, one line per table and minute at most; called now and then. */
    public void logProgress() {
        progress.log(tables);
    }

    @Override
    public void close() {
        registry.close();
    }
}
