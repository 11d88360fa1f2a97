// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.Caller;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.shape.SchemaCheck;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

class AccessTest {
    private static final String RESTRICTED = "rk_test_onlyCustomers1234";

    private final ApiCatalog catalog = ApiCatalog.bundled();
    private final SimulatorOptions options = options();
    private final StripeSimulator simulator = new StripeSimulator(options, new SimClock());
    private final Caller caller = new Caller(simulator);

    private SimulatorOptions options() {
        SimulatorOptions usual =
                SimulatorOptions.usual(13, 0).withCounts(Map.of("customers", 5, "accounts", 3, "coupons", 3));
        ApiOptions api = usual.api()
                .withReplicaLag(Duration.ZERO)
                .withKeys(List.of(
                        ApiKey.full("sk_test_simulated"),
                        ApiKey.full("sk_live_simulated"),
                        ApiKey.restricted(RESTRICTED, Set.of("customers", "events"))))
                .without(Set.of(Product.ISSUING, Product.TREASURY));
        return usual.withApi(api);
    }

    @Test
    void aWrongKeyIsRefusedWithoutShowingIt() {
        SimAnswer answer = new Caller(simulator, "sk_test_wrongwrongABCD").answer("/v1/customers");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(Caller.json(answer).path("error").path("message").asText())
                .isEqualTo("Invalid API Key provided: sk_test_**********ABCD");
        assertThat(answer.text()).doesNotContain("wrong");
    }

