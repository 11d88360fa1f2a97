// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

final class EngineChildEventTest {

    private static final String SUBSCRIPTIONS = "/v1/subscriptions";
    private static final String ITEMS_OF_1 = "/v1/subscription_items?subscription=sub_1";
    private static final String UPDATED = "customer.subscription.updated";
    private static final long LONG_AGO = START - 5_000;

    private static List<Change> changes(EngineRig rig) {
        return rig.records.stream()
                .map(Emitted::change)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Change last(EngineRig rig) {
        List<Change> changes = changes(rig);
        return changes.get(changes.size() - 1);
    }

    @Nested
    final class OfParentsThatHoldThem {

        private final EngineRig rig = new EngineRig("subscription_items");
        private int numbers;

        OfParentsThatHoldThem() {
            rig.stripe.inline(SUBSCRIPTIONS, new FakeInline("items", "/v1/subscription_items?subscription=*", 10));
            rig.stripe.put(SUBSCRIPTIONS, "subscription", "sub_1", LONG_AGO, "v1");
            item("si_a", "v1");
            item("si_b", "v1");
            rig.start().run(30);
            rig.records.clear();
        }

        private void item(String id, String text) {
            rig.stripe.put(ITEMS_OF_1, "subscription_item", id, LONG_AGO, text);
        }

        private String subscription() {
            return rig.stripe.json(
                    SUBSCRIPTIONS, rig.stripe.find(SUBSCRIPTIONS, "sub_1").orElseThrow());
        }

        private void event(String type, long created, String object, String previous) {
            rig.stripe.add(
                    new FakeEvent("evt_s" + ++numbers, type, created, FakeStripe.VERSION, false, object, previous));
        }

        private void event(String previous) {
            event(UPDATED, rig.stripe.now(), subscription(), previous);
        }

        private static String before(String... ids) {
            StringBuilder data = new StringBuilder();
            for (String id : ids) {
                data.append(data.length() == 0 ? "" : ",")
                        .append("{\"id\":\"")
                        .append(id)
                        .append("\",\"description\":\"old\"}");
            }
            return "{\"items\":{\"data\":[" + data + "]}}";
        }

        @Test
        void becomeRowsOfTheEvent() {
            item("si_c", "v1");
            event(null);
            long created = rig.stripe.now();

            rig.run(20);

            assertThat(rig.rows()).containsExactlyInAnyOrder("si_a v1 event", "si_b v1 event", "si_c v1 event");
            assertThat(last(rig).parentId()).isEqualTo("sub_1");
            assertThat(last(rig).version()).isEqualTo(created);
            assertThat(last(rig).eventType()).isEqualTo(UPDATED);
            assertThat(rig.stripe.calls("/v1/subscription_items")).isEmpty();
        }

        @Test
        void areGoneWhenTheEventSaysWhatThereWas() {
            rig.stripe.remove(ITEMS_OF_1, "si_a");
            event(before("si_a", "si_b"));

            rig.run(20);

            assertThat(rig.rows()).containsExactly("si_b v1 event", "si_a deleted event");
            assertThat(last(rig).parentId()).isEqualTo("sub_1");
            assertThat(last(rig).object().raw()).contains("old");
        }

        /** Ten are shown, and those that are not are not gone. */
        @Test
        void stayWhereTheEventShowsOnlySomeAndTheirListIsRefused() {
            for (int i = 0; i < 10; i++) {
                item("si_" + i, "v1");
            }
            rig.stripe.refuse("/v1/subscription_items", Kind.NOT_ENABLED, "no");
            event(before("si_a", "si_b", "si_0", "si_9"));

            rig.run(20);

            assertThat(rig.rows()).hasSize(10).noneMatch(row -> row.contains("deleted"));
        }

        @Test
        void areReadWhereTheEventShowsOnlySome() {
            for (int i = 0; i < 120; i++) {
                item("si_" + i, "v1");
            }
            event(before("si_a", "si_b", "si_x"));

            rig.run(20);

            assertThat(rig.rows()).hasSize(123).contains("si_119 v1 refetch").endsWith("si_x deleted refetch");
            assertThat(rig.stripe.calls("/v1/subscription_items")).hasSize(2);
            assertThat(rig.metrics.value(
                            "refetch-total",
                            Map.of("account", "acct_1", "stream", "subscription_items", "reason", "children")))
                    .isEqualTo(1L);
        }

        private void longSet(int size) {
            for (int i = 2; i < size; i++) {
                item("si_" + i, "v1");
            }
            // So that the first two pages come.
            rig.stripe.hold(call -> rig.stripe.calls("/v1/subscription_items").size() == 3);
            event(before("si_a", "si_200", "si_x"));
            rig.run(20);
        }

        private long position() {
            return rig.offset("subscription_items").eventPosition();
        }

        @Test
        void ofALongListGoOutPageByPage() {
            long created = rig.stripe.now();
            longSet(250);

            assertThat(rig.rows()).hasSize(200).allMatch(row -> row.endsWith("v1 refetch"));
            assertThat(changes(rig)).allMatch(change -> change.eventId() == null && "sub_1".equals(change.parentId()));
            assertThat(position()).isLessThanOrEqualTo(created);

            rig.stripe.release();
            rig.run(20);

            assertThat(rig.rows()).hasSize(251).doesNotHaveDuplicates().endsWith("si_x deleted refetch");
            assertThat(last(rig).eventType()).isEqualTo(UPDATED);
            assertThat(position()).isGreaterThan(created);
        }

        @Test
        void ofALongListAreReadAgainAfterAKill() {
            longSet(250);
            StreamState stored = rig.offset("subscription_items");
            rig.kill();
            rig.stripe.release();
            rig.records.clear();

            rig.start(Map.of("subscription_items", stored)).run(30);

            assertThat(rig.rows()).hasSize(251).doesNotHaveDuplicates().endsWith("si_x deleted refetch");
        }

        @Test
        void ofALongListAreReadFromItsBeginningWhereItsPlaceIsGone() {
            longSet(350);
            rig.stripe.remove(ITEMS_OF_1, "si_200");
            rig.stripe.failOnce(
                    "/v1/subscription_items", "starting_after", FakeStripe.error(Kind.CURSOR_GONE, "No such item"));
            rig.stripe.release();
            rig.run(20);

            // It was on a page once, which does not count any more.
            assertThat(rig.rows("si_200")).containsExactly("v1 refetch", "deleted refetch");
            assertThat(rig.rows("si_x")).containsExactly("deleted refetch");
        }

        @Test
        void ofAVeryLongListWaitForRoom() {
            for (int i = 0; i < 6_000; i++) {
                item("si_" + i, "v1");
            }
            event(before("si_a"));

            rig.loop.run(Duration.ofSeconds(120));

            assertThat(rig.queue.records()).isBetween(4_000, 4_200);

            rig.run(60);

            assertThat(rig.rows()).hasSize(6_002).doesNotHaveDuplicates();
        }

        @Test
        void ofATieAreRead() {
            long second = rig.stripe.now();
            String early = subscription();
            item("si_c", "v1");
            String between = subscription();
            rig.stripe.remove(ITEMS_OF_1, "si_c");
            rig.stripe.remove(ITEMS_OF_1, "si_a");
            event(UPDATED, second, subscription(), before("si_a", "si_b", "si_c"));
            event(UPDATED, second, between, null);
            event(UPDATED, second, early, null);

            rig.run(20);

            assertThat(rig.rows())
                    .containsExactlyInAnyOrder("si_b v1 refetch", "si_a deleted refetch", "si_c deleted refetch");
        }

        @Test
        void comeFromTheNewestOfSeveralEventsAndAreGoneByAll() {
            // So that one look shows both.
            rig.run(2);
            long first = rig.stripe.now();
            rig.stripe.remove(ITEMS_OF_1, "si_a");
            event(UPDATED, first, subscription(), before("si_a", "si_b"));
            item("si_b", "v2");
            event(UPDATED, first + 1, subscription(), null);

            rig.run(20);

            assertThat(rig.rows()).containsExactly("si_b v2 event", "si_a deleted event");
            assertThat(changes(rig))
                    .allSatisfy(change -> assertThat(change.version()).isEqualTo(first + 1));
        }

        @Test
        void goneByALateEventThatALaterOneSupersedesAreRead() {
            long first = rig.stripe.now();
            rig.stripe.remove(ITEMS_OF_1, "si_a");
            String late = subscription();
            item("si_b", "v2");
            event(UPDATED, first + 5, subscription(), null);
            rig.run(25);
            assertThat(rig.rows()).containsExactly("si_b v2 event");

            event(UPDATED, first, late, before("si_a", "si_b"));
            rig.run(25);

            assertThat(rig.rows()).contains("si_a deleted refetch", "si_b v2 refetch");
            assertThat(rig.rows("si_a")).containsExactly("deleted refetch");
        }

        @Test
        void goneByALateEventButKnownSinceAreLeftAlone() {
            long first = rig.stripe.now();
            String late = subscription();
            event(UPDATED, first + 5, subscription(), null);
            rig.run(25);
            rig.records.clear();

            // Both are among those of the newer event.
            event(UPDATED, first, late, before("si_a", "si_b"));
            rig.run(25);

            assertThat(rig.rows()).isEmpty();
        }

        @Test
        void inAnotherVersionOfTheApiAreRead() {
            rig.stripe.add(new FakeEvent(
                    "evt_v", UPDATED, rig.stripe.now(), "2020-08-27", false, subscription(), before("si_x")));

            rig.run(20);

            assertThat(rig.rows())
                    .containsExactlyInAnyOrder("si_a v1 refetch", "si_b v1 refetch", "si_x deleted refetch");
        }

        @Test
        void ofAnEventThatAListRowContainsAreNotEmitted() {
            rig.kill();
            rig.stripe.hold(call -> call.path().equals(SUBSCRIPTIONS));
            rig.start().run(30);
            rig.records.clear();
            item("si_a", "v2");
            event(null);
            rig.run(20);
            assertThat(rig.rows()).as("a list read is under way").isEmpty();

            rig.stripe.release();
            rig.run(20);

            assertThat(rig.rows("si_a")).containsExactly("v1 backfill", "v2 event");
        }
    }

    @Test
    void areGoneWithTheirParent() {
        EngineRig rig = new EngineRig("invoice_line_items");
        rig.stripe.inline("/v1/invoices", new FakeInline("lines", "/v1/invoices/*/lines", 10));
        rig.stripe.put("/v1/invoices", "invoice", "in_1", LONG_AGO, "v1");
        rig.stripe.put("/v1/invoices/in_1/lines", "line_item", "il_1", LONG_AGO, "v1");
        rig.stripe.put("/v1/invoices/in_1/lines", "line_item", "il_2", LONG_AGO, "v1");
        rig.start().run(30);
        rig.records.clear();
        String last = rig.stripe.json(
                "/v1/invoices", rig.stripe.find("/v1/invoices", "in_1").orElseThrow());
        rig.stripe.remove("/v1/invoices", "in_1");
        rig.stripe.add(new FakeEvent("evt_1", "invoice.deleted", rig.stripe.now(), FakeStripe.VERSION, false, last));

        rig.run(20);

        assertThat(rig.rows()).containsExactlyInAnyOrder("il_1 deleted event", "il_2 deleted event");
    }

    @Test
    void ofTheirOwnNameTheirParent() {
        EngineRig rig = new EngineRig("persons");
        rig.start().run(30);
        rig.records.clear();
        String person = "{\"id\":\"person_1\",\"object\":\"person\",\"account\":\"acct_2\",\"description\":\"v1\"}";
        rig.stripe.add(new FakeEvent("evt_1", "person.created", rig.stripe.now(), FakeStripe.VERSION, false, person));
        rig.run(15);
        rig.stripe.add(new FakeEvent("evt_2", "person.deleted", rig.stripe.now(), FakeStripe.VERSION, false, person));
        rig.run(20);

        assertThat(rig.rows()).containsExactly("person_1 v1 event", "person_1 deleted event");
        assertThat(last(rig).parentId()).isEqualTo("acct_2");
    }

    @Test
    void ofTheirOwnAreReadThroughTheirParentWhenInDoubt() {
        EngineRig rig = new EngineRig("capabilities");
        rig.start().run(30);
        rig.records.clear();
        String capability =
                "{\"id\":\"transfers\",\"object\":\"capability\",\"account\":\"acct_2\",\"description\":\"v1\"}";
        rig.stripe.script(call -> call.path().equals("/v1/accounts/acct_2/capabilities/transfers")
                ? Optional.of(new FakeStripe.Reaction.Say(capability.replace("v1", "v2")))
                : Optional.empty());
        for (String id : List.of("evt_1", "evt_2")) {
            rig.stripe.add(
                    new FakeEvent(id, "capability.updated", rig.stripe.now(), FakeStripe.VERSION, false, capability));
        }

        rig.run(20);

        assertThat(rig.rows()).containsExactly("acct_2/transfers v2 refetch");
        assertThat(last(rig).parentId()).isEqualTo("acct_2");
    }

    @Test
    void ofASummaryAreRead() {
        EngineRig rig = new EngineRig("active_entitlements");
        String list = "/v1/entitlements/active_entitlements?customer=cus_1";
        rig.stripe.put(list, "entitlements.active_entitlement", "ent_2", 0, "v1");
        rig.start().run(30);
        rig.records.clear();
        rig.stripe.add(new FakeEvent(
                "evt_1",
                "entitlements.active_entitlement_summary.updated",
                rig.stripe.now(),
                FakeStripe.VERSION,
                false,
                "{\"object\":\"entitlements.active_entitlement_summary\",\"customer\":\"cus_1\",\"entitlements\":"
                        + "{\"object\":\"list\",\"data\":[{\"id\":\"ent_2\"}],\"has_more\":false}}",
                "{\"entitlements\":{\"data\":[{\"id\":\"ent_1\"},{\"id\":\"ent_2\"}]}}"));

        rig.run(20);

        assertThat(rig.rows()).hasSize(2).startsWith("ent_2 v1 refetch");
        assertThat(last(rig).object().id()).isEqualTo("ent_1");
        assertThat(last(rig).delete()).isTrue();
        assertThat(last(rig).parentId()).isEqualTo("cus_1");
    }

    @Test
    void thatTheParentDoesNotHoldAreReadWhenItChanges() {
        EngineRig rig = new EngineRig("customer_balance_transactions");
        rig.stripe.put(EngineRig.CUSTOMERS, "customer", "cus_1", LONG_AGO, "v1");
        rig.start().run(30);
        rig.records.clear();
        rig.stripe.put(
                "/v1/customers/cus_1/balance_transactions",
                "customer_balance_transaction",
                "cbtxn_1",
                rig.stripe.now(),
                "v1");
        rig.stripe.customer("cus_1", "customer.updated", "v2");

        rig.run(20);

        assertThat(rig.rows()).containsExactly("cbtxn_1 v1 refetch");
        assertThat(last(rig).parentId()).isEqualTo("cus_1");
    }

    /** Customers change for many reasons, and each transaction moves the balance. */
    @Test
    void areNotReadWhereTheParentChangesInSomethingElse() {
        EngineRig rig = new EngineRig("customer_balance_transactions");
        rig.stripe.put(EngineRig.CUSTOMERS, "customer", "cus_1", LONG_AGO, "v1");
        rig.start().run(30);
        int calls = rig.stripe.calls("/v1/customers/cus_1/").size();
        String customer = rig.stripe.json(
                EngineRig.CUSTOMERS,
                rig.stripe.find(EngineRig.CUSTOMERS, "cus_1").orElseThrow());

        changed(rig, customer, "{\"email\":\"jane@example.test\",\"metadata\":{\"balance\":\"7\"}}");
        assertThat(rig.stripe.calls("/v1/customers/cus_1/")).hasSize(calls);

        changed(rig, customer, "{\"email\":\"jane@example.test\",\"balance\":0}");
        assertThat(rig.stripe.calls("/v1/customers/cus_1/")).hasSize(calls + 1);
    }

    private static void changed(EngineRig rig, String customer, String previous) {
        rig.stripe.add(new FakeEvent(
                "evt_" + rig.stripe.now(),
                "customer.updated",
                rig.stripe.now(),
                FakeStripe.VERSION,
                false,
                customer,
                previous));
        rig.run(20);
    }

    @Test
    void ofAParentThatIsGoneAreNone() {
        EngineRig rig = new EngineRig("customer_balance_transactions");
        rig.stripe.put(EngineRig.CUSTOMERS, "customer", "cus_1", LONG_AGO, "v1");
        rig.start().run(30);
        rig.stripe.refuse(
                "/v1/customers/cus_1/",
                io.syncengine.connect.stripe.api.StripeApiException.Kind.NOT_FOUND,
                "No such customer");
        rig.stripe.customer("cus_1", "customer.updated", "v2");

        rig.run(20);

        assertThat(rig.rows()).isEmpty();
        assertThat(rig.failure).isNull();
        assertThat(rig.stripe.calls("/v1/customers/cus_1/")).hasSize(2);
    }
}
