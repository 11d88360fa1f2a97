// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.stripe.Caller;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.TruthRow;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.EventOptions;
import io.syncengine.connect.simulators.stripe.shape.SchemaCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class V2Test {
    private static final ApiCatalog CATALOG = ApiCatalog.bundled();
    private static final int COUNT = 45;

    private final SimClock clock = new SimClock();
    private final StripeSimulator simulator = new StripeSimulator(options(), clock);
    private final Caller caller = new Caller(simulator);

    private static SimulatorOptions options() {
        Map<String, Integer> counts = new HashMap<>();
        CATALOG.v2().stream().filter(spec -> !spec.isEvents()).forEach(spec -> counts.put(spec.name(), COUNT));
        SimulatorOptions usual = SimulatorOptions.usual(7, 100).withCounts(counts);
        return usual.withApi(usual.api().withReplicaLag(Duration.ZERO))
                .withAccount(usual.account().withEvents(EventOptions.instant()));
    }

    static List<String> streams() {
        return CATALOG.v2().stream()
                .filter(spec -> !spec.list().contains("{") && !spec.isEvents())
                .map(StreamSpec::name)
                .toList();
    }

    /** All pages, by their links. */
    private List<JsonNode> all(String target) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode next = caller.ok(target);
                ;
                next = caller.ok(next.path("next_page_url").asText())) {
            next.path("data").forEach(all::add);
            if (next.path("next_page_url").isNull()) {
                return all;
            }
        }
    }

    private static List<String> ids(List<JsonNode> objects) {
        return objects.stream().map(object -> object.path("id").asText()).toList();
    }

    private List<String> truth(String stream) {
        List<TruthRow> rows = new ArrayList<>();
        simulator.test().forEach(stream, rows::add);
        return rows.stream().map(TruthRow::id).toList();
    }

    @Test
    void hasAllListsOfTheDescription() {
        assertThat(CATALOG.v2()).hasSize(18);
        assertThat(CATALOG.v2())
                .filteredOn(spec -> spec.events().created() != null)
                .hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void pagesLeadThroughAllObjectsFromTheNewest(String stream) {
        StreamSpec spec = CATALOG.stream(stream);

        List<JsonNode> listed = all(spec.list() + "?limit=20");

        assertThat(ids(listed)).isEqualTo(truth(stream)).hasSize(COUNT).doesNotHaveDuplicates();
        assertThat(listed.stream()
                        .map(object -> object.path("created").asText())
                        .toList())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        for (JsonNode object : listed) {
            assertThat(SchemaCheck.findings(CATALOG, spec.resource(), object)).isEmpty();
            assertThat(object.path("livemode").asBoolean()).isFalse();
        }
        JsonNode one = listed.get(3);
        assertThat(caller.ok(spec.list() + "/" + one.path("id").asText())).isEqualTo(one);
    }

    @Test
    void personsAreListedBelowTheirAccount() {
        Set<String> seen = new HashSet<>();
        for (String account : truth("v2_core_accounts")) {
            for (JsonNode person : all("/v2/core/accounts/" + account + "/persons?limit=3")) {
                assertThat(person.path("account").asText()).isEqualTo(account);
                String path = "/v2/core/accounts/" + account + "/persons/"
                        + person.path("id").asText();
                assertThat(caller.ok(path)).isEqualTo(person);
                seen.add(person.path("id").asText());
            }
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(truth("v2_core_account_persons"));
        assertThat(caller.error(404, "/v2/core/accounts/acct_none/persons")
                        .path("code")
                        .asText())
                .isEqualTo("not_found");
        String person = truth("v2_core_account_persons").get(0);
        long homes = truth("v2_core_accounts").stream()
                .filter(account -> caller.answer("/v2/core/accounts/" + account + "/persons/" + person)
                                .status()
                        == 200)
                .count();
        assertThat(homes).isEqualTo(1);
    }

    @Test
    void personsStayWithTheirAccountWhenTheyChange() {
        String person = truth("v2_core_account_persons").get(0);
        String before = account(person);
        for (int i = 0; i < 10; i++) {
            simulator.test().update("v2_core_account_persons", person);
            assertThat(account(person)).isEqualTo(before);
        }
    }

    private String account(String person) {
        String text = simulator.test().find("v2_core_account_persons", person).orElseThrow();
        return Caller.parse(text).path("account").asText();
    }

    @Test
    void objectsThatComeWhileSomebodyPagesMoveNothing() {
        List<String> before = truth("v2_core_accounts");
        JsonNode first = caller.ok("/v2/core/accounts?limit=20");
        simulator.test().create("v2_core_accounts");

        List<String> seen = new ArrayList<>(Caller.ids(first));
        seen.addAll(ids(all(first.path("next_page_url").asText())));

        assertThat(seen).isEqualTo(before);
    }

    @Test
    void previousPagesLeadBack() {
        JsonNode first = caller.ok("/v2/core/accounts?limit=20");
        JsonNode second = caller.ok(first.path("next_page_url").asText());

        assertThat(first.path("previous_page_url").isNull()).isTrue();
        assertThat(caller.ok(second.path("previous_page_url").asText()).path("data"))
                .isEqualTo(first.path("data"));
    }

    @Test
    void pageTokensEndOnDemandAndHoldForTheirQueryOnly() {
        String next =
                caller.ok("/v2/core/accounts?limit=20").path("next_page_url").asText();
        assertThat(caller.error(400, next + "&closed=true").path("code").asText())
                .isEqualTo("invalid_page_token");
        assertThat(caller.error(400, "/v2/core/accounts?page=nonsense")
                        .path("code")
                        .asText())
                .isEqualTo("invalid_page_token");

        simulator.expirePageTokens();

        assertThat(caller.error(400, next).path("code").asText()).isEqualTo("invalid_page_token");
        assertThat(all("/v2/core/accounts?limit=20")).hasSize(COUNT);
    }

    @Test
    void linksMayHaveAnAddress() {
        assertThat(next()).startsWith("/v2/core/accounts?limit=20&page=");
        simulator.links(V2Paging.Links.ABSOLUTE);
        assertThat(next()).startsWith("http://localhost/v2/core/accounts?");
        simulator.links(V2Paging.Links.FOREIGN);
        assertThat(next()).startsWith("http://elsewhere.invalid/v2/");
    }

    private String next() {
        return caller.ok("/v2/core/accounts?limit=20").path("next_page_url").asText();
    }

    @Test
    void createdIsARangeOfMomentsOrFlat() {
        List<JsonNode> all = all("/v2/money_management/transactions?limit=20");
        String middle = all.get(20).path("created").asText();
        long notOlder = all.stream()
                .filter(object -> object.path("created").asText().compareTo(middle) >= 0)
                .count();

        assertThat(all("/v2/money_management/transactions?limit=20&created[gte]=" + middle))
                .hasSize((int) notOlder);
        assertThat(all("/v2/money_management/transactions?limit=20&created[lt]=" + middle))
                .hasSize(COUNT - (int) notOlder);
        String later = Instant.parse(middle).plusMillis(1).toString();
        assertThat(ids(all("/v2/money_management/transactions?limit=20&created[gte]=" + later)))
                .doesNotContain(all.get(20).path("id").asText());
        List<JsonNode> imports = all("/v2/commerce/product_catalog/imports?limit=20");
        String moment = imports.get(10).path("created").asText();
        assertThat(ids(all("/v2/commerce/product_catalog/imports?limit=20&created_gte=" + moment + "&created_lte="
                        + moment)))
                .contains(imports.get(10).path("id").asText());
        caller.error(400, "/v2/commerce/product_catalog/imports?created[gte]=" + moment);
        caller.error(400, "/v2/money_management/transactions?created[gte]=1700000000");
        caller.error(400, "/v2/core/accounts?created[gte]=" + moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=21", "limit=0", "limit=x", "starting_after=acct_1", "colour=red"})
    void whatAListDoesNotTakeIsRefused(String query) {
        JsonNode error = caller.error(400, "/v2/core/accounts?" + query);

        assertThat(error.path("code").asText()).isNotEmpty();
        assertThat(error.path("message").asText()).isNotEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(caller.error(404, "/v2/core/accounts/acct_none").path("code").asText())
                .isEqualTo("not_found");
        assertThat(caller.error(404, "/v2/nothing").path("code").asText()).isEqualTo("not_found");
        String id = simulator.test().create("v2_core_event_destinations");
        caller.ok("/v2/core/event_destinations/" + id);
        simulator.test().delete("v2_core_event_destinations", id);
        caller.error(404, "/v2/core/event_destinations/" + id);
        assertThat(truth("v2_core_event_destinations")).doesNotContain(id);
    }

    @Test
    void closedAccountsHideUnlessTheyAreAskedFor() {
        String id = truth("v2_core_accounts").get(0);
        simulator.test().delete("v2_core_accounts", id);

        assertThat(ids(all("/v2/core/accounts?limit=20"))).doesNotContain(id).hasSize(COUNT - 1);
        assertThat(ids(all("/v2/core/accounts?limit=20&closed=true"))).containsExactly(id);
        assertThat(caller.ok("/v2/core/accounts/" + id).path("closed").asBoolean())
                .isTrue();
        assertThat(events("object_id=" + id).get(0).path("type").asText()).isEqualTo("v2.core.account.closed");
    }

    private List<JsonNode> events(String query) {
        return all("/v2/core/events?limit=20&" + query);
    }

    @Test
    void eventsNameTheirObjectAndCarryNone() {
        String id = simulator.test().create("v2_core_accounts");
        clock.advance(Duration.ofSeconds(2));
        simulator.test().update("v2_core_accounts", id);

        List<JsonNode> events = events("object_id=" + id);

        assertThat(events).hasSize(2);
        JsonNode created = events.get(1);
        assertThat(created.path("type").asText()).isEqualTo("v2.core.account.created");
        assertThat(created.path("object").asText()).isEqualTo("v2.core.event");
        assertThat(created.has("data")).isFalse();
        assertThat(created.path("created").asText())
                .isEqualTo(clock.instant()
                        .minusSeconds(2)
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString()
                        .replace("Z", ".000Z"));
        JsonNode related = created.path("related_object");
        assertThat(related.path("id").asText()).isEqualTo(id);
        assertThat(related.path("type").asText()).isEqualTo("v2.core.account");
        assertThat(caller.ok(related.path("url").asText()).path("id").asText()).isEqualTo(id);
        assertThat(events.get(0).path("type").asText()).matches("v2\\.core\\.account(\\[.*])?\\.updated");
        assertThat(caller.ok("/v2/core/events/" + created.path("id").asText())).isEqualTo(created);
        caller.error(404, "/v2/core/events/evt_none");
        assertThat(caller.ok("/v1/events?limit=5").path("data").toString()).doesNotContain(id);
    }

    @Test
    void updatesOfAccountsTellDifferentParts() {
        String id = truth("v2_core_accounts").get(0);
        for (int i = 0; i < 20; i++) {
            simulator.test().update("v2_core_accounts", id);
        }

        Set<String> types = events("object_id=" + id).stream()
                .map(event -> event.path("type").asText())
                .collect(Collectors.toSet());
        assertThat(types).contains("v2.core.account.updated", "v2.core.account[requirements].updated");
    }

    @Test
    void eventsOfPersonsLeadBelowTheirAccount() {
        String id = simulator.test().create("v2_core_account_persons");
        JsonNode related = events("object_id=" + id).get(0).path("related_object");
        assertThat(caller.ok(related.path("url").asText()).path("id").asText()).isEqualTo(id);

        simulator.test().delete("v2_core_account_persons", id);

        assertThat(events("object_id=" + id).get(0).path("type").asText()).isEqualTo("v2.core.account_person.deleted");
        caller.error(404, related.path("url").asText());
    }

    @Test
    void eventsAreFilteredByMomentAndType() {
        simulator.test().create("v2_core_accounts");
        clock.advance(Duration.ofSeconds(10));
        Instant later = clock.instant();
        simulator.test().create("v2_core_accounts");
        simulator.test().create("v2_money_management_transactions");

        assertThat(events("created[gte]=" + later)).hasSize(2);
        assertThat(events("created[gte]=" + later + "&types=v2.core.account.created"))
                .hasSize(1);
        assertThat(events("created[gt]=" + later)).isEmpty();
        caller.error(400, "/v2/core/events?limit=21");
    }

    @Test
    void eventsGoAfterThirtyDays() {
        String id = simulator.test().create("v2_core_accounts");
        assertThat(events("object_id=" + id)).hasSize(1);
        clock.advance(Duration.ofDays(31));

        assertThat(events("object_id=" + id)).isEmpty();
    }

    @Test
    void typesOfEventsCanBeChosen() {
        String id = truth("v2_money_management_outbound_payments").get(0);
        simulator
                .test()
                .update("v2_money_management_outbound_payments", id, "v2.money_management.outbound_payment.posted");

        assertThat(events("object_id=" + id).get(0).path("type").asText()).endsWith(".posted");
    }
}