    @Test
    void noKeyIsRefused() {
        SimAnswer answer = simulator.answer(SimRequest.get("/v1/customers"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("You did not provide an API key.");
    }

    @Test
    void aRestrictedKeyReadsWhatItMayAndIsToldThePermissionElsewhere() {
        Caller restricted = new Caller(simulator, RESTRICTED);

        assertThat(restricted.ids("/v1/customers")).hasSize(5);
        assertThat(restricted.error(403, "/v1/coupons").path("message").asText())
                .isEqualTo(
                        "The provided key 'rk_test_*************1234' does not have the required permissions for this"
                                + " endpoint on account '" + options.account().id()
                                + "'. Having the 'rak_coupon_read' permission would"
                                + " allow this request to continue.");
        assertThat(restricted.error(403, "/v1/account").path("message").asText())
                .contains("'rak_accounts_kyc_basic_read'");
    }

    @Test
    void liveAndTestModeHoldDifferentObjects() {
        JsonNode live = new Caller(simulator, "sk_live_simulated").ok("/v1/customers?limit=100");
        JsonNode test = caller.ok("/v1/customers?limit=100");

        assertThat(Caller.ids(live)).doesNotContainAnyElementsOf(Caller.ids(test));
        assertThat(live.path("data").findValuesAsText("livemode")).containsOnly("true");
        assertThat(test.path("data").findValuesAsText("livemode")).containsOnly("false");
    }

    @Test
    void aProductThatIsNotSetUpSaysSo() {
        assertThat(caller.error(400, "/v1/issuing/cards").path("message").asText())
                .startsWith("Your account is not set up to use Issuing.");
        assertThat(caller.error(400, "/v1/treasury/financial_accounts")
                        .path("message")
                        .asText())
                .startsWith("Unrecognized request URL (GET: /v1/treasury/financial_accounts).")
                .contains("Have you onboarded to Treasury?");
    }

    @Test
    void everyProductCanBeMissingAndComeBack() {
        Map<Product, String> lists = Map.of(
                Product.ISSUING_LIVE, "/v1/issuing/tokens?card=ic_1",
                Product.IDENTITY, "/v1/identity/verification_reports",
                Product.TREASURY_ROUTES, "/v1/treasury/transactions?financial_account=fa_1",
                Product.FORWARDING, "/v1/forwarding/requests",
                Product.CLIMATE, "/v1/climate/orders",
                Product.CONNECT, "/v1/accounts",
                Product.SIGMA, "/v1/sigma/scheduled_query_runs",
                Product.TEST_CLOCKS, "/v1/test_helpers/test_clocks");
        lists.forEach((product, list) -> {
            simulator.missing(Set.of(product));
            SimAnswer refused = caller.answer(list);
            assertThat(refused.status()).as(list).isBetween(400, 404);
            assertThat(Caller.json(refused).at("/error/type").asText()).isEqualTo("invalid_request_error");
            assertThat(Caller.json(refused).at("/error/code").isMissingNode()).isTrue();

            simulator.missing(Set.of());
            SimAnswer answer = caller.answer(list);
            boolean isOfNoParent =
                    Caller.json(answer).at("/error/code").asText().equals("resource_missing");
            assertThat(answer.status() == 200 || isOfNoParent).as(list).isTrue();
        });
    }

    @Test
    void accountsOfV2MayBeMissingToo() {
        simulator.missing(Set.of(Product.ACCOUNTS_V2));
        assertThat(caller.answer("/v2/core/accounts").text()).contains("Accounts v2 is not enabled for your platform.");

        simulator.missing(Set.of(Product.ACCOUNTS_V2_TEST));
        assertThat(caller.answer("/v2/core/accounts").text()).contains("Accounts v2 isn't available in test mode.");
        assertThat(caller.answer("/v2/core/accounts").status()).isEqualTo(400);
    }

    @Test
    void childrenNeedAPermissionOfTheirOwn() {
        String customer = caller.ids("/v1/customers").get(0);

        assertThat(new Caller(simulator, RESTRICTED)
                        .error(403, "/v1/customers/" + customer + "/balance_transactions")
                        .path("message")
                        .asText())
                .contains("'rak_customer_balance_transaction_read'");
        assertThat(new Caller(simulator, RESTRICTED)
                        .error(403, "/v1/balance")
                        .path("message")
                        .asText())
                .contains("'rak_balance_read'");
    }

    @Test
    void anUnknownVersionIsRefusedAndAKnownOneIsEchoed() {
        SimRequest request = SimRequest.get("/v1/customers").withKey("sk_test_simulated");

        assertThat(simulator
                        .answer(request.with("Stripe-Version", "1999-01-01"))
                        .status())
                .isEqualTo(400);
        assertThat(simulator
                        .answer(request.with("Stripe-Version", "2023-08-16"))
                        .header("Stripe-Version"))
                .contains("2023-08-16");
        assertThat(simulator.answer(request).header("Stripe-Version")).contains(catalog.version());
    }

    @Test
    void anotherAccountIsRefused() {
        SimRequest request = SimRequest.get("/v1/customers").withKey("sk_test_simulated");

        assertThat(simulator
                        .answer(request.with("Stripe-Account", "acct_other"))
                        .status())
                .isEqualTo(403);
        assertThat(simulator
                        .answer(request.with("Stripe-Context", "acct_other"))
                        .status())
                .isEqualTo(403);
        assertThat(simulator
                        .answer(request.with("Stripe-Account", options.account().id()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theOwnAccountIsRetrievedAndNotListed() {
        JsonNode own = caller.ok("/v1/account");

        assertThat(own.path("id").asText()).isEqualTo(options.account().id());
        assertThat(SchemaCheck.findings(catalog, "account", own)).isEmpty();
        assertThat(caller.ids("/v1/accounts"))
                .hasSize(3)
                .doesNotContain(options.account().id());
        assertThat(caller.ok("/v1/accounts/" + options.account().id())).isEqualTo(own);
    }

    @Test
    void aDeletedObjectLeavesAStubWhereTheApiHasOne() {
        String customer = caller.ids("/v1/customers").get(0);
        String coupon = caller.ids("/v1/coupons").get(0);
        simulator.test().delete("customers", customer);
        simulator.test().delete("coupons", coupon);

        assertThat(caller.ok("/v1/customers/" + customer))
                .isEqualTo(Caller.parse("{\"id\":\"" + customer + "\",\"object\":\"customer\",\"deleted\":true}"));
        JsonNode error = caller.error(404, "/v1/coupons/" + coupon);
        assertThat(error.path("code").asText()).isEqualTo("resource_missing");
        assertThat(error.path("message").asText()).isEqualTo("No such coupon: '" + coupon + "'");
        assertThat(error.path("param").asText()).isEqualTo("id");
    }

    @Test
    void unknownRoutesMethodsAndIdsAreNotFound() {
        assertThat(caller.error(404, "/v1/nothing").path("message").asText())
                .startsWith("Unrecognized request URL (GET: /v1/nothing).");
        assertThat(caller.error(404, "/v1/customers/cus_unknown").path("code").asText())
                .isEqualTo("resource_missing");
        assertThat(simulator
                        .answer(new SimRequest(
                                "POST",
                                "/v1/customers",
                                List.of(),
                                Map.of("authorization", "Bearer sk_test_simulated")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void everyAnswerHasItsRequestIdAndDate() {
        SimAnswer one = caller.answer("/v1/customers");
        SimAnswer other = caller.answer("/v1/nothing");

        assertThat(one.header("Request-Id").orElseThrow())
                .startsWith("req_")
                .isNotEqualTo(other.header("Request-Id").orElseThrow());
        assertThat(other.header("Date")).contains("Fri, 20 Nov 2026 12:00:00 GMT");
        simulator.skewDate(Duration.ofSeconds(-90));
        assertThat(caller.answer("/v1/customers").header("Date")).contains("Fri, 20 Nov 2026 11:58:30 GMT");
    }
}
