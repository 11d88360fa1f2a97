// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.postgres.connect.SqlErrorKind;
import io.syncengine.connect.postgres.connect.SqlErrors;
import io.syncengine.connect.testing.LogCapture;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.RecordingMetrics;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

final class SinkMetricsTest {

    private static final Map<String, String> CHARGES = Map.of("table", "stripe.charges");

    private final ManualClock clock = new ManualClock();
    private final RecordingMetrics registry = new RecordingMetrics();

    @Nested
    final class EachTableByItself {

        private final SinkMetrics metrics = new SinkMetrics(registry, true, clock);
        private final TableMetrics charges = metrics.table("stripe.charges");

        @Test
        void countsRowsByWhatBecameOfThem() {
            for (RowOutcome outcome : RowOutcome.values()) {
                charges.count(outcome, outcome.ordinal());
                charges.count(outcome, 1);
            }

            assertThat(registry.value("rows-inserted-total", CHARGES)).isEqualTo(1L);
            assertThat(registry.value("rows-updated-total", CHARGES)).isEqualTo(2L);
            assertThat(registry.value("rows-unchanged-total", CHARGES)).isEqualTo(3L);
            assertThat(registry.value("rows-errant-total", CHARGES)).isEqualTo(11L);
        }

        @Test
        void countsTheRest() {
            charges.sent(100);
            charges.sent(50);
            charges.bisected();
            charges.ddl();
            charges.columnMismatch(3);
            charges.nulStripped(2);

            assertThat(registry.value("bytes-sent-total", CHARGES)).isEqualTo(150L);
            assertThat(registry.value("bisects-total", CHARGES)).isEqualTo(1L);
            assertThat(registry.value("ddl-statements-total", CHARGES)).isEqualTo(1L);
            assertThat(registry.value("column-mismatch-total", CHARGES)).isEqualTo(3L);
            assertThat(registry.value("nul-stripped-total", CHARGES)).isEqualTo(2L);
        }

        @Test
        void sizesAndTimesAreThoseOfTheLatestBatches() {
            assertThat(registry.value("batch-size-avg", CHARGES)).isEqualTo(Double.NaN);
            charges.batch(100_000);
            for (int i = 1; i <= Samples.KEPT; i++) {
                charges.batch(i);
                charges.took(Step.PROBE, Duration.ofMillis(i));
            }

            assertThat(registry.value("batch-size-avg", CHARGES)).isEqualTo(128.5);
            assertThat(registry.value("batch-size-max", CHARGES)).isEqualTo(256.0);
            assertThat(registry.value("probe-latency-p99", CHARGES)).isEqualTo(254.0);
            assertThat(registry.value("probe-latency-max", CHARGES)).isEqualTo(256.0);
            assertThat(registry.value("copy-latency-max", CHARGES)).isEqualTo(Double.NaN);
        }

        @Test
        void theOldestRowThatWaitsGrowsOlderUntilItIsWritten() {
            charges.buffered(2, 700, clock.millis());
            clock.advance(Duration.ofSeconds(3));

            assertThat(registry.value("buffer-rows", CHARGES)).isEqualTo(2.0);
            assertThat(registry.value("buffer-bytes", CHARGES)).isEqualTo(700.0);
            assertThat(registry.value("oldest-unflushed-age-ms", CHARGES)).isEqualTo(3000.0);
            charges.buffered(0, 0, 0);
            assertThat(registry.value("oldest-unflushed-age-ms", CHARGES)).isEqualTo(0.0);
        }

        @Test
        void theLagIsThatOfTheNewestRowWritten() {
            assertThat(registry.value("source-lag-ms", CHARGES)).isEqualTo(Double.NaN);
            charges.newest(clock.millis() - 5000);
            charges.newest(clock.millis() - 90_000);
            clock.advance(Duration.ofSeconds(1));

            assertThat(registry.value("source-lag-ms", CHARGES)).isEqualTo(6000.0);
        }

        @Test
        void aTableIsRegisteredOnce() {
            assertThat(metrics.table("stripe.charges")).isSameAs(charges);
            assertThat(metrics.table("stripe.refunds")).isNotSameAs(charges);
        }
    }

    @Nested
    final class AllTablesTogether {

        private final SinkMetrics metrics = new SinkMetrics(registry, false, clock);
        private final TableMetrics charges = metrics.table("stripe.charges");
        private final TableMetrics refunds = metrics.table("stripe.refunds");

        @Test
        void countersAreSumsAndGaugesShowTheWorst() {
            charges.count(RowOutcome.INSERTED, 2);
            refunds.count(RowOutcome.INSERTED, 3);
            charges.buffered(5, 50, clock.millis());
            clock.advance(Duration.ofSeconds(2));
            refunds.buffered(7, 70, clock.millis());
            charges.took(Step.FLUSH, Duration.ofMillis(10));
            refunds.took(Step.FLUSH, Duration.ofMillis(30));

            assertThat(registry.value("rows-inserted-total")).isEqualTo(5L);
            assertThat(registry.value("buffer-rows")).isEqualTo(12.0);
            assertThat(registry.value("oldest-unflushed-age-ms")).isEqualTo(2000.0);
            assertThat(registry.value("flush-latency-avg")).isEqualTo(20.0);
            assertThat(registry.value("flush-latency-max")).isEqualTo(30.0);
        }

        @Test
        void noMetricIsTaggedWithATable() {
            assertThat(registry.metrics()).noneMatch(metric -> metric.tags().containsKey("table"));
        }
    }

    @Nested
    final class TheTask {

        private final SinkMetrics metrics = new SinkMetrics(registry, true, clock);

        @Test
        void countsErrorsByStateAndRetriesByKind() {
            metrics.failed(SqlErrors.of(new SQLException("", "40P01")));
            metrics.failed(SqlErrors.of(new SQLException("")));
            metrics.retried(SqlErrorKind.TRANSIENT);
            metrics.retried(SqlErrorKind.TRANSIENT);
            metrics.reconnected();

            assertThat(registry.value("errors-total", Map.of("sqlstate", "40P01")))
                    .isEqualTo(1L);
            assertThat(registry.value("errors-total", Map.of("sqlstate", "none")))
                    .isEqualTo(1L);
            assertThat(registry.value("retries-total", Map.of("class", "transient")))
                    .isEqualTo(2L);
            assertThat(registry.value("reconnects-total")).isEqualTo(1L);
        }

        @Test
        void logsOneLineForEachTableAndMinute() {
            metrics.table("stripe.refunds");
            metrics.table("stripe.charges").count(RowOutcome.INSERTED, 3000);
            metrics.table("stripe.charges").count(RowOutcome.STALE, 2);
            try (LogCapture log = LogCapture.debug(ProgressLog.class.getName())) {
                metrics.logProgress();
                clock.advance(Duration.ofSeconds(61));
                metrics.logProgress();
                metrics.table("stripe.charges").count(RowOutcome.UPDATED, 1);
                metrics.logProgress();
                clock.advance(Duration.ofMinutes(2));
                metrics.logProgress();

                assertThat(log.texts("INFO"))
                        .containsExactly(
                                "Table stripe.charges: 3000 inserted, 2 stale in 61 s",
                                "Table stripe.charges: 1 updated in 120 s");
            }
        }

        @Test
        void closesTheRegistry() {
            metrics.close();

            assertThat(registry.isClosed()).isTrue();
        }
    }
}
