// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.CUSTOMERS;
import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Passes that are repeated, and what a completed pass says about rows that it did not show. */
final class EnginePassTest {

    private static final String LOCATIONS = "/v1/terminal/locations";
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private final EngineRig rig = new EngineRig("terminal_locations");

    private void locations(int count) {
        for (int i = 0; i < count; i++) {
            rig.stripe.put(LOCATIONS, "terminal.location", "tml_" + i, START - 1 - i, "v1");
        }
    }

    private static List<Emitted> sweeps(EngineRig rig) {
        return rig.records.stream().filter(record -> record.sweep() != null).toList();
    }

    private List<Long> versions() {
        return rig.records.stream()
                .filter(Emitted::isRow)
                .map(record -> Objects.requireNonNull(record.change()).version())
                .toList();
    }

    @Nested
    final class AStreamWithoutEvents {

        @Test
        void isReadWholeEveryHourAndWhatIsGoneIsSwept() {
            locations(3);
            rig.start().run(30);
            rig.stripe.put(LOCATIONS, "terminal.location", "tml_1", START - 2, "v2");
            rig.stripe.remove(LOCATIONS, "tml_2");

            rig.run(HOUR);

            assertThat(rig.rows("tml_0")).containsExactly("v1 backfill", "v1 snapshot");
            assertThat(rig.rows("tml_1")).containsExactly("v1 backfill", "v2 snapshot");
            assertThat(rig.rows("tml_2")).containsExactly("v1 backfill");
            List<Emitted> sweeps = sweeps(rig);
            assertThat(sweeps).hasSize(2);
            StreamState after = sweeps.get(1).state();
            assertThat(after.phase()).isEqualTo(Phase.LIVE);
            assertThat(after.epoch()).isEqualTo(2);
            assertThat(sweeps.get(1).sweep()).isEqualTo(after.passes().full() - 10);
        }

        @Test
        void sweepsAfterTheLastRowOfThePass() {
            locations(250);

            rig.start().run(30);

            List<Emitted> records = rig.records.stream()
                    .filter(record -> record.isRow() || record.sweep() != null)
                    .toList();
            assertThat(records).hasSize(251);
            assertThat(records.get(250).sweep()).isEqualTo(START - 10);
            assertThat(records.get(249).state().ranges()).as("before the sweep").isNotEmpty();
            assertThat(records.get(250).state().ranges()).as("with the sweep").isEmpty();
            assertThat(versions()).allSatisfy(version -> assertThat(version).isGreaterThanOrEqualTo(START - 10));
        }

        @Test
        void giveTheRowsOfAPassNoOlderVersionThanItsStartWhateverDateSays() {
            locations(2);
            rig.rules = new SyncRules(60, 60, 600, 300, 5_000, Set.of());
            rig.start().run(30);

            assertThat(versions()).allSatisfy(version -> assertThat(version).isGreaterThanOrEqualTo(START - 60));
        }

        @Test
        void goesOnWithAPassThatWasKilledAndSweepsOnce() {
            locations(250);
            rig.start().run(30);
            rig.run(HOUR - 60);
            rig.stripe.remove(LOCATIONS, "tml_7");
            rig.stripe.hold(call -> "tml_200".equals(FakeStripe.parameter(call, "starting_after")));
            rig.run(100);
            StreamState stored = rig.offset("terminal_locations");
            rig.kill();
            rig.stripe.release();
            int before = rig.stripe.calls(LOCATIONS).size();
            assertThat(stored.phase()).isEqualTo(Phase.LIST);

            rig.run(500).start(Map.of("terminal_locations", stored)).run(30);

            assertThat(rig.stripe.calls(LOCATIONS)).hasSize(before + 1);
            assertThat(sweeps(rig)).hasSize(2);
            assertThat(sweeps(rig).get(1).sweep()).isEqualTo(stored.passes().full() - 10);
        }

        @Test
        void isListedOnceAtARestartWhenAPassIsOverdue() {
            locations(2);
            rig.start().run(30);
            rig.kill();
            rig.loop.run(Duration.ofDays(31));

            rig.start(Map.of("terminal_locations", rig.offset("terminal_locations")))
                    .run(30);

            assertThat(rig.offset("terminal_locations").epoch()).isEqualTo(2);
            assertThat(rig.rows("tml_0")).containsExactly("v1 backfill", "v1 snapshot");
        }
    }

