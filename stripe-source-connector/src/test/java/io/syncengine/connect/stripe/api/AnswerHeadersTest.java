// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

final class AnswerHeadersTest {

    @Test
    void readsWhatIsOfInterest() {
        Map<String, String> headers = Map.of(
                "Date", "Tue, 24 Nov 2026 12:00:07 GMT",
                "Request-Id", "req_1",
                "Retry-After", "3",
                "Stripe-Should-Retry", "false",
                "Stripe-Rate-Limited-Reason", "global-rate");

        assertThat(AnswerHeaders.of(headers::get))
                .isEqualTo(new AnswerHeaders(1_795_521_607L, "req_1", 3, false, "global-rate"));
        assertThat(AnswerHeaders.of(name -> null)).isEqualTo(AnswerHeaders.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "Date, yesterday",
        "Date, 2026-11-24T12:00:07Z",
        "Retry-After, 0",
        "Retry-After, 301",
        "Retry-After, -1",
        "Retry-After, 99999999999999",
        "Retry-After, 'Tue, 24 Nov 2026 12:00:07 GMT'",
        "Stripe-Should-Retry, maybe"
    })
    void leavesOutWhatMakesNoSense(String name, String value) {
        assertThat(AnswerHeaders.of(asked -> asked.equals(name) ? value : null)).isEqualTo(AnswerHeaders.NONE);
    }
}
