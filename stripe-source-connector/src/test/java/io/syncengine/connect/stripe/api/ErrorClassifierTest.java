// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

final class ErrorClassifierTest {

    private final ErrorClassifier classifier = new ErrorClassifier("rk_live_…1234");

    private StripeApiException classify(String route, int status, String body) {
        AnswerHeaders headers = new AnswerHeaders(null, "req_42", null, null, null);
        return classifier.classify(
                HttpMethod.GET,
                route,
                new HttpOutcome.Answer(status, headers, body.getBytes(StandardCharsets.UTF_8), Duration.ZERO));
    }

    private static String error(String message) {
        return "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"" + message.replace("\"", "\\\"") + "\"}}";
    }

    /** Messages as they were captured from Stripe by others who sync it, but for ids. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /v1/issuing/cards | 400 | not_enabled:issuing | Your account is not set up to use Issuing. Please visit https://dashboard.stripe.com/issuing/overview to get started.
            /v1/issuing/cardholders | 400 | not_enabled:issuing | Issuing is only available in testmode for this account.
            /v1/identity/verification_reports | 400 | not_enabled:identity | Your account is not set up to use Identity. Please have an account admin visit https://dashboard.stripe.com/identity to get started.
            /v1/treasury/financial_accounts | 400 | not_enabled:treasury | Unrecognized request URL (GET: /v1/treasury/financial_accounts). Please see https://stripe.com/docs or we can help at https://support.stripe.com/. (Hint: Have you onboarded to Treasury? You can learn more about the steps needed at https://stripe.com/docs/treasury/access)
            /v1/treasury/financial_accounts | 404 | not_enabled:treasury | Unrecognized request URL (GET: /v1/treasury/financial_accounts). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.
            /v1/forwarding/requests | 400 | not_enabled:forwarding | Your account is not authorized to send Forwarding requests in livemode. To enable access, please contact us via https://support.stripe.com/contact.
            /v1/test_helpers/test_clocks | 400 | not_enabled:testmode | This endpoint is only available in testmode. Try using your test keys instead.
            /v1/sigma/scheduled_query_runs | 400 | not_enabled:sigma | This API surface is not enabled for testmode usage.
            /v1/climate/orders | 400 | not_enabled:climate | Account not eligible for Climate Orders
            /v1/accounts | 403 | not_enabled:connect | Only Stripe Connect platforms can work with other accounts. If you specified a client_id parameter, make sure it's correct.
            /v1/accounts | 400 | not_enabled:connect | You can only create new accounts if you've signed up for Connect, which you can do at https://dashboard.stripe.com/connect.
            /v2/core/accounts | 400 | not_enabled:accounts_v2 | Accounts v2 is not enabled for your platform. If you're interested in using this API with your integration, please visit https://dashboard.stripe.com/settings/connect/platform-setup.
            /v2/core/accounts | 400 | not_enabled:accounts_v2 | Accounts v2 isn't available in test mode. Switch to a sandbox to test.
            /v2/core/accounts/{parent}/persons | 404 | not_in_version | The API method cannot be found.
            /v1/customers | 403 | permission:rak_customer_read | The provided key 'rk_live_*********abc123' does not have the required permissions for this endpoint on account 'acct_1'. Having the 'rak_customer_read' permission would allow this request to continue.
            /v1/prices | 403 | permission:plan_read | Permission denied. The provided key 'rk_live_***abc123' does not have the required permissions for this endpoint on account 'acct_1'. Enabling "Prices Read" ('plan_read') permissions on this key would allow this request to continue.
            /v1/customers | 403 | permission | The provided key 'rk_live_***abc123' does not have access to account 'acct_1' (or that account does not exist). Application access may have been revoked.
            /v1/widgets | 404 | not_in_version | Unrecognized request URL (GET: /v1/widgets). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.
            /v1/customers | 400 | error | Received unknown parameter: limits
            /v1/customers | 400 | error | Your account is not set up to use Issuing.
            """)
    void aRefusalTellsWhyAStreamIsSkipped(String route, int status, String reason, String message) {
        StripeApiException refusal = classify(route, status, error(message));

        assertThat(refusal.skipReason()).isEqualTo(reason);
        assertThat(refusal)
                .hasMessageStartingWith("GET " + route + " was answered with " + status)
                .hasMessageContaining("(request req_42)");
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.requestId()).isEqualTo("req_42");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/customers, 400, CURSOR_GONE, starting_after, resource_missing, No such customer: 'cus_1'",
        "/v1/accounts, 400, CURSOR_GONE, starting_after, , No such account: acct_1",
        "/v1/events, 404, CURSOR_GONE, starting_after, resource_missing, No such event: 'evt_1'",
        "/v1/customers, 400, REJECTED, starting_after, , Invalid string",
        "/v1/customers/{id}, 404, NOT_FOUND, id, resource_missing, No such customer: 'cus_1'",
        "/v1/customers/{id}, 404, NOT_FOUND, id, , No such customer: 'cus_1'",
        "/v1/customers/{id}, 404, NO_SUCH_ROUTE, , , 'Unrecognized request URL (GET: /v1/customers/x)'",
        "/v1/customers/{id}, 404, REJECTED, , , Something else",
        "/v1/customers, 404, NO_SUCH_ROUTE, , , Something else",
        "/v2/core/accounts/{id}, 404, NOT_FOUND, , not_found, Object not found: acct_1",
        "/v2/core/accounts/{parent}/persons, 404, NOT_FOUND, , not_found, Object not found: acct_1",
        "/v2/core/accounts, 404, NO_SUCH_ROUTE, , not_found, Not found",
        "/v2/core/accounts/{id}, 404, NO_SUCH_ROUTE, , , 'Unrecognized request URL (GET: /v2/core/accounts/x)'",
        "/v2/core/accounts, 403, PERMISSION, , forbidden, Not allowed",
        "/v2/core/accounts, 400, REJECTED, , invalid_page_token, The page token has expired",
        "/v1/customers, 400, REJECTED, customer, resource_missing, No such customer: 'cus_1'"
    })
    void whatIsMissingDependsOnTheRouteAndTheParameter(
            String route, int status, Kind kind, String param, String code, String message) {
        String body = "{\"error\":{\"message\":\"" + message + "\""
                + (param == null ? "" : ",\"param\":\"" + param + "\"")
                + (code == null ? "" : ",\"code\":\"" + code + "\"") + "}}";

        StripeApiException refusal = classify(route, status, body);

        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.code()).isEqualTo(code);
    }

    @Test
    void anAnswerFromSomethingInBetweenTakesNoObjectAndNoStreamAway() {
        for (String route : new String[] {"/v1/customers", "/v1/customers/{id}"}) {
            for (int status : new int[] {301, 400, 403, 404, 405, 407}) {
                boolean passing = status == 404 || status == 405;
                assertThat(classify(route, status, "<html>not Stripe</html>"))
                        .hasMessageContaining("stripe.api.base.url")
                        .hasMessageNotContaining("<html>")
                        .extracting(StripeApiException::kind)
                        .isEqualTo(passing ? Kind.TRANSIENT : Kind.REJECTED);
            }
        }
    }

    @Test
    void aConnectedAccountOutOfReachIsNoMissingPermission() {
        String revoked = "The provided key 'sk_test_***' does not have access to account 'acct_2' (or that account does"
                + " not exist). Application access may have been revoked.";

        for (String body : new String[] {
            "{\"error\":{\"code\":\"account_invalid\",\"message\":\"x\",\"type\":\"invalid_request_error\"}}",
            error(revoked)
        }) {
            assertThat(classify("/v1/customers", 403, body))
                    .hasMessageContaining("stripe.connected.accounts")
                    .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.NO_ACCESS))
                    .satisfies(refusal -> assertThat(refusal.skipReason()).isEqualTo("permission"));
        }
        assertThat(classify("/v1/customers", 401, error(revoked)).kind()).isEqualTo(Kind.NO_ACCESS);
        assertThat(classify(
                                "/v1/account",
                                403,
                                error("This application does not have the required permissions for this endpoint on"
                                        + " account 'acct_2'."))
                        .kind())
                .isEqualTo(Kind.PERMISSION);
    }

    @Test
    void messagesNameTheRemedyAndNoSecret() {
        assertThat(classify("/v1/account", 401, error("Invalid API Key provided: sk_live_51HabcdefghijKLMNOP")))
                .hasMessageContaining("rk_live_…1234: give a valid one in stripe.api.key")
                .hasMessageNotContaining("51Habcdefghij");
        assertThat(classify(
                        "/v1/customers",
                        403,
                        error("Having the 'rak_customer_read' permission would allow this request to continue.")))
                .hasMessageEndingWith(
                        "give the key rk_live_…1234 the permission rak_customer_read, or leave the stream out");
        assertThat(classify("/v1/customers", 400, error("line one\\nline two\\u0007")))
                .hasMessageContaining("line one line two")
                .hasMessageNotContaining("\n");
        assertThat(classify("/v1/customers", 400, error("x".repeat(100_000))))
                .extracting(problem -> problem.getMessage().length())
                .matches(length -> length < 700);
    }

    @Test
    void unreadableBodiesAreNoReasonToFailOtherwise() {
        for (String body : new String[] {"", "{", "[]", "{\"error\":\"text\"}", "{\"error\":{\"message\":5}}"}) {
            assertThat(classify("/v1/customers", 500, body).kind()).isEqualTo(Kind.TRANSIENT);
            assertThat(classify("/v1/customers", 401, body).kind()).isEqualTo(Kind.UNAUTHORIZED);
        }
    }
}
