// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.StreamCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class StripeSimulatorTest {
    private final SimClock clock = new SimClock();
    private final StripeSimulator simulator = new StripeSimulator(options(2_000), clock);
    private final Caller caller = new Caller(simulator);

    private static SimulatorOptions options(int total) {
        SimulatorOptions usual = SimulatorOptions.usual(19, total);
        return usual.withApi(usual.api().withReplicaLag(Duration.ZERO));
    }

    @Test
    void objectsAreDealtOverTheStreamsAndAddUp() {
        for (int total : new int[] {0, 10, 2_000, 1_000_000}) {
            Map<String, Integer> counts = StreamCounts.usual(ApiCatalog.bundled(), total);

            assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(total);
        }
        assertThat(simulator.test().counts().values().stream().filter(count -> count > 0))
                .hasSizeGreaterThan(70);
    }

    @Test
    void aMillionObjectsNeedLittleMemory() {
        long before = used();
        StripeSimulator large = new StripeSimulator(options(1_000_000), clock);
        Caller reader = new Caller(large);
        JsonNode page = reader.ok("/v1/charges?limit=100");
        String id = page.path("data").path(99).path("id").asText();
        assertThat(reader.ok("/v1/charges?limit=100&starting_after=" + id).path("data"))
                .hasSize(100);

        assertThat(large.test().counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(1_000_000);
        assertThat(used() - before).isLessThan(120L << 20);
        assertThat(large.live().count("charges")).isEqualTo(large.test().count("charges"));
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @ParameterizedTest
    @EnumSource(Awkward.class)
    void awkwardObjectsAreListedAsTheyWerePlanted(Awkward kind) {
        String id = simulator.test().plant("charges", kind);

        String listed = caller.answer("/v1/charges?limit=1").text();

        String truth = simulator.test().find("charges", id).orElseThrow();
        assertThat(Caller.parse(listed).path("data").path(0)).isEqualTo(Caller.parse(truth));
        kind.members().values().forEach(value -> assertThat(truth).contains(value));
        assertThat(Caller.parse(truth).has("id")).isEqualTo(kind != Awkward.WITHOUT_ID);
        assertThat(caller.ok("/v1/charges?limit=1&starting_after=" + id).path("data"))
                .hasSize(1);
    }

    @Test
    void digitsAndEscapesStayInPrettyText() {
        simulator.test().plant("charges", Awkward.EXACT_NUMBERS);
        simulator.test().plant("charges", Awkward.LONE_SURROGATE);
        simulator.test().plant("charges", Awkward.HUGE_INTEGER);

        assertThat(caller.answer("/v1/charges?limit=3").text())
                .contains("-0.0,\n", "12.340000", "1e-7", "\"\\ud800\"", "high \\ud83d, low", ": 92233720368547758080");
    }

    @Test
    void anyPropertyCanBeSetTo() {
        String id = simulator.test().create("customers");
        String before = simulator.test().find("customers", id).orElseThrow();
        clock.advance(Duration.ofSeconds(90));
        simulator.test().set("customers", id, Map.of("description", "\"mine\"", "balance", "12"));

        JsonNode customer = caller.ok("/v1/customers/" + id);

        assertThat(customer.path("description").asText()).isEqualTo("mine");
        assertThat(customer.path("balance").asInt()).isEqualTo(12);
        clock.advance(Duration.ofSeconds(90));
        JsonNode told = caller.ok("/v1/events?limit=1").path("data").path(0).path("data");
        assertThat(told.path("object")).isEqualTo(customer);
        assertThat(told.path("previous_attributes").path("balance"))
                .isEqualTo(Caller.parse(before).path("balance"));
    }

    @Test
    void whatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> simulator.test().create("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> simulator.test().update("customers", "cus_none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cus_none");
        assertThatThrownBy(() -> simulator
                        .test()
                        .announce("customers", simulator.test().create("customers"), "customer.vanished"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.test().create("events")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyThreadsMayReadAndChange() throws Exception {
        int before = simulator.test().count("customers");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(threads.submit(() -> {
                for (int n = 0; n < 50; n++) {
                    String id = simulator.test().create("customers");
                    assertThat(caller.ids("/v1/customers?limit=100")).doesNotHaveDuplicates();
                    simulator.test().update("customers", id);
                }
            }));
        }
        threads.shutdown();
        for (Future<?> one : all) {
            one.get();
        }

        assertThat(simulator.test().count("customers")).isEqualTo(before + 200);
    }

    @Test
    void theTruthIsTheSameInBothForms() {
        StringBuilder one = new StringBuilder();
        StringBuilder other = new StringBuilder();
        simulator.test().forEach("customers", row -> one.append(row));
        simulator.test().truth("customers").forEachRemaining(row -> other.append(row));

        assertThat(one.toString()).isEqualTo(other.toString()).isNotEmpty();
    }
}
