// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class StreamCountsTextTest {
    private final StreamCountsText text = new StreamCountsText(ApiCatalog.bundled());

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void dealsAllObjectsOverAllStreams() {
        Map<String, Integer> counts = text.deal(20_000, List.of());

        assertThat(sum(counts)).isEqualTo(20_000);
        assertThat(counts).hasSizeGreaterThan(25);
    }

    @Test
    void dealsAllObjectsOverTheNamedStreams() {
        Map<String, Integer> counts = text.deal(1_001, List.of("customers", "charge*", "country_specs"));

        assertThat(counts).containsOnlyKeys("customers", "charges", "country_specs");
        assertThat(sum(counts)).isEqualTo(1_001);
    }

    @Test
    void takesNumbersAsTheyAre() {
        assertThat(text.deal(500, List.of("charges=10", "refunds=0"))).isEqualTo(Map.of("charges", 10, "refunds", 0));
        assertThat(text.deal(500, List.of("*", "charges=10")))
                .containsEntry("charges", 10)
                .hasSizeGreaterThan(25);
    }

    @Test
    void keysMayReadChildrenAndWhatThereIsOneOf() {
        assertThat(text.readable("*balance*"))
                .contains("balances", "balance_transactions", "customer_balance_transactions", "cash_balances");
        assertThat(text.names("*balance*")).containsOnly("balance_transactions");
        assertThat(text.readable("subscription_items")).containsExactly("subscription_items");
    }
}
