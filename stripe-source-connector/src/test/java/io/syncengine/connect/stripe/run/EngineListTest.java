// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.CUSTOMERS;
import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

final class EngineListTest {

    private static final long DAY = 86_400;

    private final EngineRig rig = new EngineRig("customers");

    private void customers(int count) {
        for (int i = 0; i < count; i++) {
            rig.stripe.put(CUSTOMERS, "customer", "cus_" + i, START - 1 - i * 60L, "v1");
        }
    }

    private List<String> ids() {
        return rig.records.stream()
                .filter(record -> record.isRow())
                .map(record -> Objects.requireNonNull(record.change()).object().id())
                .toList();
    }

    @Nested
    final class APass {

        @Test
        void readsEveryObjectOnceAndEndsLive() {
            customers(1_050);

            rig.start().run(60);

            assertThat(ids()).hasSize(1_050).doesNotHaveDuplicates();
            StreamState state = rig.offset("customers");
            assertThat(state.phase()).isEqualTo(Phase.LIVE);
            assertThat(state.rows()).isEqualTo(1_050);
            assertThat(state.ranges()).isEmpty();
        }

        @Test
        void carriesTheMomentFrozenBeforeItsFirstCallInItsFirstRecord() {
            customers(3);

            rig.start().run(10);

            StreamState first = rig.records.get(0).state();
            assertThat(first.phase()).isEqualTo(Phase.LIST);
            assertThat(first.planned()).isEqualTo(START);
            assertThat(first.eventPosition()).isEqualTo(START - 600);
            assertThat(first.ranges()).containsExactly(Range.unread(null, null), Range.all("test_clock", ""));
        }

        @Test
        void stampsRowsBelowTheAnswersDate() {
            customers(1);

            rig.start().run(5);

            assertThat(rig.records.get(0).origin()).isEqualTo(Origin.BACKFILL);
            assertThat(Objects.requireNonNull(rig.records.get(0).change()).version())
                    .isBetween(START - 10, START - 9);
        }

        @Test
        void ofAnEmptyListIsToldByAHeartbeat() {
            rig.start().run(5);

            assertThat(rig.records).filteredOn(Emitted::isRow).isEmpty();
            assertThat(rig.records).last().satisfies(record -> {
                assertThat(record.isHeartbeat()).isTrue();
                assertThat(record.state().phase()).isEqualTo(Phase.LIVE);
            });
        }

        @Test
        void readsSeveralPartsAtATimeWithFewCallsMoreThanNeeded() {
            customers(5_000);
            rig.run(10_000);

            rig.start().run(60);

            assertThat(new HashSet<>(ids())).hasSize(5_000);
            assertThat(rig.stripe.calls(CUSTOMERS)).hasSizeLessThan(58);
            assertThat(rig.records)
                    .anySatisfy(record -> assertThat(record.state().ranges()).hasSizeGreaterThan(2));
        }

        @Test
        void waitsForRoomInTheQueue() {
            customers(20_000);

            rig.start();
            rig.loop.run(java.time.Duration.ofSeconds(120));

            assertThat(rig.queue.records()).isBetween(4_000, 4_500);
            rig.run(120);
            assertThat(ids()).hasSize(20_000).doesNotHaveDuplicates();
        }

        @Test
        void inLiveModeIsBoundedByItsPlan() {
            rig.with("stripe.api.key", "sk_live_0123456789abcdef1234").start().run(5);

            assertThat(FakeStripe.parameter(rig.stripe.calls(CUSTOMERS).get(0), "created[lt]"))
                    .isEqualTo(Long.toString(START + 1));
        }

        @Test
        void beginsWhereTheUserSays() {
            customers(100);

            rig.with("backfill.from", Long.toString(START - 600)).start().run(10);

            assertThat(ids()).hasSize(10);
        }

        @Test
        void whoseListStripeCannotCutIsReadFrontToBack() {
            EngineRig other = new EngineRig("tax_codes");
            for (int i = 0; i < 250; i++) {
                other.stripe.put("/v1/tax_codes", "tax_code", "txcd_" + i, START - i % 7, "v1");
            }

            other.start().run(10);

            assertThat(other.rows()).hasSize(250).doesNotHaveDuplicates();
            assertThat(other.stripe.calls("/v1/tax_codes"))
                    .hasSize(3)
                    .allSatisfy(call -> assertThat(FakeStripe.parameter(call, "created[gte]"))
                            .isNull());
        }

        @Test
        void ofEventsDoesNotLookBeyondWhatStripeKeeps() {
            EngineRig other = new EngineRig("events");

            other.start().run(5);

            ApiRequest list = other.stripe.calls("/v1/events").get(0);
            assertThat(FakeStripe.parameter(list, "created[gte]")).isEqualTo(Long.toString(START - 30 * DAY));
        }

        @Test
        void ofAccountsHasTheAccountItselfFirst() {
            EngineRig other = new EngineRig("accounts");
            other.stripe.put("/v1/accounts", "account", "acct_2", START - 5, "v1");

            other.start().run(5);

            assertThat(other.records.get(0).row()).startsWith(FakeStripe.ACCOUNT);
            assertThat(other.rows()).hasSize(2);
        }
    }

    @Nested
    final class ARestart {

        @Test
        void goesOnAtTheCursors() {
            customers(3_000);
            rig.start().run(1);
            rig.kill();
            int before = rig.stripe.calls(CUSTOMERS).size();
            List<String> read = ids();
            assertThat(read).hasSizeBetween(100, 2_900);

            rig.start(Map.of("customers", rig.offset("customers"))).run(60);

            assertThat(new HashSet<>(ids())).hasSize(3_000);
            int after = rig.stripe.calls(CUSTOMERS).size() - before;
            assertThat(after).isLessThanOrEqualTo((3_000 - read.size()) / 100 + 8);
        }

