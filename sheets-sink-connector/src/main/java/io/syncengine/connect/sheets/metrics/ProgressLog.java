// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Says once a minute what was written to each tab, and nothing where nothing was. For one thread. */
final class ProgressLog {

    private static final Logger log = LoggerFactory.getLogger(ProgressLog.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant last;

    ProgressLog(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    void log(Map<String, TabMetrics> tabs) {
        Instant now = clock.instant();
        Duration passed = Duration.between(last, now);
        if (passed.compareTo(INTERVAL) < 0) {
            return;
        }
        last = now;
        tabs.forEach((tab, metrics) -> {
            Map<RowOutcome, Long> rows = metrics.takeProgress();
            if (!rows.isEmpty()) {
                log.info("Tab {}: {} in {} s", tab, text(rows), passed.toSeconds());
            }
        });
    }

    private static String text(Map<RowOutcome, Long> rows) {
        return rows.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
    }
}