    @Nested
    final class ASweep {

        private void isLeftOut(EngineRig other, String stream, String reason) {
            assertThat(sweeps(other)).isEmpty();
            StreamState state = other.offset(stream);
            assertThat(state.phase()).isEqualTo(Phase.LIVE);
            assertThat(state.passes().partial()).isEqualTo(reason);
        }

        @Test
        void isLeftOutAfterALimitOfRows() {
            locations(250);

            rig.with("backfill.max.rows", "120").start().run(30);

            assertThat(rig.rows()).hasSize(120);
            isLeftOut(rig, "terminal_locations", "backfill.max.rows");
        }

        @Test
        void isSentWhenALimitOfRowsIsJustReached() {
            locations(120);

            rig.with("backfill.max.rows", "120").start().run(30);

            assertThat(rig.rows()).hasSize(120);
            assertThat(sweeps(rig)).hasSize(1);
        }

        @Test
        void isLeftOutAfterARowWithoutAnId() {
            locations(1);
            rig.stripe.put(LOCATIONS, "terminal.location", null, START, "v1");

            rig.start().run(30);

            assertThat(rig.rows()).hasSize(1);
            isLeftOut(rig, "terminal_locations", "object without id");
        }

        @Test
        void isSentAgainByTheNextPassThatIsWhole() {
            locations(1);
            rig.stripe.put(LOCATIONS, "terminal.location", null, START, "v1");
            rig.start().run(30);
            rig.stripe.remove(LOCATIONS, null);

            rig.run(HOUR);

            assertThat(sweeps(rig)).hasSize(1);
            assertThat(rig.offset("terminal_locations").passes().partial()).isEmpty();
        }

        @Test
        void isLeftOutWhereOnlyAPartWasWanted() {
            EngineRig other = new EngineRig("customers").with("backfill.from", Long.toString(START - 50));
            other.stripe.put(CUSTOMERS, "customer", "cus_1", START - 10, "v1");

            other.start().run(30);

            assertThat(other.rows()).hasSize(1);
            isLeftOut(other, "customers", "backfill.from");
        }

        @Test
        void isLeftOutWhenTheListDoesNotHeedItsFilter() {
            EngineRig other = new EngineRig("customers").with("backfill.from", Long.toString(START - 50));
            other.stripe.put(CUSTOMERS, "customer", "cus_1", START - 10, "v1");
            other.stripe.put(CUSTOMERS, "customer", "cus_2", START - 100, "v1");
            other.stripe.ignoresFilters = true;

            other.start().run(30);

            isLeftOut(other, "customers", "backfill.from");
        }

        @Test
        void isLeftOutWithoutABackfill() {
            EngineRig other = new EngineRig("customers").with("backfill.enabled", "false");
            other.stripe.put(CUSTOMERS, "customer", "cus_1", START - 10, "v1");
            other.start().run(30);
            other.stripe.customer("cus_2", "customer.created", "v1");

            other.run(60);

            assertThat(other.rows()).containsExactly("cus_2 v1 event");
            assertThat(other.stripe.calls(CUSTOMERS)).isEmpty();
            isLeftOut(other, "customers", "backfill.enabled");
        }
    }

    @Nested
    final class AGapInTheEvents {

        @Test
        void isFollowedByAPassThatSweepsWhatWentMeanwhile() {
            EngineRig other = new EngineRig("customers");
            other.stripe.put(CUSTOMERS, "customer", "cus_1", START - 10, "v1");
            other.stripe.put(CUSTOMERS, "customer", "cus_2", START - 10, "v1");
            other.start().run(30);
            other.kill();
            other.stripe.remove(CUSTOMERS, "cus_2");
            other.loop.run(Duration.ofDays(31));

            other.start(Map.of("customers", other.offset("customers"))).run(30);

            StreamState state = other.offset("customers");
            assertThat(state.epoch()).isEqualTo(2);
            assertThat(sweeps(other))
                    .last()
                    .satisfies(sweep -> assertThat(sweep.sweep())
                            .isEqualTo(state.passes().full() - 10)
                            .isGreaterThan(START + 30 * DAY));
        }

