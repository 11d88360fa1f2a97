// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.simulators.exchange.SimAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class FaultTextTest {

    @Test
    void readsARuleWithAllItsOptions() {
        FaultRule rule = FaultText.parse(
                "GET /v1/charges 429 reason=endpoint-rate retry-after=2 should-retry=true times=3 after=1 probability=0.5");

        assertThat(rule.route()).isEqualTo("GET /v1/charges");
        assertThat(rule.times()).isEqualTo(3);
        assertThat(rule.after()).isEqualTo(1);
        assertThat(rule.probability()).isEqualTo(0.5);
        SimAnswer answer = rule.fault().change(SimAnswer.json(200, "{}"));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Stripe-Rate-Limited-Reason")).hasValue("endpoint-rate");
        assertThat(answer.header("Retry-After")).hasValue("2");
        assertThat(answer.header("Stripe-Should-Retry")).hasValue("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reset",
                "reset-mid-body",
                "truncated",
                "broken",
                "no-data",
                "empty",
                "hang",
                "drip",
                "date-skew",
                "no-date",
                "409",
                "429",
                "500",
                "504"
            })
    void knowsEachFaultByItsName(String name) {
        assertThat(FaultText.parse("* " + name).fault().name()).isEqualTo(name);
    }

    @Test
    void readsOptionsOfParticularFaults() {
        assertThat(FaultText.parse("* hang seconds=1.5").fault().delivery().delay())
                .isEqualTo(Duration.ofMillis(1500));
        assertThat(FaultText.parse("* drip bytes-per-second=7")
                        .fault()
                        .delivery()
                        .bytesPerSecond())
                .isEqualTo(7);
        SimAnswer page = FaultText.parse("* 502 body=html").fault().change(SimAnswer.json(200, "{}"));
        assertThat(page.text()).startsWith("<html>");
        SimAnswer redirect = FaultText.parse("* redirect location=https://other.example/")
                .fault()
                .change(SimAnswer.json(200, "{}"));
        assertThat(redirect.header("Location")).hasValue("https://other.example/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | a fault needs a route, such as /v1/customers or *",
                "/v1/charges | a fault on /v1/charges needs a name",
                "* boom | there is no fault \"boom\": give a status from 400 to 599",
                "* 200 | there is no fault \"200\"",
                "* 500 often | \"often\" in \"* 500 often\": options are name=value",
                "* 500 time=3 | 500 has no option time",
                "* 500 times=x | times=x: give a whole number",
                "* 500 times=-1 | times is -1",
                "* 500 body=xml | body=xml: give json or html",
                "* 429 reason=why | reason=why: give global-rate",
                "* 429 retry-after=-1 | retry-after=-1: give seconds from 0 to 86400",
                "* 429 should-retry=yes | should-retry=yes: give true or false",
                "* redirect | redirect needs location=",
                "* 500 probability=much | probability=much: give a number"
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> FaultText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
