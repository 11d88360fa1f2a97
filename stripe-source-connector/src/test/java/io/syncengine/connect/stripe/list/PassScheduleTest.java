// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.config.PassSettings;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.state.PassKind;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class PassScheduleTest {

    private static final String API = "2026-10-28.endive";
    private static final long NOW = 1_763_868_000L;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private final Map<String, String> changed = new HashMap<>();

    private PassSettings settings() {
        Map<String, String> settings = new HashMap<>(Map.of("stripe.api.key", "sk_live_abc"));
        settings.putAll(changed);
        return StripeSourceConfig.of(settings).passes();
    }

    private static StreamDefinition stream(String name) {
        return StreamRegistry.bundled().find(name).orElseThrow();
    }

    private ListPlanner planner() {
        return new ListPlanner(API, true, settings(), NOW - 900 * DAY, SyncRules.standard());
    }

    private PassSchedule schedule(String stream) {
        return new PassSchedule(stream(stream), hasEvents(stream), stream(stream), settings(), planner(), 300);
    }

    private static boolean hasEvents(String stream) {
        return !StreamRegistry.bundled().eventTypes().typesOf(stream).isEmpty();
    }

    /** The stream once its first pass, which began at {@code NOW}, is done. */
    private StreamState live(String stream) {
        return planner()
                .plan(stream(stream), hasEvents(stream), StreamState.fresh(API), NOW)
                .listed(List.of(), NOW - 10, 5);
    }

    private Optional<StreamState> next(String stream, long now) {
        return schedule(stream).next(live(stream), now);
    }

    @ParameterizedTest
    @CsvSource({
        "tax_codes, 3600",
        "terminal_locations, 3600",
        "file_links, 3600",
        "shipping_rates, 3600",
        "radar_value_lists, 3600",
        "payment_links, 86400",
        "payment_methods, 86400",
        "accounts, 86400",
        "v2_core_event_destinations, 3600",
        "v2_core_vault_us_bank_accounts, 3600",
        "v2_core_accounts, 86400",
        "v2_money_management_payout_methods, 86400",
    })
    void whatNoEventTellsIsListedWholeAgain(String stream, long interval) {
        Optional<StreamState> next = next(stream, NOW + interval);

        assertThat(next).hasValueSatisfying(state -> {
            assertThat(state.phase()).isEqualTo(Phase.LIST);
            assertThat(state.epoch()).isEqualTo(2);
            assertThat(state.passes().kind()).isEqualTo(PassKind.SNAPSHOT);
            assertThat(state.passes().full()).isEqualTo(NOW + interval);
        });
        assertThat(next(stream, NOW + interval - 1))
                .satisfies(early -> assertThat(early.map(StreamState::phase)).isNotEqualTo(Optional.of(Phase.LIST)));
    }

    @ParameterizedTest
    @CsvSource({"customers", "invoices", "events", "payment_intents"})
    void aStreamOfWhichEventsTellAllOrNothingGoesIsNotListedWholeAgain(String stream) {
        assertThat(next(stream, NOW + 400 * DAY).map(StreamState::phase)).isNotEqualTo(Optional.of(Phase.LIST));
    }

    @ParameterizedTest
    @CsvSource({
        "v2_core_events, 60",
        "v2_money_management_transaction_entries, 60",
        "v2_money_management_outbound_payments, 86400",
        "v2_commerce_product_catalog_imports, 86400",
    })
    void ofListsOfTheSecondVersionThatCanBeCutWhatIsNewIsListedAgain(String stream, long interval) {
        assertThat(next(stream, NOW + interval - 1)).isEmpty();
        assertThat(next(stream, NOW + interval)).hasValueSatisfying(state -> {
            assertThat(state.phase()).isEqualTo(Phase.LIVE);
            assertThat(state.passes().kind()).isEqualTo(PassKind.RECONCILE);
            assertThat(state.ranges())
                    .singleElement()
                    .satisfies(range -> assertThat(range.from()).isGreaterThan(NOW - 8 * DAY));
        });
    }

    @Test
    void anIntervalForListingAgainHoldsForEveryStream() {
        changed.put("relist.interval.ms", Long.toString(3 * DAY * 1000));

        assertThat(next("customers", NOW + 3 * DAY - 1)).isEmpty();
        assertThat(next("customers", NOW + 3 * DAY)).hasValueSatisfying(state -> {
            assertThat(state.passes().kind()).isEqualTo(PassKind.BACKFILL);
            assertThat(state.ranges()).containsExactly(Range.unread(null, NOW + 3 * DAY + 1));
        });
    }

    @Nested
    final class AWindow {

        @ParameterizedTest
        @CsvSource({
            "payment_intents, 86400, 604800",
            "setup_intents, 86400, 604800",
            "checkout_sessions, 900, 90000",
            "balance_transactions, 86400, 604800",
        })
        void goesOverWhatIsRecent(String stream, long interval, long length) {
            long now = NOW + interval;

            assertThat(next(stream, now)).hasValueSatisfying(state -> {
                assertThat(state.phase()).isEqualTo(Phase.LIVE);
                assertThat(state.epoch()).isEqualTo(1);
                assertThat(state.ranges()).containsExactly(Range.unread(now - length, now + 1));
                assertThat(state.passes().window()).isEqualTo(now);
            });
            assertThat(next(stream, now - 1).map(state -> state.passes().window()))
                    .isNotEqualTo(Optional.of(now - 1));
        }

        @Test
        void ofInvoiceItemsHoldsThosePendingToo() {
            assertThat(next("invoiceitems", NOW + DAY).orElseThrow().ranges())
                    .containsExactly(Range.unread(NOW + DAY - 7 * DAY, NOW + DAY + 1), Range.all("pending", "true"));
        }

        @Test
        void isDueAgainAnIntervalAfterItBegan() {
            StreamState done = next("payment_intents", NOW + DAY).orElseThrow().listed(List.of(), 0, 0);

            assertThat(schedule("payment_intents").next(done, NOW + 2 * DAY - 1))
                    .isEmpty();
            assertThat(schedule("payment_intents").next(done, NOW + 2 * DAY)).isPresent();
        }

        @Test
        void doesNotGoBelowWhatTheUserWants() {
            changed.put("backfill.from", Long.toString(NOW - HOUR));

            assertThat(next("payment_intents", NOW + DAY).orElseThrow().ranges())
                    .containsExactly(Range.unread(NOW - HOUR, NOW + DAY + 1));
        }
    }

    @Nested
    final class ATail {

        private final PassSchedule schedule = schedule("events");

        @Test
        void beginsAMinuteAfterTheLastWithAnOverlap() {
            StreamState live = live("events");

            assertThat(schedule.next(live, NOW + 59)).isEmpty();
            StreamState first = schedule.next(live, NOW + 60).orElseThrow();
            assertThat(first.ranges()).containsExactly(Range.unread(NOW - 600, NOW + 61));
            StreamState second =
                    schedule.next(first.listed(List.of(), 0, 0), NOW + 120).orElseThrow();
            assertThat(second.ranges()).containsExactly(Range.unread(NOW + 60 - 70, NOW + 121));
            assertThat(second.passes().tail()).isEqualTo(NOW + 120);
        }

        @Test
        void looksFurtherBackNowAndThenAndAfterARestart() {
            StreamState state = live("events");
            for (long moment = NOW + 60; moment <= NOW + 360; moment += 60) {
                state = schedule.next(state, moment).orElseThrow();
                if (moment < NOW + 360) {
                    state = state.listed(List.of(), 0, 0);
                }
            }

            assertThat(state.ranges()).containsExactly(Range.unread(NOW + 300 - 600, NOW + 361));
            StreamState done = state.listed(List.of(), 0, 0);
            assertThat(schedule("events").next(done, NOW + 420).orElseThrow().ranges())
                    .containsExactly(Range.unread(NOW + 360 - 600, NOW + 421));
        }

        @Test
        void catchesUpAfterAnOutageOfAnyLength() {
            StreamState live =
                    live("balance_transactions").window(NOW, List.of()).listed(List.of(), 0, 0);

            assertThat(schedule("events")
                            .next(live("events"), NOW + 40 * DAY)
                            .orElseThrow()
                            .ranges())
                    .containsExactly(Range.unread(NOW - 600, NOW + 40 * DAY + 1));
            assertThat(schedule("balance_transactions")
                            .next(live, NOW + 90)
                            .orElseThrow()
                            .ranges())
                    .containsExactly(Range.unread(NOW - 600, NOW + 91));
        }
    }

    @Nested
    final class WithoutABackfill {

        @Test
        void aStreamIsLiveAtOnceAndSaysThatItIsPartial() {
            changed.put("backfill.enabled", "false");

            StreamState planned = planner().plan(stream("customers"), true, StreamState.fresh(API), NOW);

            assertThat(planned.ranges()).isEmpty();
            assertThat(planned.eventPosition()).isEqualTo(NOW);
            assertThat(planned.passes().partial()).isEqualTo("backfill.enabled");
        }

        @Test
        void noLaterPassListsWhatWasThereBefore() {
            changed.put("backfill.enabled", "false");
            changed.put("relist.interval.ms", Long.toString(DAY * 1000));

            assertThat(next("payment_links", NOW + 40 * DAY)).isEmpty();
            assertThat(next("file_links", NOW + 2 * HOUR).orElseThrow().ranges())
                    .containsExactly(Range.unread(NOW, NOW + 2 * HOUR + 1));
            assertThat(next("payment_intents", NOW + DAY).orElseThrow().ranges())
                    .containsExactly(Range.unread(NOW, NOW + DAY + 1));
        }

        @Test
        void streamsThatWouldBeEmptyForEverAreReadAllTheSame() {
            changed.put("backfill.enabled", "false");

            assertThat(planner()
                            .plan(stream("tax_codes"), false, StreamState.fresh(API), NOW)
                            .ranges())
                    .containsExactly(Range.ALL);
            assertThat(next("tax_codes", NOW + HOUR)).isPresent();
        }
    }

    @Test
    void onePassIsUnderWayAtATime() {
        StreamState listing = planner().plan(stream("tax_codes"), false, StreamState.fresh(API), NOW);

        assertThat(schedule("tax_codes").next(listing, NOW + DAY)).isEmpty();
    }

    @Test
    void nothingIsDueForAStreamThatIsSkipped() {
        assertThat(schedule("tax_codes").next(live("tax_codes").skipped("permission", NOW), NOW + DAY))
                .isEmpty();
    }
}
