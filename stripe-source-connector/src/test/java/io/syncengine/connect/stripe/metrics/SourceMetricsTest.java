// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.SeenIds;
import io.syncengine.connect.stripe.state.StreamState;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.RecordingMetrics;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

final class SourceMetricsTest {

    private static final Map<String, String> CUSTOMERS = Map.of("account", "acct_1", "stream", "customers");

    private final ManualClock clock = new ManualClock();
    private final long now = clock.instant().getEpochSecond();
    private final RecordingMetrics registry = new RecordingMetrics();

    private StreamState listing(long position) {
        return StreamState.fresh("v").plan("v", now, position, now - 1000, List.of(Range.unread(now - 500, null)));
    }

    private static AccountMetrics account(SourceMetrics metrics) {
        AccountMetrics account = metrics.newAccount();
        account.identified("acct_1");
        return account;
    }

    @Nested
    final class EachStreamByItself {

        private final SourceMetrics metrics = new SourceMetrics(registry, true, clock);
        private final AccountMetrics account = account(metrics);
        private final StreamMetrics customers = account.stream("customers");

        @Test
        void countsRecordsByOriginAndRefetchesByReason() {
            customers.records("backfill", 100);
            customers.records("event", 2);
            customers.records("backfill", 50);
            customers.refetched("tie");

            assertThat(registry.value("records-total", with("source", "backfill")))
                    .isEqualTo(150L);
            assertThat(registry.value("records-total", with("source", "event"))).isEqualTo(2L);
            assertThat(registry.value("refetch-total", with("reason", "tie"))).isEqualTo(1L);
        }

        @Test
        void countsTheRest() {
            customers.deleted(2);
            customers.pageRead();
            customers.duplicateEvents(1);
            customers.schemaViolations(1);
            customers.lateEvent(30);
            customers.lateEvent(7);

            assertThat(registry.value("deletes-total", CUSTOMERS)).isEqualTo(2L);
            assertThat(registry.value("pages-total", CUSTOMERS)).isEqualTo(1L);
            assertThat(registry.value("dup-events-total", CUSTOMERS)).isEqualTo(1L);
            assertThat(registry.value("schema-violations-total", CUSTOMERS)).isEqualTo(1L);
            assertThat(registry.value("late-events-total", CUSTOMERS)).isEqualTo(2L);
            assertThat(registry.value("late-events-max-seconds", CUSTOMERS)).isEqualTo(30.0);
        }

        @Test
        void showsPhaseProgressAndRanges() {
            assertThat(registry.value("phase", CUSTOMERS)).isEqualTo(0.0);

            customers.state(listing(now - 60));

            assertThat(registry.value("phase", CUSTOMERS)).isEqualTo(1.0);
            assertThat(registry.value("ranges-pending", CUSTOMERS)).isEqualTo(1.0);
            assertThat(registry.value("list-progress", CUSTOMERS).doubleValue()).isBetween(0.49, 0.51);
            assertThat(registry.value("skipped", CUSTOMERS)).isEqualTo(0.0);
        }

        @Test
        void theLagGrowsWhileNothingHappensAndGoesByStripesClock() {
            customers.state(listing(now - 60).followed(now - 40, SeenIds.NONE, 0, 0));
            clock.advance(Duration.ofSeconds(10));
            account.clockSkew(-5);

            assertThat(registry.value("event-lag-seconds", CUSTOMERS)).isEqualTo(45.0);
        }

        @Test
        void aSkippedStreamHasNoLag() {
            customers.state(listing(now).skipped("permission", now + 100));

            assertThat(registry.value("event-lag-seconds", CUSTOMERS)).isEqualTo(Double.NaN);
            assertThat(registry.value("skipped", CUSTOMERS)).isEqualTo(1.0);
        }

