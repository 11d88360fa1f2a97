// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.Caller;
import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ConnectedTest {
    private final SimClock clock = new SimClock();
    private final StripeSimulator simulator = new StripeSimulator(
            SimulatorOptions.usual(21, 0)
                    .withCounts(Map.of("accounts", 2, "customers", 5))
                    .withConnected(Map.of("customers", 7, "subscriptions", 4)),
            clock);
    private final Caller platform = new Caller(simulator);
    private final List<String> accounts = platform.ids("/v1/accounts");

    private SimAnswer answer(String account, String target) {
        return simulator.answer(
                SimRequest.get(target).withKey("sk_test_simulated").with("Stripe-Account", account));
    }

    private JsonNode ok(String account, String target) {
        SimAnswer answer = answer(account, target);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Caller.json(answer);
    }

    @Test
    void accountsHaveOtherObjectsUnderTheSameIds() {
        JsonNode one = ok(accounts.get(0), "/v1/customers");
        JsonNode other = ok(accounts.get(1), "/v1/customers");

        assertThat(Caller.ids(one)).hasSize(7).isEqualTo(Caller.ids(other));
        assertThat(Caller.ids(one)).containsAll(platform.ids("/v1/customers"));
        assertThat(one).isNotEqualTo(other);
        String subscription =
                Caller.ids(ok(accounts.get(0), "/v1/subscriptions?status=all")).get(0);
        String items = "/v1/subscription_items?subscription=" + subscription;
        assertThat(ok(accounts.get(0), items)).isNotEqualTo(ok(accounts.get(1), items));
        assertThat(ok(accounts.get(0), "/v1/account").path("id").asText()).isEqualTo(accounts.get(0));
        assertThat(ok("acct_1SimuLatedAcct01", "/v1/customers")).isEqualTo(platform.ok("/v1/customers"));
    }

    @Test
    void theTruthIsThatOfEachAccount() {
        for (String account : accounts) {
            JsonNode listed = ok(account, "/v1/customers?limit=100").path("data");
            List<JsonNode> truth = new ArrayList<>();
            simulator.connected(false, account).forEach("customers", row -> truth.add(Caller.parse(row.json())));

            assertThat(listed).containsExactlyElementsOf(truth);
        }
    }

    @Test
    void eventsAreListedWithTheirAccountOnly() {
        SimulatedMode data = simulator.connected(false, accounts.get(1));
        String id = Caller.ids(ok(accounts.get(1), "/v1/customers")).get(0);
        data.update("customers", id);
        clock.advance(Duration.ofSeconds(90));

        JsonNode event = ok(accounts.get(1), "/v1/events?limit=1").path("data").path(0);
        assertThat(event.path("data").path("object").path("id").asText()).isEqualTo(id);
        assertThat(event.has("account")).isFalse();
        String target = "/v1/events/" + event.path("id").asText();
        assertThat(ok(accounts.get(1), target)).isEqualTo(event);
        assertThat(answer(accounts.get(0), target).status()).isEqualTo(404);
        assertThat(platform.answer(target).status()).isEqualTo(404);
    }

    @Test
    void accountsJoinAndLeave() {
        String id = simulator.test().create("accounts");
        clock.advance(Duration.ofSeconds(5));
        assertThat(platform.ids("/v1/accounts")).contains(id).hasSize(3);
        assertThat(Caller.ids(ok(id, "/v1/customers"))).hasSize(7);

        simulator.test().delete("accounts", id);
        clock.advance(Duration.ofSeconds(5));
        SimAnswer refused = answer(id, "/v1/customers");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(Caller.json(refused).path("error").path("code").asText()).isEqualTo("account_invalid");
        assertThat(Caller.json(refused).path("error").path("message").asText())
                .isEqualTo("The provided key 'sk_test_*****ated' does not have access to account '" + id
                        + "' (or that account does not exist). Application access may have been revoked.");
        assertThat(platform.ids("/v1/accounts")).doesNotContain(id);

        simulator.test().create("accounts", id);
        clock.advance(Duration.ofSeconds(5));
        assertThat(Caller.ids(ok(id, "/v1/customers"))).hasSize(7);
    }

    @Test
    void modesHaveAccountsOfTheirOwn() {
        SimAnswer answer = simulator.answer(
                SimRequest.get("/v1/customers").withKey("sk_live_simulated").with("Stripe-Account", accounts.get(0)));

        assertThat(answer.status()).isEqualTo(403);
        assertThatThrownBy(() -> simulator.connected(true, accounts.get(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
