// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

class TrafficTest {
    private final SimClock clock = new SimClock();

    private StripeSimulator simulator(SimClock time, TrafficOptions.Mix mix, Set<String> streams) {
        return new StripeSimulator(
                SimulatorOptions.usual(17, 0)
                        .withCounts(Map.of("customers", 300, "coupons", 40, "subscriptions", 50))
                        .withTraffic(new TrafficOptions(10, streams, mix)),
                time);
    }

    private StripeSimulator simulator(SimClock time) {
        return simulator(time, TrafficOptions.Mix.usual(), Set.of("customers", "coupons", "subscriptions"));
    }

    @Test
    void theSameSeedAndCallsGiveTheSameBytesHoweverOftenTheClockIsRead() {
        SimClock slow = new SimClock();
        StripeSimulator one = simulator(clock);
        StripeSimulator other = simulator(slow);
        for (int i = 0; i < 100; i++) {
            clock.advance(Duration.ofMillis(600));
            one.tick();
        }
        slow.advance(Duration.ofMinutes(1));

        for (String target : List.of("/v1/customers?limit=100", "/v1/events?limit=100", "/v1/coupons", "/v1/none")) {
            assertThat(new Caller(one).answer(target))
                    .usingRecursiveComparison()
                    .isEqualTo(new Caller(other).answer(target));
        }
        assertThat(one.test().counts()).isEqualTo(other.test().counts());
    }

    @Test
    void changesComeAtTheirRateAndOfEveryKind() {
        StripeSimulator simulator = simulator(clock);
        clock.advance(Duration.ofMinutes(5));

        List<JsonNode> events = new Caller(simulator)
                .all("/v1/events?limit=100&created[gte]="
                        + clock.instant().minus(Duration.ofMinutes(5)).getEpochSecond());

        assertThat(events).hasSizeBetween(2_700, 4_200);
        assertThat(events.stream().map(event -> event.path("type").asText()).distinct())
                .contains(
                        "customer.created",
                        "customer.updated",
                        "customer.deleted",
                        "coupon.deleted",
                        "customer.subscription.deleted");
    }

    @Test
    void theLastEventOfEveryObjectShowsItsStateWhenNothingIsSilent() {
        StripeSimulator simulator = simulator(clock);
        clock.advance(Duration.ofMinutes(2));
        simulator.test().trafficRate(0);
        clock.advance(Duration.ofMinutes(10));
        Map<String, List<JsonNode>> byObject = new Caller(simulator)
                .all("/v1/events?limit=100").stream()
                        .collect(Collectors.groupingBy(event ->
                                event.path("data").path("object").path("id").asText()));

        List<String> wrong = new ArrayList<>();
        simulator.test().forEach("customers", row -> {
            List<JsonNode> events = byObject.getOrDefault(row.id(), List.of());
            boolean isShown = events.isEmpty()
                    || events.stream()
                            .anyMatch(event -> event.path("data").path("object").equals(Caller.parse(row.json())));
            if (!isShown) {
                wrong.add(row.id());
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void silentChangesSendNoEvent() {
        StripeSimulator simulator = simulator(clock, new TrafficOptions.Mix(0, 0, 0, 0, 100), Set.of("customers"));
        List<String> before = texts(simulator);
        long events = simulator.test().eventCount();
        clock.advance(Duration.ofMinutes(1));

        assertThat(texts(simulator)).hasSameSizeAs(before).isNotEqualTo(before);
        assertThat(simulator.test().eventCount()).isEqualTo(events);
    }

    @Test
    void idsComeBackWherePeopleChooseThem() {
        StripeSimulator simulator = simulator(clock, new TrafficOptions.Mix(0, 0, 0, 100, 0), Set.of("coupons"));
        Set<String> before = ids(simulator);
        clock.advance(Duration.ofMinutes(1));
        simulator.test().trafficRate(0);
        clock.advance(Duration.ofSeconds(2));

        assertThat(ids(simulator)).containsAll(before);
        assertThat(simulator.test().eventCount()).isGreaterThan(500);
    }

    @Test
    void theUsualStreamsTellOfNewAndChangedObjects() {
        assertThat(TrafficOptions.usual(ApiCatalog.bundled(), 1).streams())
                .contains("customers", "charges", "invoices", "subscriptions", "coupons", "products")
                .doesNotContain("payment_intents", "files", "balance_transactions", "events");
    }

    private static Set<String> ids(StripeSimulator simulator) {
        Set<String> ids = new TreeSet<>();
        simulator.test().forEach("coupons", row -> ids.add(row.id()));
        return ids;
    }

    private static List<String> texts(StripeSimulator simulator) {
        List<String> texts = new ArrayList<>();
        simulator.test().truth("customers").forEachRemaining(row -> texts.add(row.json()));
        return texts;
    }

    @Test
    void childrenChangeTooAndTheirParentsTellOfIt() {
        StripeSimulator simulator = new StripeSimulator(
                SimulatorOptions.usual(17, 0)
                        .withCounts(Map.of("subscriptions", 50))
                        .withTraffic(
                                new TrafficOptions(10, Set.of("subscriptions"), new TrafficOptions.Mix(60, 20, 5, 0, 0))
                                        .withChildren(50)),
                clock);
        Map<String, Integer> before = simulator.test().children().counts();
        clock.advance(Duration.ofMinutes(2));
        simulator.test().trafficRate(0);
        clock.advance(Duration.ofMinutes(2));

        assertThat(simulator.test().children().counts().get("subscription_items"))
                .isNotEqualTo(before.get("subscription_items"));
        Map<String, JsonNode> last = new HashMap<>();
        new Caller(simulator)
                .all("/v1/events?limit=100&type=customer.subscription.updated")
                .forEach(event -> {
                    JsonNode object = event.at("/data/object");
                    last.putIfAbsent(object.path("id").asText(), event);
                });
        assertThat(last.values().stream()
                        .filter(event -> event.at("/data/previous_attributes").has("items")))
                .isNotEmpty();
        simulator.test().forEach("subscriptions", row -> {
            JsonNode truth = Caller.parse(row.json());
            List<String> ids = simulator.test().children().ids("subscription_items", row.id());
            assertThat(Caller.ids(truth.path("items")))
                    .isEqualTo(ids.stream().limit(10).toList());
        });
    }

    @Test
    void someObjectsGoUnseenWhenThatIsAskedFor() {
        TrafficOptions traffic =
                new TrafficOptions(10, Set.of("terminal_locations"), new TrafficOptions.Mix(10, 0, 90, 0, 0));
        SimulatorOptions usual = SimulatorOptions.usual(17, 0).withCounts(Map.of("terminal_locations", 60));
        StripeSimulator seen = new StripeSimulator(usual.withTraffic(traffic), clock);
        StripeSimulator unseen = new StripeSimulator(usual.withTraffic(traffic.withUnseenDeletes()), clock);
        clock.advance(Duration.ofSeconds(4));

        assertThat(seen.test().count("terminal_locations")).isEqualTo(60);
        assertThat(unseen.test().count("terminal_locations")).isBetween(1, 50);
        assertThat(unseen.test().eventCount()).isZero();
    }
}
