// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

final class EngineChildListTest {

    private static final String SUBSCRIPTIONS = "/v1/subscriptions";
    private static final String ITEMS = "/v1/subscription_items";
    private static final String PRODUCTS = "/v1/products";

    private static EngineRig rig(String stream) {
        EngineRig rig = new EngineRig(stream);
        rig.stripe.inline(SUBSCRIPTIONS, new FakeInline("items", ITEMS + "?subscription=*", 10));
        return rig;
    }

    private static void subscription(EngineRig rig, int number, int items) {
        String id = "sub_" + number;
        rig.stripe.put(SUBSCRIPTIONS, "subscription", id, START - 100 - number * 60L, "v1");
        for (int i = 0; i < items; i++) {
            rig.stripe.put(
                    ITEMS + "?subscription=" + id, "subscription_item", "si_" + number + "_" + i, START - i, "v1");
        }
    }

    private static void product(EngineRig rig, int number, int features) {
        String id = "prod_" + number;
        rig.stripe.put(PRODUCTS, "product", id, START - 100 - number * 60L, "v1");
        for (int i = 0; i < features; i++) {
            rig.stripe.put(
                    PRODUCTS + "/" + id + "/features", "product_feature", "ft_" + number + "_" + i, START - i, "v1");
        }
    }

    /** Parents by the ids of the rows. */
    private static Map<String, String> parents(EngineRig rig) {
        Map<String, String> parents = new TreeMap<>();
        rig.records.stream()
                .map(Emitted::change)
                .filter(Objects::nonNull)
                .forEach(change -> parents.put(change.object().id(), change.parentId()));
        return parents;
    }

    @Nested
    final class InsideTheirParents {

        private final EngineRig rig = rig("subscription_items");

