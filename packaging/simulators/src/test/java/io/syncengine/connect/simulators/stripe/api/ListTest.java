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
import io.syncengine.connect.simulators.stripe.shape.SchemaCheck;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

class ListTest {
    private final SimClock clock = new SimClock();
    private final ApiCatalog catalog = ApiCatalog.bundled();

    private StripeSimulator simulator(Map<String, Integer> counts) {
        SimulatorOptions options = SimulatorOptions.usual(7, 0);
        return new StripeSimulator(
                options.withCounts(counts)
                        .withAccount(options.account().withLargestClump(250))
                        .withApi(options.api().withReplicaLag(Duration.ZERO)),
                clock);
    }

    @Test
    void everyStreamIsListedInFullAndFitsItsSchema() {
        StripeSimulator simulator = new StripeSimulator(SimulatorOptions.usual(3, 4_000), clock);
        Caller caller = new Caller(simulator);
        for (StreamSpec stream : catalog.streams()) {
            if (stream.isEvents()) {
                continue;
            }
            String more = Map.of(
                            "subscriptions", "&status=all",
                            "tax_registrations", "&status=all",
                            "tax_locations", "&type=performance")
                    .getOrDefault(stream.name(), "");
            List<JsonNode> listed = stream.isPaged()
                    ? caller.all(stream.list() + "?limit=100" + more)
                    : list(caller.ok(stream.list()).path("data"));
            List<JsonNode> truth = new ArrayList<>();
            simulator.test().forEach(stream.name(), row -> truth.add(Caller.parse(row.json())));

            assertThat(listed).as(stream.name()).isNotEmpty().isEqualTo(truth);
            assertThat(SchemaCheck.findings(catalog, stream.resource(), listed.get(0)))
                    .isEmpty();
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    @Test
    void pagesOfAnySizeInAnyDirectionShowEachObjectOnce() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            StripeSimulator simulator = simulator(Map.of("charges", random.nextInt(700)));
            change(simulator, random);
            List<String> truth = ids(simulator, "charges");
            Caller caller = new Caller(simulator);

            List<String> down = new ArrayList<>();
            List<String> up = new ArrayList<>();
            for (boolean more = true; more; ) {
                String after = down.isEmpty() ? "" : "&starting_after=" + down.get(down.size() - 1);
                JsonNode page = caller.ok("/v1/charges?limit=" + (1 + random.nextInt(100)) + after);
                down.addAll(Caller.ids(page));
                more = page.path("has_more").asBoolean();
            }
            assertThat(down).as("seed %d", seed).isEqualTo(truth);
            if (truth.isEmpty()) {
                continue;
            }
            up.add(truth.get(truth.size() - 1));
            for (boolean more = true; more; ) {
                JsonNode page = caller.ok(
                        "/v1/charges?limit=" + (1 + random.nextInt(100)) + "&ending_before=" + up.get(up.size() - 1));
                List<String> ids = Caller.ids(page);
                Collections.reverse(ids);
                up.addAll(ids);
                more = page.path("has_more").asBoolean();
            }
            Collections.reverse(up);
            assertThat(up).as("seed %d", seed).isEqualTo(truth);
        }
    }

    private void change(StripeSimulator simulator, Random random) {
        List<String> ids = ids(simulator, "charges");
        for (int i = 0; i < 30; i++) {
            clock.advance(Duration.ofMillis(random.nextInt(900)));
            simulator.test().create("charges");
            if (i < ids.size()) {
                simulator.test().delete("charges", ids.get(i));
            }
        }
    }

    private static List<String> ids(StripeSimulator simulator, String stream) {
        List<String> ids = new ArrayList<>();
        simulator.test().forEach(stream, row -> ids.add(row.id()));
        return ids;
    }

