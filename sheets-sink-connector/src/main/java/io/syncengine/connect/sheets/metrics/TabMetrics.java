// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.metrics;

import io.syncengine.connect.support.metrics.Counter;
import io.syncengine.connect.support.metrics.MetricsRegistry;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What happens to one tab. Safe for any thread. */
public final class TabMetrics {

    private final List<Counter> rows;
    private final Map<RowOutcome, Long> told = new EnumMap<>(RowOutcome.class);
    private volatile long size;
    private volatile long duplicates;

    TabMetrics(MetricsRegistry registry, Map<String, String> tags) {
        rows = Arrays.stream(RowOutcome.values())
                .map(outcome -> registry.counter(outcome.metric(), outcome.description(), tags))
                .toList();
        registry.gauge("rows", "Rows of the connector's in the tab.", tags, () -> size);
        registry.gauge(
                "duplicates",
                "Rows in the tab with the key of another one, which are left alone.",
                tags,
                () -> duplicates);
    }

    /** So many rows came to that end; told once it is in the sheet. */
    public void count(RowOutcome outcome, long number) {
        rows.get(outcome.ordinal()).add(number);
    }

    /** Rows that came to that end since the task started. */
    public long total(RowOutcome outcome) {
        return rows.get(outcome.ordinal()).value();
    }

    /** What the tab holds now. */
    public void holds(long keys, long copies) {
        size = keys;
        duplicates = copies;
    }

    /** Rows by outcome since the last call; for one thread. */
    Map<RowOutcome, Long> takeProgress() {
        Map<RowOutcome, Long> taken = new EnumMap<>(RowOutcome.class);
        for (RowOutcome outcome : RowOutcome.values()) {
            long total = total(outcome);
            Long before = told.put(outcome, total);
            long since = total - (before == null ? 0 : before);
            if (since > 0) {
                taken.put(outcome, since);
            }
        }
        return taken;
    }
}