        @Test
        void areTakenFromTheParentsPage() {
            subscription(rig, 1, 2);
            subscription(rig, 2, 0);
            subscription(rig, 3, 10);

            rig.start().run(10);

            assertThat(rig.rows()).hasSize(12).contains("si_1_0 v1 backfill", "si_3_9 v1 backfill");
            assertThat(parents(rig)).containsEntry("si_1_1", "sub_1").containsEntry("si_3_0", "sub_3");
            assertThat(rig.stripe.calls(ITEMS)).isEmpty();
            assertThat(rig.stripe.calls(SUBSCRIPTIONS))
                    .singleElement()
                    .satisfies(call ->
                            assertThat(FakeStripe.parameter(call, "status")).isEqualTo("all"));
            assertThat(rig.offset("subscription_items").phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void areReadFromTheirOwnListWhereTheirReferencesAreExpanded() {
            EngineRig expanded = rig("subscription_items").with("expand.subscription_items", "tax_rates");
            subscription(expanded, 1, 2);

            expanded.start().run(10);

            assertThat(expanded.rows()).containsExactlyInAnyOrder("si_1_0 v1 backfill", "si_1_1 v1 backfill");
            assertThat(expanded.stripe.calls(SUBSCRIPTIONS))
                    .isNotEmpty()
                    .allSatisfy(call ->
                            assertThat(FakeStripe.parameter(call, "expand[0]")).isNull());
            assertThat(expanded.stripe.calls(ITEMS))
                    .singleElement()
                    .satisfies(call ->
                            assertThat(FakeStripe.parameter(call, "expand[0]")).isEqualTo("data.tax_rates"));
        }

        @Test
        void areReadFromTheirOwnListWhereTheParentShowsOnlySome() {
            subscription(rig, 1, 3);
            subscription(rig, 2, 230);
            subscription(rig, 3, 4);

            rig.start().run(20);

            assertThat(parents(rig)).hasSize(237);
            assertThat(rig.rows()).hasSize(237).startsWith("si_1_0 v1 backfill").endsWith("si_3_3 v1 backfill");
            assertThat(rig.stripe.calls(ITEMS)).hasSize(3);
        }

        @Test
        void haveTheStampOfTheParentsPageOrOfTheirOwn() {
            subscription(rig, 1, 1);
            subscription(rig, 2, 11);
            rig.stripe.hold(call -> call.path().equals(ITEMS));

            rig.start().run(30);
            rig.stripe.release();
            rig.run(10);

            // The own list was read right behind the page and answered late.
            assertThat(rig.records)
                    .filteredOn(record -> record.change() != null)
                    .hasSize(12)
                    .allSatisfy(record -> assertThat(
                                    Objects.requireNonNull(record.change()).version())
                            .isBetween(START - 10, START - 4));
        }
    }

    @Nested
    final class InListsOfTheirParents {

        private final EngineRig rig = rig("product_features");

        @Test
        void areReadForEachParent() {
            product(rig, 1, 1);
            product(rig, 2, 250);
            product(rig, 3, 0);
            product(rig, 4, 2);

            rig.start().run(20);

            assertThat(parents(rig)).hasSize(253).containsEntry("ft_4_1", "prod_4");
            assertThat(rig.rows()).hasSize(253).startsWith("ft_1_0 v1 backfill").endsWith("ft_4_1 v1 backfill");
            assertThat(rig.stripe.calls(PRODUCTS + "/")).hasSize(6);
        }

        @Test
        void ofParentsThatAreGoneAreNone() {
            product(rig, 1, 1);
            product(rig, 2, 1);
            product(rig, 3, 1);
            rig.stripe.refuse(PRODUCTS + "/prod_2/", Kind.NOT_FOUND, "No such product: 'prod_2'");

            rig.start().run(10);

            assertThat(parents(rig)).containsOnlyKeys("ft_1_0", "ft_3_0");
            assertThat(rig.offset("product_features").phase()).isEqualTo(Phase.LIVE);
            assertThat(rig.metrics.value(
                            "parents-gone-total", Map.of("account", "acct_1", "stream", "product_features")))
                    .isEqualTo(1L);
        }

        @Test
        void thatMayNotBeReadSkipTheStream() {
            product(rig, 1, 1);
            rig.stripe.refuse(PRODUCTS + "/", Kind.PERMISSION, "no permission");

            rig.start().run(10);

            assertThat(rig.offset("product_features").phase()).isEqualTo(Phase.SKIPPED);
        }

        @Test
        void areTriedAgainAfterAnOddRefusal() {
            for (int i = 0; i < 30; i++) {
                product(rig, i, 1);
            }
            boolean[] refused = new boolean[1];
            rig.stripe.script(call -> {
                boolean first = !refused[0] && call.path().contains("prod_17/");
                refused[0] |= first;
                return first
                        ? Optional.of(new FakeStripe.Reaction.Refuse(FakeStripe.error(Kind.REJECTED, "odd")))
                        : Optional.empty();
            });

            rig.start().run(100);

            assertThat(rig.rows()).hasSize(30).doesNotHaveDuplicates();
            assertThat(rig.offset("product_features").phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void goOnAfterTheirCursorIsGone() {
            product(rig, 1, 150);
            rig.stripe.failOnce(
                    PRODUCTS + "/prod_1/features",
                    "starting_after",
                    FakeStripe.error(Kind.CURSOR_GONE, "No such feature"));

            rig.start().run(20);

            assertThat(parents(rig)).hasSize(150);
            assertThat(rig.offset("product_features").phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void holdNoMoreThanAPageOfAFewParents() {
            for (int i = 0; i < 100; i++) {
                product(rig, i, 120);
            }
            rig.stripe.hold(call -> call.path().contains("prod_0/"));

            rig.start().run(60);

            // The first parent does not answer: some behind it are read, but none is read on.
            List<ApiRequest> calls = rig.stripe.calls(PRODUCTS + "/");
            assertThat(calls)
                    .hasSizeLessThan(12)
                    .allSatisfy(call -> assertThat(FakeStripe.parameter(call, "starting_after"))
                            .isNull());
            rig.stripe.release();
            rig.run(60);
            assertThat(parents(rig)).hasSize(12_000);
        }
    }

    @Nested
    final class Ids {

        @Test
        void areQualifiedWhereTheyRepeat() {
            EngineRig rig = rig("capabilities");
            for (String account : List.of("acct_2", "acct_3")) {
                rig.stripe.put("/v1/accounts", "account", account, START - 100, "v1");
                rig.stripe.put("/v1/accounts/" + account + "/capabilities", "capability", "transfers", 0, "v1");
            }

            rig.start().run(10);

            assertThat(parents(rig))
                    .containsEntry("acct_2/transfers", "acct_2")
                    .containsEntry("acct_3/transfers", "acct_3");
            assertThat(rig.stripe.calls("/v1/accounts/acct_2/capabilities"))
                    .singleElement()
                    .satisfies(call ->
                            assertThat(FakeStripe.parameter(call, "limit")).isNull());
        }

        @Test
        void ofSingleChildrenAreTheirParents() {
            EngineRig rig = rig("cash_balances");
            rig.stripe.put(EngineRig.CUSTOMERS, "customer", "cus_1", START - 100, "v1");
            rig.stripe.script(call -> call.path().endsWith("/cash_balance")
                    ? Optional.of(new FakeStripe.Reaction.Say(
                            "{\"object\":\"cash_balance\",\"customer\":\"cus_1\",\"description\":\"v1\"}"))
                    : Optional.empty());

            rig.start().run(10);

            assertThat(rig.rows()).containsExactly("cus_1 v1 backfill");
            assertThat(parents(rig)).containsEntry("cus_1", "cus_1");
        }

        @Test
        void ofTheParentGoIntoTheParameterOrWhatTheListWantsOfIt() {
            EngineRig rig = rig("financial_connections_account_owners");
            rig.stripe.script(call -> call.path().equals("/v1/financial_connections/accounts")
                    ? Optional.of(
                            new FakeStripe.Reaction.Say(
                                    "{\"object\":\"list\",\"has_more\":false,\"data\":["
                                            + "{\"id\":\"fca_1\",\"ownership\":{\"id\":\"fcaown_1\"}},{\"id\":\"fca_2\",\"ownership\":null}]}"))
                    : Optional.empty());

            rig.start().run(10);

            assertThat(rig.stripe.calls("/v1/financial_connections/accounts/"))
                    .singleElement()
                    .satisfies(call -> {
                        assertThat(call.path()).isEqualTo("/v1/financial_connections/accounts/fca_1/owners");
                        assertThat(FakeStripe.parameter(call, "ownership")).isEqualTo("fcaown_1");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyRecordIsAPlaceToStartAgainFrom(long seed) {
        Random random = new Random(seed);
        String stream = seed % 2 == 0 ? "subscription_items" : "product_features";
        EngineRig rig = rig(stream);
        for (int i = 0; i < 140; i++) {
            int children = random.nextInt(20) == 0 ? random.nextInt(300) : random.nextInt(4);
            if (seed % 2 == 0) {
                subscription(rig, i, children);
            } else {
                product(rig, i, children);
            }
        }
        rig.start().run(Duration.ofMinutes(2));
        rig.kill();
        List<Emitted> records = List.copyOf(rig.records);
        Map<String, String> truth = parents(rig);
        assertThat(rig.offset(stream).phase()).isEqualTo(Phase.LIVE);

        for (int count = 0; count <= records.size(); count += 1 + random.nextInt(60)) {
            rig.records.clear();
            rig.records.addAll(records.subList(0, count));
            StreamState state = rig.offset(stream);
            rig.start(state == null ? Map.of() : Map.of(stream, state)).run(Duration.ofMinutes(2));
            rig.kill();

            assertThat(parents(rig)).as("seed %d, %d records", seed, count).isEqualTo(truth);
        }
        assertThat(new ArrayList<>(truth.keySet())).isNotEmpty();
    }
}
