// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.CUSTOMERS;
import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

final class EngineEventTest {

    private static final String EVENTS = "/v1/events";
    private static final Map<String, String> TAGS = Map.of("account", "acct_1", "stream", "customers");

    private final EngineRig rig = new EngineRig("customers");

    /** A live stream of one customer, some minutes into following it. */
    @BeforeEach
    void live() {
        rig.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, "v1");
        rig.start().run(400);
    }

    private Change last() {
        return Objects.requireNonNull(rig.records.get(rig.records.size() - 1).change());
    }

    private List<ApiRequest> refetches() {
        return rig.stripe.calls(CUSTOMERS + "/");
    }

    private long counted(String name, String tag, String value) {
        return rig.metrics
                .value(name, Map.of("account", "acct_1", "stream", "customers", tag, value))
                .longValue();
    }

    @Nested
    final class AnEvent {

        @Test
        void isEmittedOnceItHasSettledWithItsMomentAsVersion() {
            long created = rig.stripe.now();
            rig.stripe.customer("cus_1", "customer.updated", "v2");

            rig.run(9);
            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill");

            rig.run(8);
            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 event");
            assertThat(last().version()).isEqualTo(created);
            assertThat(last().eventType()).isEqualTo("customer.updated");
            assertThat(last().apiVersion()).isEqualTo(FakeStripe.VERSION);
        }

        /** What has been read waits in memory until it goes out, so that many reads are not waited for at once. */
        @Test
        void goesOutBeforeLaterOnesWhereManyHaveToBeRead() {
            // So that one look shows all.
            rig.run(2);
            long first = rig.stripe.now();
            for (int i = 0; i < 150; i++) {
                FakeObject object = rig.stripe.put(CUSTOMERS, "customer", "cus_t" + i, START - 5_000, "v1");
                rig.stripe.event("customer.updated", object, first + i / 50);
                rig.stripe.event("customer.updated", object, first + i / 50);
            }
            rig.records.clear();

            rig.run(40);

            List<Emitted> rows = rig.records.stream().filter(Emitted::isRow).toList();
            assertThat(rows).hasSize(150).allMatch(row -> row.origin() == Origin.REFETCH);
            assertThat(rows.get(98).state().eventPosition()).isLessThan(first);
            assertThat(rows.get(99).state().eventPosition()).isEqualTo(first + 2);
            assertThat(rows.get(149).state().eventPosition()).isGreaterThan(first + 2);
        }

        @Test
        void isEmittedOnceThoughItIsSeenAgainAndAgain() {
            rig.stripe.customer("cus_1", "customer.updated", "v2");

            rig.run(700);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 event");
            assertThat(rig.metrics.value("dup-events-total", TAGS).longValue()).isPositive();
        }

        @Test
        void thatSaysTheObjectIsGoneDeletesTheRowThoughItsObjectLooksAlive() {
            rig.stripe.deleteCustomer("cus_1");

            rig.run(20);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "deleted event");
            assertThat(last().object().raw()).contains("\"description\":\"v1\"");
            assertThat(rig.metrics.value("deletes-total", TAGS)).isEqualTo(1L);
        }

        @Test
        void ofAnotherModeOrWithoutAnIdIsPassedOver() {
            FakeObject named = new FakeObject("cus_1", "customer", START, "v9");
            FakeObject nameless = new FakeObject(null, "customer", START, "v9");
            long now = rig.stripe.now();
            rig.stripe.add(new FakeEvent("evt_a", "customer.updated", now, FakeStripe.VERSION, true, named.json()));
            rig.stripe.event("customer.updated", nameless, now);

            rig.run(30);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill");
        }

        @Test
        void inAnotherVersionMakesTheObjectBeRead() {
            FakeObject changed = rig.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, "v2");
            rig.stripe.add(new FakeEvent(
                    "evt_a", "customer.updated", rig.stripe.now(), "2025-03-31.basil", false, changed.json()));

            rig.run(20);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 refetch");
            assertThat(counted("refetch-total", "reason", "version")).isEqualTo(1);
        }

        @Test
        void ofAStreamWithExpandedReferencesMakesTheObjectBeRead() {
            EngineRig expanded = new EngineRig("customers").with("expand.customers", "default_source, sources");
            expanded.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, "v1");
            expanded.start().run(30);

            expanded.stripe.customer("cus_1", "customer.updated", "v2");
            expanded.run(20);
            expanded.stripe.customer("cus_1", "customer.deleted", "v3");
            expanded.run(20);

            assertThat(expanded.rows("cus_1")).containsExactly("v1 backfill", "v2 refetch", "deleted event");
            assertThat(expanded.stripe.calls(CUSTOMERS)).hasSize(2).allSatisfy(call -> {
                String each = call.kind() == CallKind.LIST ? "data." : "";
                assertThat(FakeStripe.parameter(call, "expand[0]")).isEqualTo(each + "default_source");
                assertThat(FakeStripe.parameter(call, "expand[1]")).isEqualTo(each + "sources");
            });
        }

        @Test
        void isNotEmittedWhenALaterSecondOfTheSliceWasReadInItsPlace() {
            for (int i = 2; i < 6; i++) {
                rig.stripe.customer("cus_1", "customer.updated", "v" + i);
                rig.loop.run(Duration.ofSeconds(1));
            }
            rig.run(30);

            assertThat(rig.rows("cus_1"))
                    .containsExactly("v1 backfill", "v2 event", "v3 event", "v4 event", "v5 event");
            assertThat(refetches()).isEmpty();
        }
    }

    @Nested
    final class Ties {

        @Test
        void areResolvedByOneRead() {
            rig.stripe.customer("cus_1", "customer.updated", "v2");
            rig.stripe.customer("cus_1", "customer.updated", "v3");
            rig.stripe.customer("cus_1", "customer.updated", "v4");

            rig.run(20);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v4 refetch");
            assertThat(refetches()).hasSize(1);
            assertThat(counted("refetch-total", "reason", "tie")).isEqualTo(1);
        }

        @Test
        void needNoReadWhereCreationComesFirst() {
            rig.stripe.customer("cus_2", "customer.created", "v1");
            rig.stripe.customer("cus_2", "customer.updated", "v2");

            rig.run(20);

            assertThat(rig.rows("cus_2")).containsExactly("v2 event");
            assertThat(refetches()).isEmpty();
        }

        @Test
        void needNoReadWhereDeletionComesLast() {
            rig.stripe.customer("cus_1", "customer.updated", "v2");
            rig.stripe.deleteCustomer("cus_1");

            rig.run(20);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "deleted event");
            assertThat(refetches()).isEmpty();
        }

        @Test
        void thatALaterSecondSupersedesNeedNoRead() {
            rig.stripe.customer("cus_1", "customer.updated", "v2");
            rig.stripe.customer("cus_1", "customer.updated", "v3");
            rig.loop.run(Duration.ofSeconds(1));
            rig.stripe.customer("cus_1", "customer.updated", "v4");

            rig.run(20);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v4 event");
            assertThat(refetches()).isEmpty();
        }

        @Test
        void ofAnObjectThatIsGoneBecomeADeletion() {
            rig.stripe.customer("cus_1", "customer.updated", "v2");
            rig.stripe.customer("cus_1", "customer.updated", "v3");
            rig.loop.run(Duration.ofSeconds(11));
            rig.stripe.remove(CUSTOMERS, "cus_1");

            rig.run(20);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "deleted refetch");
            assertThat(last().object().raw()).contains("\"description\":\"v");
        }

        @Test
        void doNotHoldUpOtherStreamsWhileTheReadIsHeldUp() {
            EngineRig other = new EngineRig("customers,coupons");
            other.start().run(30);
            other.stripe.customer("cus_1", "customer.updated", "v2");
            other.stripe.customer("cus_1", "customer.updated", "v3");
            other.stripe.hold(call -> call.path().startsWith(CUSTOMERS + "/"));
            other.run(30);
            FakeObject coupon = other.stripe.put("/v1/coupons", "coupon", "co", other.stripe.now(), "v1");
            other.stripe.event("coupon.created", coupon, other.stripe.now());

            other.run(90);
            assertThat(other.rows()).containsExactly("co v1 event");

            other.stripe.customer("cus_2", "customer.created", "v1");
            other.stripe.release();
            other.run(30);
            assertThat(other.rows()).containsExactly("co v1 event", "cus_1 v3 refetch", "cus_2 v1 event");
        }

        @Test
        void whoseObjectCannotBeReadByItsIdAreTakenInTheOrderListed() {
            rig.stripe.refuse(CUSTOMERS + "/", Kind.NO_SUCH_ROUTE, "no");
            rig.stripe.customer("cus_1", "customer.updated", "v2");
            rig.stripe.customer("cus_1", "customer.updated", "v3");

            rig.run(20);

            assertThat(rig.rows("cus_1")).hasSize(2).last().asString().endsWith("event");
            assertThat(counted("unresolved-total", "reason", "tie")).isEqualTo(1);
        }
    }

    /** A key's permissions may be changed, and given back. */
    @Nested
    final class EventsWhoseObjectsAreRefused {

        private final AtomicBoolean refused = new AtomicBoolean(true);

        @BeforeEach
        void refuse() {
            rig.stripe.script(call -> refused.get() && call.path().startsWith(CUSTOMERS)
                    ? Optional.of(new FakeStripe.Reaction.Refuse(FakeStripe.error(Kind.PERMISSION, "no")))
                    : Optional.empty());
            rig.stripe.customer("cus_1", "customer.updated", "v2");
            rig.stripe.customer("cus_1", "customer.updated", "v3");
            rig.run(50);
        }

        @Test
        void waitUntilTheyAreShown() {
            assertThat(rig.offset("customers").error()).contains("no");
            assertThat(rig.rows("cus_1")).noneMatch(row -> row.startsWith("v2") || row.startsWith("v3"));
            refused.set(false);

            rig.run(90);

            assertThat(rig.rows("cus_1")).last().isEqualTo("v3 refetch");
            assertThat(rig.offset("customers").error()).isEmpty();
        }

        @Test
        void leaveTheStreamOutWhenThatGoesOn() {
            rig.run(400);

            assertThat(rig.offset("customers").phase()).isEqualTo(Phase.SKIPPED);
            assertThat(rig.offset("customers").error()).isEqualTo("permission");
        }
    }

    @Nested
    final class LateEvents {

        private FakeEvent late(String text, long age) {
            FakeObject object = rig.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, text);
            return rig.stripe.event("customer.updated", object, rig.stripe.now() - age);
        }

        @Test
        void areFoundByTheNextLookWhenALittleLate() {
            late("v2", 40);

            rig.run(6);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 refetch");
            assertThat(counted("refetch-total", "reason", "late")).isEqualTo(1);
            assertThat(rig.metrics.value("late-events-total", TAGS)).isEqualTo(1L);
        }

        @Test
        void areFoundByAWideLookWhenMinutesLate() {
            late("v2", 290);

            rig.run(310);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 refetch");
        }

        @Test
        void saidByANewerEventAreDropped() {
            rig.stripe.customer("cus_1", "customer.updated", "v3");
            rig.run(40);
            FakeObject old = new FakeObject("cus_1", "customer", START - 5_000, "v2");
            rig.stripe.event("customer.updated", old, rig.stripe.now() - 50);

            rig.run(400);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v3 event");
            assertThat(refetches()).isEmpty();
        }
    }

    @Nested
    final class ThePosition {

        @Test
        void movesWithTimeThoughNothingHappens() {
            rig.run(Duration.ofHours(2));

            long now = rig.stripe.now();
            List<ApiRequest> looks = rig.stripe.calls(EVENTS);
            ApiRequest last = looks.get(looks.size() - 1);
            assertThat(Long.parseLong(Objects.requireNonNull(FakeStripe.parameter(last, "created[gte]"))))
                    .isGreaterThan(now - 700);
            assertThat(rig.offset("customers").eventPosition()).isGreaterThan(now - 700);
        }

        @Test
        void isToldByHeartbeatsATenthAsOftenWhenIdle() {
            int before = rig.records.size();

            rig.run(Duration.ofHours(1));

            assertThat(rig.records.subList(before, rig.records.size()))
                    .hasSizeBetween(5, 7)
                    .allSatisfy(record -> assertThat(record.isHeartbeat()).isTrue());
        }

        @Test
        void isToldSoonAfterTheLastRow() {
            rig.stripe.customer("cus_1", "customer.updated", "v2");
            rig.run(20);
            int before = rig.records.size();

            rig.run(70);

            assertThat(rig.records.subList(before, rig.records.size())).hasSize(1);
        }

        @Test
        void fitsIntoAnOffsetAlsoWithManyEvents() {
            for (int i = 0; i < 3_000; i++) {
                rig.stripe.customer("cus_" + i, "customer.created", "v1");
            }

            rig.run(30);

            StreamState state = rig.offset("customers");
            assertThat(state.seen().complete()).isFalse();
            assertThat(state.seen().text()).isEmpty();
        }
    }

    @Nested
    final class TheHorizon {

        @Test
        void holdsEventsBackUntilAnOlderPageHasBeenEmitted() {
            EngineRig other = new EngineRig("customers");
            other.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, "v1");
            other.stripe.hold(call -> call.path().equals(CUSTOMERS));
            other.start().run(5);
            other.stripe.customer("cus_1", "customer.updated", "v2");

            other.run(60);
            assertThat(other.rows()).isEmpty();

            other.stripe.release();
            other.run(20);
            assertThat(other.rows()).containsExactly("cus_1 v1 backfill", "cus_1 v2 event");
        }

        @Test
        void dropsEventsThatAListRowContains() {
            EngineRig other = new EngineRig("customers");
            other.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, "v2");
            other.stripe.event(
                    "customer.updated", new FakeObject("cus_1", "customer", START - 5_000, "v1"), START - 100);

            other.start().run(30);

            assertThat(other.rows()).doesNotContain("cus_1 v1 refetch").last().isEqualTo("cus_1 v2 backfill");
        }
    }

    @Nested
    final class AfterARestart {

        private void restart() {
            rig.kill();
            rig.start(Map.of("customers", rig.offset("customers")));
        }

        @Test
        void eventsThatAreDoneAreNotEmittedAgain() {
            rig.stripe.customer("cus_1", "customer.updated", "v2");
            rig.run(80);

            restart();
            rig.run(60);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 event");
        }

        @Test
        void eventsOfTheTimeBetweenAreEmitted() {
            rig.kill();
            StreamState before = rig.offset("customers");
            rig.stripe.customer("cus_1", "customer.updated", "v2");
            rig.loop.run(Duration.ofHours(3));

            rig.start(Map.of("customers", before)).run(30);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 event");
        }

        @Test
        void aWindowOfTooManyIdsIsReplayedInOrderAndNotRead() {
            for (int i = 0; i < 1_200; i++) {
                rig.stripe.customer("cus_" + i, "customer.created", "v1");
                rig.loop.run(Duration.ofMillis(100));
            }
            rig.run(30);
            int before = rig.rows().size();
            assertThat(rig.offset("customers").seen().complete()).isFalse();

            restart();
            rig.run(30);

            assertThat(rig.rows().size() - before).isBetween(1_000, 1_300);
            assertThat(refetches()).isEmpty();
        }

        @Test
        void anEventThatAForgottenRowMayContainMakesTheObjectBeRead() {
            rig.stripe.customer("cus_1", "customer.updated", "v2");
            rig.stripe.customer("cus_1", "customer.updated", "v3");
            rig.run(20);
            StreamState state = rig.offset("customers");
            rig.kill();
            // As if the read that resolved the tie had shown this change too.
            FakeObject changed = rig.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, "v4");
            rig.stripe.event("customer.updated", changed, state.stamp());

            rig.start(Map.of("customers", state)).run(30);

            assertThat(rig.rows("cus_1")).last().isEqualTo("v4 refetch");
        }
    }
}
