// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.stripe.Caller;
import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.TruthRow;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.shape.SchemaCheck;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class ChildTest {
    private final SimClock clock = new SimClock();
    private final ApiCatalog catalog = ApiCatalog.bundled();
    private final StripeSimulator simulator = new StripeSimulator(
            SimulatorOptions.usual(3, 0)
                    .withCounts(catalog.children().stream()
                            .map(child -> child.parent().name())
                            .distinct()
                            .collect(Collectors.toMap(
                                    stream -> stream, stream -> stream.equals("radar_value_lists") ? 100 : 250))),
            clock);
    private final SimulatedMode test = simulator.test();
    private final Caller caller = new Caller(simulator);

    private Map<String, List<TruthRow>> truth(ChildSpec spec) {
        Map<String, List<TruthRow>> byParent = new HashMap<>();
        test.forEach(
                spec.name(),
                row -> byParent.computeIfAbsent(String.valueOf(row.parent()), parent -> new ArrayList<>())
                        .add(row));
        return byParent;
    }

    private List<String> parents(ChildSpec spec, int most) {
        List<String> ids = new ArrayList<>();
        test.forEach(spec.parent().name(), row -> ids.add(row.id()));
        return ids.subList(0, Math.min(most, ids.size()));
    }

    private static String list(ChildSpec spec, JsonNode parent) {
        String id = parent.path("id").asText();
        if (spec.isQuery()) {
            return spec.list() + "?" + spec.parameter() + "=" + id + "&limit=100";
        }
        String owners = parent.path("ownership").isTextual()
                ? "&ownership=" + parent.path("ownership").asText()
                : "";
        StreamSpec kind = spec.kinds().get(0);
        return spec.list(id) + (kind.isPaged() ? "?limit=100" : "?") + owners;
    }

    private JsonNode object(ChildSpec spec, String parent) {
        return Caller.parse(test.find(spec.parent().name(), parent).orElseThrow());
    }

    private List<JsonNode> listed(ChildSpec spec, String parent) {
        String target = list(spec, object(spec, parent));
        if (spec.isSingle()) {
            return List.of(caller.ok(spec.list(parent)));
        }
        return caller.all(target);
    }

    /** Ids of the stream's children with the most of them. */
    private String largest(String stream) {
        return truth(catalog.child(stream).orElseThrow()).entrySet().stream()
                .max((one, other) ->
                        Integer.compare(one.getValue().size(), other.getValue().size()))
                .orElseThrow()
                .getKey();
    }

    @Test
    void everyListBelowAParentShowsTheTruthAndFitsItsSchema() {
        for (ChildSpec spec : catalog.children()) {
            Map<String, List<TruthRow>> truth = truth(spec);
            assertThat(truth).as(spec.name()).isNotEmpty();
            Set<String> parents = new HashSet<>(parents(spec, 40));
            truth.keySet().stream().limit(20).forEach(parents::add);
            for (String parent : parents) {
                List<JsonNode> listed = listed(spec, parent);
                assertThat(listed)
                        .as(spec.name())
                        .isEqualTo(truth.getOrDefault(parent, List.of()).stream()
                                .map(row -> Caller.parse(row.json()))
                                .toList());
                for (JsonNode child : listed) {
                    StreamSpec kind = spec.kinds().stream()
                            .filter(candidate -> candidate
                                    .resource()
                                    .equals(child.path("object").asText()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(SchemaCheck.findings(catalog, kind.resource(), child))
                            .isEmpty();
                    spec.links()
                            .forEach(link -> assertThat(child.path(link).asText())
                                    .as(spec.name() + "." + link)
                                    .isEqualTo(parent));
                }
            }
        }
    }

    @Test
    void idsOfChildrenAreUniqueExceptThoseOfCapabilities() {
        for (ChildSpec spec : catalog.children()) {
            List<String> ids = new ArrayList<>();
            test.forEach(spec.name(), row -> ids.add(row.id()));
            if (!spec.name().equals("capabilities")) {
                assertThat(ids).as(spec.name()).doesNotHaveDuplicates();
            }
            assertThat(test.count(spec.name())).isEqualTo(ids.size());
        }
    }

    @Test
    void aParentShowsTenOfItsChildrenAndTheListGoesOn() {
        for (String stream : List.of("subscription_items", "invoice_line_items", "credit_note_line_items")) {
            ChildSpec spec = catalog.child(stream).orElseThrow();
            String parent = largest(stream);
            JsonNode shown = object(spec, parent).path(String.valueOf(spec.field()));
            List<JsonNode> all = listed(spec, parent);

            assertThat(all).as(stream).hasSizeGreaterThan(10);
            assertThat(shown.path("has_more").asBoolean()).isTrue();
            assertThat(shown.path("data")).hasSize(10).containsExactlyElementsOf(all.subList(0, 10));
            String url = shown.path("url").asText();
            String rest = url + (url.contains("?") ? "&" : "?") + "limit=100&starting_after="
                    + all.get(9).path("id").asText();
            assertThat(caller.ok(rest).path("data")).containsExactlyElementsOf(all.subList(10, all.size()));
        }
    }

    @Test
    void pagesOfAParentGoBothWays() {
        String parent = largest("invoice_line_items");
        List<String> all = test.children().ids("invoice_line_items", parent);
        String list = "/v1/invoices/" + parent + "/lines?limit=3";

        JsonNode second = caller.ok(list + "&starting_after=" + all.get(2));
        assertThat(Caller.ids(second)).isEqualTo(all.subList(3, 6));
        assertThat(second.path("has_more").asBoolean()).isTrue();
        JsonNode first = caller.ok(list + "&ending_before=" + all.get(4));
        assertThat(Caller.ids(first)).isEqualTo(all.subList(1, 4));
        assertThat(first.path("has_more").asBoolean()).isTrue();
        assertThat(caller.ok(list + "&ending_before=" + all.get(3))
                        .path("has_more")
                        .asBoolean())
                .isFalse();
        assertThat(caller.error(400, list + "&starting_after=il_none")
                        .path("param")
                        .asText())
                .isEqualTo("starting_after");
    }

    @Test
    void listsOfAnUnknownParentAreRefused() {
        JsonNode path = caller.error(404, "/v1/customers/cus_none/balance_transactions");
        assertThat(path.path("code").asText()).isEqualTo("resource_missing");
        assertThat(path.path("message").asText()).isEqualTo("No such customer: 'cus_none'");
        assertThat(path.path("param").asText()).isEqualTo("customer");

        JsonNode query = caller.error(400, "/v1/subscription_items?subscription=sub_none");
        assertThat(query.path("message").asText()).isEqualTo("No such subscription: 'sub_none'");

        JsonNode missing = caller.error(400, "/v1/billing/credit_balance_transactions");
        assertThat(missing.path("code").asText()).isEqualTo("parameter_missing");
        assertThat(missing.path("param").asText()).isEqualTo("customer");
        assertThat(caller.error(400, "/v1/tax/locations").path("param").asText())
                .isEqualTo("type");
        assertThat(caller.error(404, "/v1/customers/cus_none/unheard_of")
                        .path("message")
                        .asText())
                .contains("Unrecognized request URL");
    }

    @Test
    void childrenAreRetrievedWhereStripeDoesSo() {
        String subscription = largest("subscription_items");
        String item = test.children().ids("subscription_items", subscription).get(0);
        assertThat(caller.ok("/v1/subscription_items/" + item)
                        .path("subscription")
                        .asText())
                .isEqualTo(subscription);

        String account = largest("capabilities");
        String capability = test.children().ids("capabilities", account).get(0);
        assertThat(caller.ok("/v1/accounts/" + account + "/capabilities/" + capability)
                        .path("account")
                        .asText())
                .isEqualTo(account);
        assertThat(caller.error(404, "/v1/accounts/" + account + "/persons/person_none")
                        .path("code")
                        .asText())
                .isEqualTo("resource_missing");
    }

    @Test
    void ownersNeedTheOwnershipOfTheirAccount() {
        String account = largest("financial_connections_account_owners");
        String list = "/v1/financial_connections/accounts/" + account + "/owners";

        assertThat(caller.error(400, list).path("param").asText()).isEqualTo("ownership");
        assertThat(caller.error(404, list + "?ownership=fcaowns_none")
                        .path("code")
                        .asText())
                .isEqualTo("resource_missing");
    }

    @Test
    void anAccountHasOneBalanceOneTaxSettingAndOneOfItsSettings() {
        for (StreamSpec single : catalog.singles()) {
            JsonNode before = caller.ok(single.list());
            assertThat(SchemaCheck.findings(catalog, single.resource(), before)).isEmpty();
            List<TruthRow> truth = new ArrayList<>();
            test.forEach(single.name(), truth::add);
            assertThat(truth).singleElement().satisfies(row -> {
                assertThat(row.id()).isEqualTo("acct_1SimuLatedAcct01");
                assertThat(Caller.parse(row.json())).isEqualTo(before);
            });

            test.update(single.name(), "acct_1SimuLatedAcct01");
            clock.advance(Duration.ofSeconds(10));

            assertThat(caller.ok(single.list())).isNotEqualTo(before);
            JsonNode event = caller.ok("/v1/events?limit=1").path("data").path(0);
            assertThat(event.path("type").asText()).isEqualTo(single.events().updated());
            assertThat(event.path("data").path("object")).isEqualTo(caller.ok(single.list()));
            JsonNode previous = event.path("data").path("previous_attributes");
            assertThat(previous).isNotEmpty();
            previous.properties()
                    .forEach(member -> assertThat(before.path(member.getKey())).isEqualTo(member.getValue()));
            assertThatThrownBy(() -> test.create(single.name())).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> test.delete(single.name(), "acct_1SimuLatedAcct01"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Changes {
        private long since = clock.instant().getEpochSecond();

        /** Those since it was last asked. */
        private List<JsonNode> events() {
            clock.advance(Duration.ofSeconds(90));
            List<JsonNode> events = caller.all("/v1/events?limit=100&created[gte]=" + since);
            since = clock.instant().getEpochSecond();
            return events;
        }

        private List<String> types() {
            return events().stream().map(event -> event.path("type").asText()).toList();
        }

        @Test
        void whatAParentShowsComesWithItsEventAndAllThatItHadBefore() {
            String subscription = largest("subscription_items");
            List<String> before = test.children().ids("subscription_items", subscription);
            test.children().remove("subscription_items", subscription, before.get(11));

            JsonNode event = events().get(0);
            assertThat(event.path("type").asText()).isEqualTo("customer.subscription.updated");
            assertThat(event.path("data").path("object")).isEqualTo(caller.ok("/v1/subscriptions/" + subscription));
            JsonNode items = event.path("data").path("previous_attributes").path("items");
            assertThat(Caller.ids(items)).isEqualTo(before);
            assertThat(test.children().ids("subscription_items", subscription))
                    .hasSize(before.size() - 1)
                    .doesNotContain(before.get(11));
            assertThat(caller.error(404, "/v1/subscription_items/" + before.get(11))
                            .path("code")
                            .asText())
                    .isEqualTo("resource_missing");
        }

        @Test
        void olderEventsShowTheChildrenOfTheirTime() {
            String subscription = parents(catalog.child("subscription_items").orElseThrow(), 1)
                    .get(0);
            List<JsonNode> states = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String item = test.children().add("subscription_items", subscription);
                states.add(0, object(catalog.child("subscription_items").orElseThrow(), subscription));
                clock.advance(Duration.ofSeconds(2));
                test.children().set("subscription_items", subscription, item, Map.of("quantity", "77"));
                states.add(0, object(catalog.child("subscription_items").orElseThrow(), subscription));
                clock.advance(Duration.ofSeconds(2));
            }

            assertThat(events().stream().map(event -> event.path("data").path("object")))
                    .isEqualTo(states);
        }

        @Test
        void childrenWithEventsOfTheirOwnSendThem() {
            String account = largest("persons");
            String person = test.children().add("persons", account);
            assertThat(types()).containsExactly("person.created");
            test.children().update("persons", account, person);
            JsonNode updated = events().get(0);
            assertThat(updated.path("type").asText()).isEqualTo("person.updated");
            assertThat(updated.path("data").path("previous_attributes")).isNotEmpty();
            assertThat(updated.path("data").path("object"))
                    .isEqualTo(caller.ok("/v1/accounts/" + account + "/persons/" + person));
            test.children().remove("persons", account, person);
            JsonNode deleted = events().get(0);
            assertThat(deleted.path("type").asText()).isEqualTo("person.deleted");
            assertThat(deleted.path("data").path("object").path("id").asText()).isEqualTo(person);
            assertThat(deleted.path("data").path("object").has("deleted")).isFalse();

            String customer = largest("customer_sources");
            test.children()
                    .remove(
                            "customer_sources",
                            customer,
                            test.children().ids("customer_sources", customer).get(0));
            assertThat(types()).containsExactly("customer.source.deleted");
            String capability =
                    test.children().ids("capabilities", largest("capabilities")).get(0);
            test.children().update("capabilities", largest("capabilities"), capability);
            assertThat(types()).containsExactly("capability.updated");
        }

        @Test
        void entitlementsComeInASummaryOfTenAndAllThereWereBefore() {
            String customer = largest("active_entitlements");
            List<String> before = test.children().ids("active_entitlements", customer);
            test.children().remove("active_entitlements", customer, before.get(0));

            JsonNode event = events().get(0);
            assertThat(event.path("type").asText()).isEqualTo("entitlements.active_entitlement_summary.updated");
            JsonNode summary = event.path("data").path("object");
            assertThat(SchemaCheck.findings(catalog, "entitlements.active_entitlement_summary", summary))
                    .isEmpty();
            assertThat(summary.path("customer").asText()).isEqualTo(customer);
            assertThat(Caller.ids(summary.path("entitlements")))
                    .isEqualTo(test.children().ids("active_entitlements", customer).stream()
                            .limit(10)
                            .toList());
            assertThat(Caller.ids(event.path("data").path("previous_attributes").path("entitlements")))
                    .isEqualTo(before);
        }

        @Test
        void someChangesAreToldByNoEvent() {
            String list = largest("radar_value_list_items");
            List<String> items = test.children().ids("radar_value_list_items", list);
            test.children().remove("radar_value_list_items", list, items.get(0));
            test.children()
                    .updateSilently(
                            "persons",
                            largest("persons"),
                            test.children().ids("persons", largest("persons")).get(0));
            test.children().add("product_features", largest("product_features"));

            assertThat(events()).isEmpty();
            assertThat(caller.all("/v1/radar/value_list_items?limit=100&value_list=" + list).stream()
                            .map(item -> item.path("id").asText()))
                    .isEqualTo(items.subList(1, items.size()));
        }

        @Test
        void childrenGoWithTheirParent() {
            String customer = largest("customer_sources");
            test.delete("customers", customer);
            clock.advance(Duration.ofSeconds(5));

            assertThat(truth(catalog.child("customer_sources").orElseThrow())).doesNotContainKey(customer);
            assertThat(caller.error(404, "/v1/customers/" + customer + "/sources")
                            .path("code")
                            .asText())
                    .isEqualTo("resource_missing");
            assertThatThrownBy(() -> test.children().add("customer_sources", customer))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