        @Test
        void ofALiveStreamListsNothing() {
            customers(10);
            rig.start().run(10);
            rig.kill();

            rig.start(Map.of("customers", rig.offset("customers"))).run(30);

            assertThat(rig.stripe.calls(CUSTOMERS)).hasSize(1);
        }

        @Test
        void withAnotherMajorVersionOfTheApiListsAgain() {
            customers(10);
            rig.start().run(10);
            rig.kill();
            StreamState old = rig.offset("customers")
                    .plan("2025-03-31.basil", START, START - 600, 0, List.of())
                    .listed(List.of(), 0, 0);

            rig.start(Map.of("customers", old)).run(30);

            assertThat(rig.offset("customers").epoch()).isEqualTo(3);
            assertThat(ids()).hasSize(20);
        }

        @Test
        void afterAnOutageOfMoreThanAMonthListsAgain() {
            customers(10);
            rig.start().run(10);
            rig.kill();
            rig.loop.run(java.time.Duration.ofDays(31));

            rig.start(Map.of("customers", rig.offset("customers"))).run(30);

            assertThat(rig.metrics.value(
                            "relists-total", Map.of("account", "acct_1", "stream", "customers", "reason", "gap")))
                    .isEqualTo(1L);
            assertThat(rig.offset("customers").epoch()).isEqualTo(2);
            assertThat(rig.offset("customers").phase()).isEqualTo(Phase.LIVE);
            assertThat(ids()).hasSize(20);
        }
    }

    @Nested
    final class AnOddList {

        @Test
        void whoseCursorIsGoneIsReadOnFromItsSecond() {
            customers(1_000);
            rig.stripe.hold(call -> FakeStripe.parameter(call, "starting_after") != null);
            rig.start().run(1);
            rig.stripe.remove(CUSTOMERS, "cus_99");

            rig.kill();
            rig.stripe.release();
            rig.start(Map.of("customers", rig.offset("customers"))).run(60);

            assertThat(new HashSet<>(ids())).hasSize(1_000);
            assertThat(rig.offset("customers").phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void withoutRangesWhoseCursorIsGoneGoesBackToTheOneBefore() {
            EngineRig other = new EngineRig("tax_codes");
            for (int i = 0; i < 300; i++) {
                other.stripe.put("/v1/tax_codes", "tax_code", "txcd_" + i, START - i, "v1");
            }
            other.stripe.hold(call -> "txcd_99".equals(FakeStripe.parameter(call, "starting_after")));
            other.start().run(1);
            other.kill();
            other.stripe.release();
            other.stripe.remove("/v1/tax_codes", "txcd_99");

            other.start(Map.of("tax_codes", other.offset("tax_codes"))).run(10);

            assertThat(new HashSet<>(other.rows())).hasSize(300);
            assertThat(other.rows()).hasSizeLessThan(310);
        }

        @Test
        void thatIgnoresItsFilterIsReadWithoutIt() {
            customers(250);
            rig.stripe.ignoresFilters = true;

            rig.with("backfill.from", Long.toString(START - 6_000)).start().run(30);

            assertThat(new HashSet<>(ids())).hasSize(250);
            assertThat(rig.offset("customers").phase()).isEqualTo(Phase.LIVE);
            assertThat(rig.metrics.value("filter-violations-total", Map.of("account", "acct_1", "stream", "customers")))
                    .isEqualTo(1L);
        }

        @Test
        void withAnObjectThatHasNoIdLeavesItOutAndCountsIt() {
            customers(3);
            rig.stripe.script(call -> call.path().equals(CUSTOMERS)
                    ? Optional.of(new FakeStripe.Reaction.Say(
                            "{\"object\":\"list\",\"data\":[{\"object\":\"customer\"},{\"id\":\"cus_0\",\"created\":1}],"
                                    + "\"has_more\":false}"))
                    : Optional.empty());

            rig.start().run(5);

            assertThat(ids()).containsExactly("cus_0");
            assertThat(rig.metrics.value(
                            "objects-without-id-total", Map.of("account", "acct_1", "stream", "customers")))
                    .isEqualTo(1L);
        }

        @Test
        void thatClaimsToGoOnBehindAnEmptyPageIsTriedAgainAndThenAnError() {
            rig.stripe.script(call -> call.path().equals(CUSTOMERS)
                    ? Optional.of(new FakeStripe.Reaction.Say("{\"object\":\"list\",\"data\":[],\"has_more\":true}"))
                    : Optional.empty());

            rig.start().run(400);

            assertThat(rig.stripe.calls(CUSTOMERS)).hasSize(Refusal.TRIES);
            assertThat(rig.failure).hasMessageContaining("customers").hasMessageContaining("empty");
        }

        @Test
        void whoseRowsAreNotNewestFirstIsReadByCursorsAlone() {
            for (int i = 0; i < 450; i++) {
                rig.stripe.put(CUSTOMERS, "customer", "cus_" + i, START - 1 - i * 60L, "v1");
            }
            rig.stripe.shuffle(CUSTOMERS, 7);

            rig.start().run(60);

            assertThat(ids()).hasSize(450).doesNotHaveDuplicates();
        }
    }

    @Test
    void aFailedAttemptShowsInTheStateUntilThePageComes() {
        customers(5);
        rig.stripe.script(call -> call.path().equals(CUSTOMERS)
                ? Optional.of(new FakeStripe.Reaction.Stumble(
                        FakeStripe.error(Kind.TRANSIENT, "reset"), java.time.Duration.ofSeconds(5)))
                : Optional.empty());

        rig.start().run(30);

        assertThat(ids()).hasSize(5);
        assertThat(rig.offset("customers").error()).isEmpty();
    }
}
