// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.support.config.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class EndpointRatesTest {

    private static Map<String, String> settings(String... changes) {
        Map<String, String> settings = new HashMap<>(Map.of("stripe.api.key", "sk_test_abc"));
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        return settings;
    }

    @Test
    void reachTheBudget() {
        Map<String, String> settings =
                settings("rate.limit.endpoint./v1/events", "20", "rate.limit.endpoint./v1/charges/{id}", " 3 ");

        assertThat(StripeSourceConfig.of(settings).limits().endpointRates())
                .containsOnly(Map.entry("/v1/events", 20), Map.entry("/v1/charges/{id}", 3));
        assertThat(StartWarnings.of(settings)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/charge, 5, did you mean '/v1/charges'?",
        "charges, 5, no stream calls 'charges'",
        "/v1/charges, 0, 0 is no number from 1 to 1000",
        "/v1/charges, 1001, is no number",
        "/v1/charges, ten, is no number",
        "/v1/charges, -1, is no number",
    })
    void ofNoRouteOrOfNoNumberAreRefused(String route, String value, String reason) {
        List<Finding> findings = CrossChecks.of(settings(EndpointRates.PREFIX + route, value), Clock.systemUTC());

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.setting()).isEqualTo(EndpointRates.PREFIX + route);
            assertThat(finding.message()).contains(reason);
        });
    }

    @Test
    void ofEventsAreAdvisedWhereThoseOfAllEndpointsAreLow() {
        assertThat(StartWarnings.of(settings("rate.limit.endpoint", "2")))
                .singleElement()
                .asString()
                .contains("rate.limit.endpoint./v1/events");
        assertThat(StartWarnings.of(settings("rate.limit.endpoint", "2", "rate.limit.endpoint./v1/events", "10")))
                .isEmpty();
        assertThat(StartWarnings.of(settings("rate.limit.endpoint", "4"))).isEmpty();
    }
}