        @Test
        void mayBeSetShorter() {
            EngineRig other = new EngineRig("customers").with("events.max.gap.ms", Long.toString(2 * HOUR * 1000));
            other.start().run(30);
            other.kill();
            other.loop.run(Duration.ofHours(3));

            other.start(Map.of("customers", other.offset("customers"))).run(30);

            assertThat(other.offset("customers").epoch()).isEqualTo(2);
        }
    }

    @Nested
    final class AStreamWithSomeEvents {

        private final EngineRig other = new EngineRig("payment_links,customers");

        @Test
        void isComparedWithItsListEveryDayWhileItsEventsAreFollowed() {
            FakeObject link = other.stripe.put("/v1/payment_links", "payment_link", "plink_1", START - 10, "v1");
            other.start().run(30);
            StreamState before = other.offset("payment_links");
            other.stripe.put("/v1/payment_links", "payment_link", "plink_1", link.created(), "v2");

            other.run(DAY);

            assertThat(other.rows("plink_1")).containsExactly("v1 backfill", "v2 snapshot");
            StreamState after = other.offset("payment_links");
            assertThat(after.epoch()).isEqualTo(2);
            assertThat(after.planned()).isEqualTo(before.planned());
            assertThat(after.eventPosition()).isGreaterThan(START + DAY - 700);
        }

        @Test
        void isNotListedAgainForEventsThatStripeStillHasAfterItWasSkipped() {
            FakeObject link = other.stripe.put("/v1/payment_links", "payment_link", "plink_1", START - 10, "v1");
            other.start().run(700);
            long position = other.offset("payment_links").eventPosition();
            other.stripe.refuse("/v1/payment_links", Kind.PERMISSION, "no");
            other.run(DAY);
            assertThat(other.offset("payment_links").phase()).isEqualTo(Phase.SKIPPED);
            other.stripe.script(call -> Optional.empty());
            other.stripe.remove("/v1/payment_links", "plink_1");
            other.stripe.event("payment_link.updated", link, other.stripe.now());

            other.run(DAY + 100);

            assertThat(other.offset("payment_links").phase()).isEqualTo(Phase.LIVE);
            assertThat(other.rows("plink_1")).hasSize(2);
            assertThat(position).isLessThan(other.offset("payment_links").eventPosition());
        }
    }

    @Nested
    final class AListOfWhatIsNew {

        private static final String TRANSACTIONS = "/v1/balance_transactions";
        private final EngineRig other = new EngineRig("balance_transactions");

        @Test
        void bringsEachRowOnceWithinAMinute() {
            other.stripe.put(TRANSACTIONS, "balance_transaction", "txn_1", START - 10, "v1");
            other.start().run(30);
            other.stripe.put(TRANSACTIONS, "balance_transaction", "txn_2", other.stripe.now(), "v1");

            other.run(1_000);

            assertThat(other.rows()).containsExactly("txn_1 v1 backfill", "txn_2 v1 reconcile");
            assertThat(other.offset("balance_transactions").phase()).isEqualTo(Phase.LIVE);
            assertThat(sweeps(other)).hasSizeLessThan(2);
        }

        @Test
        void bringsARowAgainThatHasChanged() {
            other.start().run(30);
            long created = other.stripe.now();
            other.stripe.put(TRANSACTIONS, "balance_transaction", "txn_2", created, "v1");
            other.run(100);
            other.stripe.put(TRANSACTIONS, "balance_transaction", "txn_2", created, "v2");

            other.run(400);

            assertThat(other.rows("txn_2")).containsExactly("v1 reconcile", "v2 reconcile");
        }

        @Test
        void bringsWhatCameDuringAnOutage() {
            other.start().run(30);
            other.kill();
            for (int i = 0; i < 250; i++) {
                other.loop.run(Duration.ofHours(4));
                other.stripe.put(TRANSACTIONS, "balance_transaction", "txn_" + i, other.stripe.now(), "v1");
            }

            other.start(Map.of("balance_transactions", other.offset("balance_transactions")))
                    .run(100);

            assertThat(other.rows()).hasSize(250).doesNotHaveDuplicates();
        }
    }

    @Nested
    final class TestClocksOfCustomers {

