// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.stripe.Caller;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.shape.SchemaCheck;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class TestClockTest {
    private static final List<String> STREAMS = List.of("customers", "subscriptions", "quotes");

    private final SimClock clock = new SimClock();
    private final StripeSimulator simulator = simulator();
    private final Caller caller = new Caller(simulator);

    private StripeSimulator simulator() {
        SimulatorOptions usual = SimulatorOptions.usual(5, 0);
        return new StripeSimulator(
                usual.withAccount(usual.account().withTestClocks(20))
                        .withCounts(Map.of(
                                "customers", 200, "subscriptions", 150, "quotes", 80, "test_helpers_test_clocks", 3)),
                clock);
    }

    private static String list(String stream) {
        return "/v1/" + stream + "?limit=7" + (stream.equals("subscriptions") ? "&status=all" : "");
    }

    private List<JsonNode> truth(String stream) {
        List<JsonNode> truth = new ArrayList<>();
        simulator.test().forEach(stream, row -> truth.add(Caller.parse(row.json())));
        return truth;
    }

    @Test
    void plainListsLeaveOutWhatListsOfTheClocksShow() {
        Set<Boolean> directions = new HashSet<>();
        long now = clock.instant().getEpochSecond();
        for (String stream : STREAMS) {
            List<JsonNode> plain = caller.all(list(stream));
            assertThat(plain)
                    .isNotEmpty()
                    .allMatch(object -> object.path("test_clock").isNull());
            List<JsonNode> all = new ArrayList<>(plain);
            for (String id : caller.ids("/v1/test_helpers/test_clocks")) {
                List<JsonNode> onClock = caller.all(list(stream) + "&test_clock=" + id);
                assertThat(onClock)
                        .isNotEmpty()
                        .allMatch(object -> object.path("test_clock").asText().equals(id))
                        .isSortedAccordingTo((one, other) -> Long.compare(
                                other.path("created").asLong(),
                                one.path("created").asLong()));
                onClock.forEach(object -> directions.add(object.path("created").asLong() > now));
                all.addAll(onClock);
            }
            assertThat(all).containsExactlyInAnyOrderElementsOf(truth(stream));
            assertThat(all)
                    .allSatisfy(object -> assertThat(SchemaCheck.findings(
                                    ApiCatalog.bundled(),
                                    ApiCatalog.bundled().stream(stream).resource(),
                                    object))
                            .isEmpty());
        }
        assertThat(directions).as("some lie in the future, some do not").containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whatLivesOnAClockIsFilteredByItsOwnTime() {
        String id = caller.ids("/v1/test_helpers/test_clocks").get(0);
        List<JsonNode> all = caller.all(list("customers") + "&test_clock=" + id);
        long middle = all.get(all.size() / 2).path("created").asLong();

        List<JsonNode> older = caller.all(list("customers") + "&test_clock=" + id + "&created[lt]=" + middle);
        List<JsonNode> younger = caller.all(list("customers") + "&test_clock=" + id + "&created[gte]=" + middle);

        assertThat(older).isNotEmpty();
        assertThat(younger).isNotEmpty();
        List<JsonNode> both = new ArrayList<>(younger);
        both.addAll(older);
        assertThat(both).isEqualTo(all);
        String third = all.get(2).path("id").asText();
        assertThat(caller.ids(list("customers") + "&test_clock=" + id + "&ending_before=" + third))
                .containsExactly(
                        all.get(0).path("id").asText(), all.get(1).path("id").asText());
    }

    @Test
    void aClockTakesWithItWhatLivesOnIt() {
        String id = caller.ids("/v1/test_helpers/test_clocks").get(0);
        String customer = caller.ids("/v1/customers?test_clock=" + id).get(0);
        assertThat(caller.ok("/v1/customers/" + customer).path("test_clock").asText())
                .isEqualTo(id);

        simulator.test().delete("test_helpers_test_clocks", id);
        clock.advance(Duration.ofSeconds(5));

        assertThat(truth("customers"))
                .isNotEmpty()
                .noneMatch(object -> object.path("test_clock").asText().equals(id));
        assertThat(caller.ok("/v1/customers/" + customer).path("deleted").asBoolean())
                .isTrue();
        JsonNode error = caller.error(400, "/v1/customers?test_clock=" + id);
        assertThat(error.path("code").asText()).isEqualTo("resource_missing");
    }

    @Test
    void liveModeHasNoneOfIt() {
        assertThat(new Caller(simulator, "sk_live_simulated").all("/v1/customers?limit=100"))
                .hasSize(200)
                .allMatch(object -> object.path("test_clock").isNull());
    }
}
