// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.testing.LogCapture;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.RecordingMetrics;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

final class SinkMetricsTest {

    private static final Map<String, String> CHARGES = Map.of("tab", "charges");

    private final ManualClock clock = new ManualClock();
    private final RecordingMetrics registry = new RecordingMetrics();
    private final SinkMetrics metrics = new SinkMetrics(registry, clock);

    @Test
    void tabsCountRowsByWhatBecameOfThem() {
        TabMetrics charges = metrics.tab("charges");
        for (RowOutcome outcome : RowOutcome.values()) {
            charges.count(outcome, outcome.ordinal() + 1);
        }
        charges.holds(70, 2);

        assertThat(registry.value("rows-written-total", CHARGES)).isEqualTo(1L);
        assertThat(registry.value("rows-deleted-total", CHARGES)).isEqualTo(2L);
        assertThat(registry.value("rows-overwritten-total", CHARGES)).isEqualTo(7L);
        assertThat(registry.value("rows", CHARGES)).isEqualTo(70L);
        assertThat(registry.value("duplicates", CHARGES)).isEqualTo(2L);
        assertThat(metrics.tab("charges")).isSameAs(charges);
    }

    @Test
    void theTaskCountsItsRequests() {
        metrics.read();
        metrics.read();
        metrics.wrote();
        metrics.quotaRefused();
        metrics.flushed();
        metrics.rescanned();
        metrics.resolved("not-applied");
        metrics.textsChanged(3, 4);
        metrics.cellsUsed(26_000);

        assertThat(registry.value("reads-total")).isEqualTo(2L);
        assertThat(registry.value("writes-total")).isEqualTo(1L);
        assertThat(registry.value("quota-refusals-total")).isEqualTo(1L);
        assertThat(registry.value("flushes-total")).isEqualTo(1L);
        assertThat(registry.value("rescans-total")).isEqualTo(1L);
        assertThat(registry.value("resolves-total", Map.of("outcome", "not-applied")))
                .isEqualTo(1L);
        assertThat(registry.value("texts-cleaned-total")).isEqualTo(3L);
        assertThat(registry.value("texts-truncated-total")).isEqualTo(4L);
        assertThat(registry.value("cells-used")).isEqualTo(26_000L);
    }

    @Test
    void whatOthersKnowIsAskedWhenSomebodyLooks() {
        metrics.watchBuffer(() -> 1L, () -> 2L, () -> 3L);
        metrics.watchQuota(() -> 4, () -> 5);

        assertThat(registry.value("buffer-rows")).isEqualTo(1L);
        assertThat(registry.value("buffer-bytes")).isEqualTo(2L);
        assertThat(registry.value("oldest-unflushed-age-ms")).isEqualTo(3L);
        assertThat(registry.value("quota-reads-used")).isEqualTo(4);
        assertThat(registry.value("quota-writes-used")).isEqualTo(5);
    }

    @Test
    void oneLineIsLoggedForEachTabAndMinute() {
        metrics.tab("refunds");
        metrics.tab("charges").count(RowOutcome.WRITTEN, 3000);
        metrics.tab("charges").count(RowOutcome.STALE, 2);
        try (LogCapture log = LogCapture.debug(ProgressLog.class.getName())) {
            metrics.logProgress();
            clock.advance(Duration.ofSeconds(61));
            metrics.logProgress();
            metrics.tab("charges").count(RowOutcome.WRITTEN, 1);
            metrics.logProgress();
            clock.advance(Duration.ofMinutes(2));
            metrics.logProgress();

            assertThat(log.texts("INFO"))
                    .containsExactly("Tab charges: 3000 written, 2 stale in 61 s", "Tab charges: 1 written in 120 s");
        }
    }

    @Test
    void closingTakesAllAway() {
        metrics.close();

        assertThat(registry.isClosed()).isTrue();
    }
}