        private final EngineRig other = new EngineRig("customers");

        private void customers(int count, String clock) {
            for (int i = 0; i < count; i++) {
                String id = clock + "_" + i;
                other.stripe.put(CUSTOMERS, "customer", id, START + 400 * DAY + i, "v1");
                other.stripe.inTestClock(id, clock);
            }
        }

        @Test
        void areAllWalkedAfterThePlainList() {
            other.stripe.put(CUSTOMERS, "customer", "cus_1", START - 10, "v1");
            for (int i = 0; i < 23; i++) {
                customers(i == 3 ? 150 : i % 4, "clock_" + i);
            }

            other.start().run(60);

            assertThat(other.rows())
                    .doesNotHaveDuplicates()
                    .hasSize(1 + other.stripe.all(CUSTOMERS).size() - 1);
            assertThat(other.offset("customers").phase()).isEqualTo(Phase.LIVE);
            assertThat(other.records)
                    .allSatisfy(record -> assertThat(record.state().ranges()).hasSizeLessThan(12));
        }

        @Test
        void goOnWhereTheyWereAfterAKill() {
            for (int i = 0; i < 23; i++) {
                customers(2, "clock_" + i);
            }
            other.stripe.hold(call -> "clock_11".equals(FakeStripe.parameter(call, "test_clock")));
            other.start().run(20);
            StreamState stored = other.offset("customers");
            other.kill();
            other.stripe.release();
            assertThat(stored.phase()).isEqualTo(Phase.LIST);

            other.start(Map.of("customers", stored)).run(30);

            assertThat(Map.of("all", other.rows().stream().distinct().count())).containsEntry("all", 46L);
            assertThat(other.offset("customers").phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void mayBeDeletedMeanwhile() {
            customers(2, "clock_1");
            customers(2, "clock_2");
            boolean[] done = new boolean[1];
            other.stripe.script(call -> {
                if (!done[0] && FakeStripe.parameter(call, "test_clock") != null) {
                    done[0] = true;
                    other.stripe.remove(FakeStripe.TEST_CLOCKS, "clock_1");
                    other.stripe.remove(CUSTOMERS, "clock_1_0");
                    other.stripe.remove(CUSTOMERS, "clock_1_1");
                }
                return Optional.empty();
            });

            other.start().run(30);

            assertThat(other.rows("clock_2_0")).hasSize(1);
            assertThat(other.offset("customers").phase()).isEqualTo(Phase.LIVE);
            assertThat(other.offset("customers").passes().partial()).isEmpty();
        }

        @Test
        void thatTheKeyMayNotReadMakeThePassPartial() {
            other.stripe.put(CUSTOMERS, "customer", "cus_1", START - 10, "v1");
            other.stripe.refuse(FakeStripe.TEST_CLOCKS, Kind.PERMISSION, "no");

            other.start().run(30);

            assertThat(other.rows()).hasSize(1);
            assertThat(other.offset("customers").phase()).isEqualTo(Phase.LIVE);
            assertThat(other.offset("customers").passes().partial()).isEqualTo("test.clocks");
            assertThat(sweeps(other)).isEmpty();
        }

        @Test
        void mayBeLeftOutWhichMakesThePassPartial() {
            customers(2, "clock_1");

            other.with("test.clocks", "false").start().run(30);

            assertThat(other.rows()).isEmpty();
            assertThat(other.stripe.calls(FakeStripe.TEST_CLOCKS)).isEmpty();
            assertThat(other.offset("customers").passes().partial()).isEqualTo("test.clocks");
            assertThat(sweeps(other)).isEmpty();
        }
    }

    @Test
    void anIntervalForListingAgainIsCounted() {
        EngineRig other = new EngineRig("customers").with("relist.interval.ms", Long.toString(DAY * 1000));
        other.stripe.put(CUSTOMERS, "customer", "cus_1", START - 10, "v1");
        other.start().run(30);

        other.run(DAY);

        assertThat(other.rows("cus_1")).containsExactly("v1 backfill", "v1 backfill");
        assertThat(other.metrics.value(
                        "relists-total", Map.of("account", "acct_1", "stream", "customers", "reason", "interval")))
                .isEqualTo(1L);
    }
}