    @Test
    void creationTimesNeverRiseDownTheListAndClumpNowAndThen() {
        List<JsonNode> charges = new Caller(simulator(Map.of("charges", 15_000))).all("/v1/charges?limit=100");

        List<Long> created =
                charges.stream().map(charge -> charge.path("created").asLong()).toList();
        assertThat(created).isSortedAccordingTo(Collections.reverseOrder());
        Map<Long, Long> bySecond =
                created.stream().collect(Collectors.groupingBy(second -> second, Collectors.counting()));
        assertThat(Collections.max(bySecond.values())).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({"gt,1", "gte,0", "lt,0", "lte,1"})
    void boundsOnCreationAreExact(String bound, long shift) {
        StripeSimulator simulator = simulator(Map.of("charges", 500));
        List<TruthRow> truth = new ArrayList<>();
        simulator.test().forEach("charges", truth::add);
        long middle = Caller.parse(truth.get(250).json()).path("created").asLong();

        List<JsonNode> listed = new Caller(simulator).all("/v1/charges?limit=100&created[" + bound + "]=" + middle);

        boolean isUpper = bound.startsWith("l");
        List<String> expected = truth.stream()
                .filter(row -> {
                    long created = Caller.parse(row.json()).path("created").asLong();
                    return isUpper ? created < middle + shift : created >= middle + shift;
                })
                .map(TruthRow::id)
                .toList();
        assertThat(listed.stream().map(charge -> charge.path("id").asText()).toList())
                .isEqualTo(expected);
    }

    @Nested
    class Parameters {
        private final StripeSimulator simulator = simulator(Map.of("customers", 30, "reporting_report_types", 12));
        private final Caller caller = new Caller(simulator);

        @Test
        void tenObjectsAreTheUsualPage() {
            JsonNode page = caller.ok("/v1/customers");

            assertThat(page.path("data")).hasSize(10);
            assertThat(page.path("has_more").asBoolean()).isTrue();
            assertThat(page.path("url").asText()).isEqualTo("/v1/customers");
            assertThat(page.path("object").asText()).isEqualTo("list");
        }

        @Test
        void anExactSecondOfCreationIsTakenToo() {
            String id = caller.ids("/v1/customers").get(5);
            long created = caller.ok("/v1/customers/" + id).path("created").asLong();

            assertThat(caller.ids("/v1/customers?created=" + created)).contains(id);
        }

        @Test
        void aPropertyOfTheSameNameIsCompared() {
            String email = caller.ok("/v1/customers?limit=100").path("data").findValues("email").stream()
                    .filter(JsonNode::isTextual)
                    .findFirst()
                    .orElseThrow()
                    .asText();

            assertThat(caller.ok("/v1/customers?email=" + email.replace("+", "%2B"))
                            .path("data")
                            .findValuesAsText("email"))
                    .containsExactly(email);
        }

        @ParameterizedTest
        @CsvSource({
            "limit=0, limit, parameter_invalid_integer",
            "limit=101, limit, parameter_invalid_integer",
            "limit=ten, limit, parameter_invalid_integer",
            "created[gte]=now, created[gte], parameter_invalid_integer",
            "created[since]=5, created[since], parameter_unknown",
            "colour=red, colour, parameter_unknown",
            "starting_after=cus_none, starting_after, resource_missing",
            "ending_before=cus_none, ending_before, resource_missing"
        })
        void wrongOnesAreRefused(String parameter, String param, String code) {
            JsonNode error = caller.error(400, "/v1/customers?" + parameter);

            assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
            assertThat(error.path("param").asText()).isEqualTo(param);
            assertThat(error.path("code").asText()).isEqualTo(code);
            assertThat(error.path("message").asText()).isNotEmpty();
        }

        @Test
        void bothCursorsAtOnceAreRefused() {
            String id = caller.ids("/v1/customers").get(0);

            assertThat(caller.error(400, "/v1/customers?starting_after=" + id + "&ending_before=" + id)
                            .path("message")
                            .asText())
                    .contains("only one");
        }

        @Test
        void aListWithoutPagesTakesNoLimit() {
            assertThat(caller.ok("/v1/reporting/report_types").path("data")).hasSize(12);
            assertThat(caller.error(400, "/v1/reporting/report_types?limit=100")
                            .path("code")
                            .asText())
                    .isEqualTo("parameter_unknown");
        }

        @Test
        void aCursorThatWasDeletedIsMissing() {
            String id = caller.ids("/v1/customers").get(3);
            simulator.test().delete("customers", id);

            JsonNode error = caller.error(400, "/v1/customers?starting_after=" + id);

            assertThat(error.path("message").asText()).isEqualTo("No such customer: '" + id + "'");
            assertThat(error.path("param").asText()).isEqualTo("starting_after");
        }
    }

    @Test
    void canceledSubscriptionsHideUnlessAllAreAskedFor() {
        StripeSimulator simulator = simulator(Map.of("subscriptions", 60));
        Caller caller = new Caller(simulator);
        String id = caller.ids("/v1/subscriptions").get(0);
        simulator.test().delete("subscriptions", id);

        assertThat(caller.ids("/v1/subscriptions?limit=100")).doesNotContain(id);
        assertThat(caller.ids("/v1/subscriptions?limit=100&status=all"))
                .hasSize(60)
                .contains(id);
        assertThat(caller.ids("/v1/subscriptions?limit=100&status=canceled")).contains(id);
        assertThat(caller.ok("/v1/subscriptions/" + id).path("status").asText()).isEqualTo("canceled");
    }

    @Test
    void theCreditBalanceAsksForACustomer() {
        assertThat(new Caller(simulator(Map.of()))
                        .error(400, "/v1/billing/credit_balance_transactions")
                        .path("code")
                        .asText())
                .isEqualTo("parameter_missing");
    }

    @Test
    void referencesAreExpandedWhereAskedFor() {
        Caller caller = new Caller(simulator(Map.of("customers", 5, "charges", 20, "payment_intents", 20)));
        JsonNode plain = caller.ok("/v1/charges?limit=20");

        JsonNode list =
                caller.ok("/v1/charges?limit=20&expand[]=data.customer&expand[]=data.payment_intent.latest_charge");

        int expanded = 0;
        for (int i = 0; i < 20; i++) {
            JsonNode before = plain.path("data").path(i);
            JsonNode charge = list.path("data").path(i);
            if (before.path("customer").isTextual()) {
                expanded++;
                assertThat(charge.path("customer"))
                        .isEqualTo(caller.ok(
                                "/v1/customers/" + before.path("customer").asText()))
                        .isEqualTo(caller.ok("/v1/charges/" + charge.path("id").asText() + "?expand[0]=customer")
                                .path("customer"));
            }
        }
        assertThat(expanded).isPositive();
        assertThat(list.findValues("latest_charge")).anyMatch(JsonNode::isObject);
        assertThat(caller.error(400, "/v1/charges?expand[]=data.custmer")
                        .path("message")
                        .asText())
                .contains("data.custmer");
        assertThat(caller.error(400, "/v1/charges?expand[]=data.a.b.c.d")
                        .path("param")
                        .asText())
                .isEqualTo("expand");
    }

    @Test
    void answersAreIndentedByTwo() {
        String text = new Caller(simulator(Map.of("tax_codes", 1)))
                .answer("/v1/tax_codes")
                .text();

        assertThat(text)
                .startsWith("{\n  \"object\": \"list\",\n  \"data\": [\n    {\n      \"id\": \"txcd_10000000\",\n");
        assertThat(text).endsWith("\n    }\n  ],\n  \"has_more\": false,\n  \"url\": \"/v1/tax_codes\"\n}\n");
    }
}
