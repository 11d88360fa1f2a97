// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class SampleQueriesTest {

    @Test
    void asksOnlyTablesThatHaveRows() {
        assertThat(SampleQueries.choose(Map.of("charges", 10L, "customers", 0L, "invoices", 3L, "coupons", 99L)))
                .hasSize(3)
                .extracting(SampleQueries.Query::stream)
                .containsExactly("charges", "invoices", "coupons");
    }

    @Test
    void hasThreeForAnyTable() {
        assertThat(SampleQueries.choose(Map.of("tax_codes", 1L)))
                .hasSize(3)
                .allMatch(query -> query.sql().contains("stripe.tax_codes"));
    }

    @Test
    void hasNoneWithoutRows() {
        assertThat(SampleQueries.choose(Map.of("charges", 0L))).isEmpty();
    }
}
