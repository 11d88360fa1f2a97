// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.CUSTOMERS;
import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Delivery.Outcome;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.EventPageReader;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events that come by themselves, ahead of the looks. */
final class EngineAheadTest {

    private final EngineRig rig = new EngineRig("customers").with("poll.interval.ms", "20000");
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();

    @BeforeEach
    void live() {
        rig.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, "v1");
        rig.start().run(15);
        assertThat(rig.rows()).containsExactly("cus_1 v1 backfill");
    }

    /** An event of Stripe's that the list of events shows at once. */
    private FakeEvent change(String text) {
        FakeObject changed = rig.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, text);
        return rig.stripe.event("customer.updated", changed, rig.stripe.now());
    }

    /** One that the list does not show yet. */
    private FakeEvent hidden(String id, String text, long created) {
        FakeObject changed = rig.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, text);
        return new FakeEvent(id, "customer.updated", created, FakeStripe.VERSION, false, changed.json());
    }

    private void deliver(FakeEvent event) {
        try {
            Delivery delivery = new Delivery(outcomes::add);
            deliveries.add(delivery);
            rig.engine.offer(
                    new EventPageReader().event(event.json().getBytes(StandardCharsets.UTF_8)),
                    Origin.WEBHOOK,
                    delivery);
            rig.loop.runReady();
        } catch (MalformedAnswerException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anEventIsEmittedAtOnceAndNotAgain() {
        StreamState before = rig.offset("customers");
        FakeEvent event = change("v2");
        deliver(event);
        rig.run(1);

        assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 webhook");
        Emitted row = rig.records.get(rig.records.size() - 1);
        assertThat(row.change().version()).isEqualTo(event.created());
        assertThat(row.state().eventPosition()).isLessThan(event.created());
        assertThat(row.state().ranges()).isEqualTo(before.ranges());

        rig.run(700);
        assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 webhook");
        assertThat(rig.offset("customers").eventPosition()).isGreaterThan(event.created());
    }

    @Test
    void itsSenderWaitsUntilItsRecordsAreCommitted() {
        deliver(change("v2"));
        rig.loop.run(Duration.ofSeconds(1));
        ChangeBatch batch = rig.take();
        assertThat(batch.delivery()).isSameAs(deliveries.get(0));
        batch.delivery().emitted(2);
        assertThat(outcomes).isEmpty();

        batch.delivery().committed();
        assertThat(outcomes).isEmpty();
        batch.delivery().committed();

        assertThat(outcomes).containsExactly(Outcome.COMMITTED);
    }

    @Test
    void onlyTheFirstOutcomeCounts() {
        Delivery delivery = new Delivery(outcomes::add);
        delivery.emitted(1);
        delivery.end(Outcome.GIVEN_UP);
        delivery.committed();

        assertThat(outcomes).containsExactly(Outcome.GIVEN_UP);
    }

    @Nested
    final class IsLeftToTheLooks {

        private void assertLeft(String... rows) {
            assertThat(outcomes).last().isEqualTo(Outcome.LEFT);
            rig.run(60);
            assertThat(rig.rows("cus_1")).containsExactly(rows);
        }

        @Test
        void whenAnotherOfItsSecondWentAhead() {
            deliver(change("v2"));
            deliver(change("v3"));

            assertLeft("v1 backfill", "v2 webhook", "v3 refetch");
        }

        @Test
        void whenANewerOneWentAhead() {
            FakeEvent first = change("v2");
            rig.loop.run(Duration.ofSeconds(2));
            deliver(change("v3"));
            deliver(first);

            assertLeft("v1 backfill", "v3 webhook");
        }

        @Test
        void whenItComesTwice() {
            FakeEvent event = change("v2");
            deliver(event);
            deliver(event);

            assertLeft("v1 backfill", "v2 webhook");
        }

        @Test
        void whenItIsBelowThePosition() {
            FakeEvent event = change("v2");
            rig.run(60);
            deliver(event);

            assertLeft("v1 backfill", "v2 event");
        }

        /** A sink takes a deletion for newer than any row of its second. */
        @Test
        void whenItIsADeletion() {
            FakeObject gone = rig.stripe.find(CUSTOMERS, "cus_1").orElseThrow();
            rig.stripe.remove(CUSTOMERS, "cus_1");
            deliver(rig.stripe.event("customer.deleted", gone, rig.stripe.now()));

            assertLeft("v1 backfill", "deleted event");
        }

        @Test
        void whenReferencesAreExpandedInRows() {
            rig.kill();
            rig.with("expand.customers", "default_source")
                    .start(Map.of("customers", rig.offset("customers")))
                    .run(15);

            deliver(change("v2"));

            assertLeft("v1 backfill", "v2 refetch");
        }

        @Test
        void whenItIsInAnotherVersion() {
            FakeObject changed = rig.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, "v2");
            deliver(rig.stripe.add(new FakeEvent(
                    "evt_a", "customer.updated", rig.stripe.now(), "2025-03-31.basil", false, changed.json())));

            assertLeft("v1 backfill", "v2 refetch");
        }

        @Test
        void whileAnObjectIsBeingRead() {
            rig.stripe.hold(request -> request.path().equals(CUSTOMERS + "/cus_1"));
            change("v2");
            change("v3");
            rig.run(40);
            deliver(change("v4"));
            rig.stripe.hold(request -> false);
            rig.stripe.release();

            assertLeft("v1 backfill", "v3 refetch", "v4 event");
        }
    }

    /** The one that went ahead counts for a tie though the list of events does not show it yet. */
    @Test
    void aTieWithAnEventThatOnlyCameByItselfIsRead() {
        long created = rig.stripe.now();
        FakeEvent late = hidden("evt_late", "v3", created);
        deliver(hidden("evt_late", "v2", created));
        rig.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, "v3");
        rig.stripe.event("customer.updated", rig.stripe.find(CUSTOMERS, "cus_1").orElseThrow(), created);
        rig.run(40);
        assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 webhook", "v3 refetch");

        rig.stripe.add(late);
        rig.run(700);
        assertThat(rig.rows("cus_1")).startsWith("v1 backfill", "v2 webhook", "v3 refetch");
        assertThat(rig.rows("cus_1").subList(2, rig.rows("cus_1").size())).allMatch("v3 refetch"::equals);
    }

    @Test
    void whatShowsLateAndWentAheadIsNotReadAgain() {
        FakeEvent late = hidden("evt_late", "v2", rig.stripe.now());
        deliver(late);
        rig.run(60);
        rig.stripe.add(late);
        rig.run(700);

        assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 webhook");
    }

    @Test
    void anEventThatNoStreamChangesByIsPassedOver() {
        FakeObject other = new FakeObject("prod_1", "product", START, "v1");
        deliver(rig.stripe.event("product.updated", other, rig.stripe.now()));
        assertThat(outcomes).containsExactly(Outcome.NO_STREAM);
    }

    @Test
    void nothingIsTakenWhileTheQueueIsFull() {
        for (int i = 0; i < 5_000; i++) {
            String id = "cus_x" + i;
            FakeObject object = new FakeObject(id, "customer", rig.stripe.now(), "v1");
            deliver(new FakeEvent(
                    "evt_" + i, "customer.created", rig.stripe.now(), FakeStripe.VERSION, false, object.json()));
        }

        assertThat(outcomes).hasSizeGreaterThanOrEqualTo(1_000).allMatch(Outcome.NO_ROOM::equals);
    }

    @Test
    void beforeTheAccountIsKnownEventsAreLeft() {
        rig.kill();
        rig.start(Map.of());
        deliver(change("v2"));
        assertThat(outcomes).containsExactly(Outcome.LEFT);
    }

    /** Begins anew, with a list whose first page stumbles and is asked for again after that pause. */
    private void startWithStumblingList(Duration pause) {
        rig.kill();
        boolean[] stumbled = new boolean[1];
        rig.stripe.script(request -> {
            if (!request.path().equals(CUSTOMERS) || stumbled[0]) {
                return Optional.empty();
            }
            stumbled[0] = true;
            return Optional.of(new FakeStripe.Reaction.Stumble(
                    FakeStripe.error(StripeApiException.Kind.TRANSIENT, "reset"), pause));
        });
        rig.start(Map.of());
        rig.loop.run(Duration.ofSeconds(1));
        assertThat(stumbled[0]).isTrue();
    }

    /** A page that was asked for after the event may still show what was before it. */
    @Test
    void aRowOfAListThatMayBeOlderDoesNotFollow() {
        startWithStumblingList(Duration.ofSeconds(2));
        deliver(change("v2"));
        rig.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, "a replica's v1");
        rig.run(5);
        rig.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, "v2");
        rig.run(60);

        assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 webhook");
    }

    @Test
    void aRowOfAListThatHoldsTheEventFollowsAndTheEventDoesNot() {
        startWithStumblingList(Duration.ofSeconds(18));
        deliver(change("v2"));
        rig.run(60);

        assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 webhook", "v2 backfill");
    }

    @Nested
    final class Hints {

        private List<Long> looks() {
            return rig.stripe.calls("/v1/events").stream()
                    .map(call -> Long.parseLong(FakeStripe.parameter(call, "created[lt]")))
                    .distinct()
                    .toList();
        }

        @Test
        void makeALookAsSoonAsTheEventHasSettled() {
            rig.run(3);
            FakeEvent event = change("v2");
            rig.engine.lookFor(null, event.created());
            rig.run(13);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 event");
        }

        @Test
        void areMetByOneLookWhereThatDoes() {
            int before = looks().size();
            for (int i = 0; i < 1_000; i++) {
                rig.engine.lookFor(null, rig.stripe.now());
            }
            rig.run(19);

            assertThat(looks().size() - before).isLessThanOrEqualTo(2);
        }

        @Test
        void readOnlyWhatIsNewBetweenTheLooksThatAreMadeAnyway() {
            rig.run(20);
            int before = rig.stripe.calls("/v1/events").size();
            for (int i = 0; i < 60; i++) {
                rig.engine.lookFor(null, rig.stripe.now());
                rig.run(1);
            }

            List<Long> spans = rig.stripe.calls("/v1/events").stream()
                    .skip(before)
                    .map(call -> Long.parseLong(FakeStripe.parameter(call, "created[lt]"))
                            - Long.parseLong(FakeStripe.parameter(call, "created[gte]")))
                    .toList();
            assertThat(spans).hasSizeGreaterThan(40);
            assertThat(spans).filteredOn(span -> span > 60).hasSizeBetween(2, 4);
            assertThat(spans).filteredOn(span -> span > 20 && span <= 60).isEmpty();
        }

        @Test
        void findAnEventThatBecameVisibleLate() {
            rig.run(40);
            FakeEvent late = hidden("evt_late", "v2", rig.stripe.now() - 25);
            rig.engine.lookFor(null, rig.stripe.now() - 11);
            rig.run(2);
            rig.stripe.add(late);
            rig.engine.lookFor(null, late.created());
            rig.run(2);

            assertThat(rig.rows("cus_1")).containsExactly("v1 backfill", "v2 refetch");
        }

        /** Whoever can reach the listener can make one of these. */
        @Test
        void makeNoMoreThanALookASecond() {
            int before = rig.stripe.calls("/v1/events").size();
            for (int i = 0; i < 100; i++) {
                rig.engine.lookFor(null, 0);
                rig.engine.lookFor(null, Long.MAX_VALUE);
                rig.loop.run(Duration.ofMillis(100));
            }

            assertThat(rig.stripe.calls("/v1/events").size() - before).isBetween(5, 11);
        }

        @Test
        void doNotShortenThePauseAfterARefusal() {
            rig.stripe.refuse("/v1/events", StripeApiException.Kind.PERMISSION, "no");
            rig.run(30);
            int before = rig.stripe.calls("/v1/events").size();
            rig.engine.lookFor(null, rig.stripe.now());
            rig.run(60);

            assertThat(rig.stripe.calls("/v1/events")).hasSize(before);
        }
    }
}