        @Test
        void aStallIsMeasuredFromItsFirstFailureToTheNextSuccess() {
            customers.callFailed();
            clock.advance(Duration.ofSeconds(20));
            customers.callFailed();
            clock.advance(Duration.ofSeconds(10));

            assertThat(registry.value("stall-seconds", CUSTOMERS)).isEqualTo(30.0);
            customers.callSucceeded();
            assertThat(registry.value("stall-seconds", CUSTOMERS)).isEqualTo(0.0);
        }

        private Map<String, String> with(String tag, String value) {
            return Map.of("account", "acct_1", "stream", "customers", tag, value);
        }
    }

    @Nested
    final class AllStreamsTogether {

        private final SourceMetrics metrics = new SourceMetrics(registry, false, clock);
        private final AccountMetrics account = account(metrics);
        private final StreamMetrics customers = account.stream("customers");
        private final StreamMetrics charges = account.stream("charges");

        @Test
        void countersAreSums() {
            customers.pageRead();
            charges.pageRead();
            customers.records("event", 1);
            charges.records("event", 2);

            assertThat(registry.value("pages-total")).isEqualTo(2L);
            assertThat(registry.value("records-total", Map.of("source", "event")))
                    .isEqualTo(3L);
        }

        @Test
        void gaugesShowTheWorstAndTheSum() {
            customers.state(listing(now - 60));
            charges.state(listing(now - 30).listed(List.of(), now, 1));

            assertThat(registry.value("event-lag-seconds")).isEqualTo(60.0);
            assertThat(registry.value("phase")).isEqualTo(1.0);
            assertThat(registry.value("ranges-pending")).isEqualTo(1.0);
            assertThat(registry.value("list-progress").doubleValue()).isBetween(0.74, 0.76);
        }

        @Test
        void noMetricIsTaggedWithAStream() {
            customers.records("event", 1);
            account.answered(200);

            assertThat(registry.metrics()).noneMatch(metric -> metric.tags().containsKey("stream"));
        }
    }

    @Nested
    final class Calls {

        private final SourceMetrics metrics = new SourceMetrics(registry, true, clock);
        private final AccountMetrics account = metrics.newAccount();

        @Test
        void countsFromBeforeTheAccountWasKnownAreNotLost() {
            account.answered(200);
            account.identified("acct_1");
            account.answered(200);
            account.answered(0);

            assertThat(registry.value("requests-total", Map.of("account", "acct_1", "status", "200")))
                    .isEqualTo(2L);
            assertThat(registry.value("requests-total", Map.of("account", "acct_1", "status", "0")))
                    .isEqualTo(1L);
        }

        @Test
        void nothingOfCallsIsPublishedBeforeTheAccountIsKnown() {
            account.answered(200);
            account.inFlight(3);

            assertThat(registry.metrics()).isEmpty();
        }

        @Test
        void showsWhatGoesOn() {
            account.identified("acct_1");
            account.throttled("global-rate");
            account.throttled(null);
            account.retried();
            account.inFlight(3);
            account.clockSkew(-2);
            account.show("rate-current", "Rate.", () -> 12.5);

            Map<String, String> tags = Map.of("account", "acct_1");
            assertThat(registry.value("throttled-total", Map.of("account", "acct_1", "reason", "global-rate")))
                    .isEqualTo(1L);
            assertThat(registry.value("throttled-total", Map.of("account", "acct_1", "reason", "unknown")))
                    .isEqualTo(1L);
            assertThat(registry.value("retry-total", tags)).isEqualTo(1L);
            assertThat(registry.value("inflight", tags)).isEqualTo(3L);
            assertThat(registry.value("clock-skew-seconds", tags)).isEqualTo(-2L);
            assertThat(registry.value("rate-current", tags)).isEqualTo(12.5);
        }

        @Test
        void showsTheQueueAndClosesTheRegistry() {
            metrics.queue(() -> 5, () -> 1000L);

            assertThat(registry.value("queue-rows")).isEqualTo(5);
            assertThat(registry.value("queue-bytes")).isEqualTo(1000L);
            metrics.close();
            assertThat(registry.isClosed()).isTrue();
        }
    }
}
