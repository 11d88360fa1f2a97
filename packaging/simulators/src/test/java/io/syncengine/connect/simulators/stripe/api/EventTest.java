// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.stripe.Caller;
import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.EventOptions;
import io.syncengine.connect.simulators.stripe.shape.SchemaCheck;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class EventTest {
    private static final String EVENTS = "/v1/events?limit=100";

    private final SimClock clock = new SimClock();

    private StripeSimulator simulator(EventOptions events) {
        SimulatorOptions options = SimulatorOptions.usual(11, 0);
        return new StripeSimulator(
                options.withCounts(Map.of("customers", 40, "payment_intents", 3, "subscriptions", 3, "coupons", 2))
                        .withAccount(options.account().withEvents(events).withAge(Duration.ofDays(400)))
                        .withApi(options.api().withReplicaLag(Duration.ZERO)),
                clock);
    }

    private static String first(StripeSimulator simulator, String stream) {
        return simulator.test().truth(stream).next().id();
    }

    @Nested
    class AtOnce {
        private final StripeSimulator simulator = simulator(EventOptions.instant());
        private final SimulatedMode test = simulator.test();
        private final Caller caller = new Caller(simulator);

        private JsonNode newest() {
            return caller.ok("/v1/events?limit=1").path("data").path(0);
        }

        @Test
        void aNewObjectIsToldWithItsText() {
            String id = test.create("customers");

            JsonNode event = newest();

            assertThat(event.path("type").asText()).isEqualTo("customer.created");
            assertThat(event.path("data").path("object")).isEqualTo(caller.ok("/v1/customers/" + id));
            assertThat(event.path("livemode").asBoolean()).isFalse();
            assertThat(event.path("api_version").asText())
                    .isEqualTo(ApiCatalog.bundled().version());
            assertThat(SchemaCheck.findings(ApiCatalog.bundled(), "event", event))
                    .isEmpty();
        }

        @Test
        void aChangeTellsWhatItReplaced() {
            String id = first(simulator, "customers");
            JsonNode before = caller.ok("/v1/customers/" + id);
            test.update("customers", id);

            JsonNode data = newest().path("data");

            assertThat(data.path("object"))
                    .isEqualTo(caller.ok("/v1/customers/" + id))
                    .isNotEqualTo(before);
            Map.Entry<String, JsonNode> replaced =
                    data.path("previous_attributes").properties().iterator().next();
            JsonNode old = before.path(replaced.getKey());
            assertThat(old.isObject() ? old.properties() : List.of(replaced))
                    .containsAll(
                            old.isObject()
                                    ? replaced.getValue().properties()
                                    : List.of(Map.entry(replaced.getKey(), old)));
        }

        @Test
        void aRemovalTellsTheLastState() {
            String id = first(simulator, "customers");
            JsonNode before = caller.ok("/v1/customers/" + id);
            test.delete("customers", id);

            JsonNode event = newest();

            assertThat(event.path("type").asText()).isEqualTo("customer.deleted");
            assertThat(event.path("data").path("object")).isEqualTo(before);
        }

        @Test
        void theEndOfASubscriptionIsAChange() {
            String id = first(simulator, "subscriptions");
            test.delete("subscriptions", id);

            JsonNode event = newest();

            assertThat(event.path("type").asText()).isEqualTo("customer.subscription.deleted");
            assertThat(event.path("data").path("object").path("status").asText())
                    .isEqualTo("canceled");
            assertThat(event.path("data").path("object")).isEqualTo(caller.ok("/v1/subscriptions/" + id));
        }

        @Test
        void someChangesAreNotTold() {
            long before = test.eventCount();
            test.update("payment_intents", first(simulator, "payment_intents"));
            test.updateSilently("customers", first(simulator, "customers"));
            test.deleteSilently("customers", first(simulator, "customers"));
            test.create("file_links");

            assertThat(test.eventCount()).isEqualTo(before);
        }

        @Test
        void anIdThatPeopleChoseMayComeBack() {
            String id = first(simulator, "coupons");
            JsonNode before = caller.ok("/v1/coupons/" + id);
            test.delete("coupons", id);
            test.create("coupons", id);

            assertThat(caller.ok("/v1/coupons/" + id)).isNotEqualTo(before);
            assertThat(caller.ok("/v1/events?limit=2").path("data").findValuesAsText("type"))
                    .containsExactlyInAnyOrder("coupon.deleted", "coupon.created");
            assertThat(caller.ids("/v1/coupons")).containsOnlyOnce(id);
            assertThat(test.count("coupons")).isEqualTo(2);
        }

        @Test
        void anyOtherTypeCanBeSent() {
            String id = test.create("invoices");
            clock.advance(Duration.ofSeconds(1));
            test.update("invoices", id, "invoice.paid");
            assertThat(newest().path("data").path("object")).isEqualTo(caller.ok("/v1/invoices/" + id));

            clock.advance(Duration.ofSeconds(1));
            test.announce("invoices", id, "invoice.upcoming");

            assertThat(newest().path("type").asText()).isEqualTo("invoice.upcoming");
            assertThat(newest().path("data").path("object").has("id")).isFalse();
        }

        @Test
        void anEventIsRetrievedAsItIsListed() {
            test.update("customers", first(simulator, "customers"));
            JsonNode listed = newest();

            assertThat(caller.ok("/v1/events/" + listed.path("id").asText())).isEqualTo(listed);
            assertThat(caller.error(404, "/v1/events/evt_none").path("code").asText())
                    .isEqualTo("resource_missing");
        }

        @Test
        void eventsOfOneSecondComeInNoOrderYetEachOnce() {
            for (int i = 0; i < 250; i++) {
                test.create("customers");
            }
            List<String> objects = caller.all("/v1/events?limit=7&type=customer.created").stream()
                    .map(event -> event.path("data").path("object").path("id").asText())
                    .limit(250)
                    .toList();
            List<String> listed = caller.all("/v1/customers?limit=100").stream()
                    .map(customer -> customer.path("id").asText())
                    .limit(250)
                    .toList();

            assertThat(objects).containsExactlyInAnyOrderElementsOf(listed).isNotEqualTo(listed);
        }

        @Test
        void typesSelect() {
            test.create("customers");
            test.create("coupons");

            assertThat(caller.ok("/v1/events?types[]=coupon.created&types[]=coupon.deleted")
                            .path("data")
                            .findValuesAsText("type"))
                    .containsOnly("coupon.created");
            String many = IntStream.range(0, 21).mapToObj(i -> "types[]=a." + i).collect(joining("&"));
            assertThat(caller.error(400, "/v1/events?" + many).path("param").asText())
                    .isEqualTo("types");
        }

        @Test
        void creationBoundsAndCursorsWork() {
            for (int i = 0; i < 30; i++) {
                clock.advance(Duration.ofMillis(400));
                test.create("customers");
            }
            List<JsonNode> all = caller.all(EVENTS);
            long second = all.get(12).path("created").asLong();

            assertThat(caller.all(EVENTS + "&created[lte]=" + second))
                    .isEqualTo(all.stream()
                            .filter(event -> event.path("created").asLong() <= second)
                            .toList());
            assertThat(caller.ok(EVENTS + "&ending_before="
                                    + all.get(12).path("id").asText())
                            .path("data"))
                    .containsExactlyElementsOf(all.subList(0, 12));
        }

        @Test
        void anEventGoesAfterThirtyDays() {
            test.create("customers");
            String id = newest().path("id").asText();
            clock.advance(Duration.ofDays(30).plusSeconds(1));

            assertThat(caller.all(EVENTS)).isEmpty();
            assertThat(caller.error(404, "/v1/events/" + id).path("code").asText())
                    .isEqualTo("resource_missing");
            assertThat(caller.error(400, EVENTS + "&starting_after=" + id)
                            .path("param")
                            .asText())
                    .isEqualTo("starting_after");
        }
    }

    @Test
    void youngObjectsOfTheStartHaveTheirEvents() {
        List<JsonNode> events = new Caller(simulator(EventOptions.instant())).all(EVENTS + "&type=customer.created");

        assertThat(events)
                .hasSizeBetween(1, 10)
                .allSatisfy(event -> assertThat(event.path("created"))
                        .isEqualTo(event.path("data").path("object").path("created")));
    }

    @Test
    void someEventsAreRenderedInAnotherVersion() {
        StripeSimulator simulator = simulator(EventOptions.instant().withOtherVersions(0.5));
        Caller caller = new Caller(simulator);
        for (int i = 0; i < 40; i++) {
            simulator.test().create("customers");
        }

        List<JsonNode> others = caller.all(EVENTS + "&type=customer.created").stream()
                .filter(event -> event.path("api_version").asText().equals("2023-08-16"))
                .toList();

        assertThat(others).hasSizeBetween(5, 35).allSatisfy(event -> {
            JsonNode object = event.path("data").path("object");
            assertThat(object)
                    .isNotEqualTo(caller.ok("/v1/customers/" + object.path("id").asText()));
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void eventsBecomeVisibleInTime(double lateShare) {
        StripeSimulator simulator =
                simulator(EventOptions.instant().withDelays(Duration.ofSeconds(8), lateShare, Duration.ofSeconds(300)));
        Caller caller = new Caller(simulator);
        int old = caller.all(EVENTS).size();
        for (int i = 0; i < 200; i++) {
            simulator.test().create("customers");
        }

        int atOnce = caller.all(EVENTS).size() - old;
        clock.advance(Duration.ofSeconds(8));
        int usual = caller.all(EVENTS).size() - old;
        clock.advance(Duration.ofSeconds(300));
        int all = caller.all(EVENTS).size() - old;

        assertThat(atOnce).isLessThan(20);
        assertThat(all).isEqualTo(200);
        if (lateShare == 0) {
            assertThat(usual).isEqualTo(200);
        } else {
            assertThat(usual).isBetween(120, 190);
        }
    }

    @Test
    void timeDoesNotGoBackWithTheClock() {
        StripeSimulator simulator = simulator(EventOptions.instant());
        Caller caller = new Caller(simulator);
        String before = simulator.test().create("customers");
        long created = caller.ok("/v1/customers/" + before).path("created").asLong();
        clock.advance(Duration.ofSeconds(-90));

        String after = simulator.test().create("customers");

        assertThat(caller.ok("/v1/customers/" + after).path("created").asLong()).isEqualTo(created);
        assertThat(caller.answer("/v1/account").header("Date")).contains("Fri, 20 Nov 2026 11:58:30 GMT");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "2000, 20"})
    void readsMayBeOldByTheLagAndNoMore(int lagMillis, int least) {
        SimulatorOptions options = SimulatorOptions.usual(11, 0);
        StripeSimulator simulator = new StripeSimulator(
                options.withCounts(Map.of("customers", 1))
                        .withApi(options.api().withReplicaLag(Duration.ofMillis(lagMillis))),
                clock);
        Caller caller = new Caller(simulator);
        String id = first(simulator, "customers");
        List<String> versions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            versions.add(caller.answer("/v1/customers/" + id).text());
            simulator.test().update("customers", id);
            clock.advance(Duration.ofMillis(100));
        }
        String now = caller.answer("/v1/customers/" + id).text();
        HashSet<String> seen = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            seen.add(caller.ok("/v1/customers").path("data").path(0).toString());
            seen.add(Caller.parse(caller.answer("/v1/customers/" + id).text()).toString());
        }

        assertThat(seen.size()).isBetween(least, 21);
        assertThat(seen)
                .contains(Caller.parse(
                                lagMillis == 0
                                        ? now
                                        : simulator.test().find("customers", id).orElseThrow())
                        .toString());
    }

    @Test
    void someEventsAreNeverGenerated() {
        StripeSimulator simulator = simulator(EventOptions.instant().withLost(0.3));
        for (int i = 0; i < 200; i++) {
            simulator.test().create("customers");
        }
        clock.advance(Duration.ofMinutes(1));
        String since = Long.toString(clock.instant().getEpochSecond() - 100);

        assertThat(new Caller(simulator).all(EVENTS + "&created[gte]=" + since)).hasSizeBetween(110, 170);
        assertThat(new Caller(simulator).all("/v1/customers?limit=100")).hasSize(240);
    }
}
