// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.StripeStub;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.support.config.Finding;
import io.syncengine.connect.testing.LogCapture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

final class LiveConfigCheckTest {

    private static final String SECRET = "rk_test_51Secret9xyz";

    private final LogCapture logs = LogCapture.everything("io.syncengine.connect.stripe");
    private StripeStub stripe;

    @BeforeEach
    void open() throws IOException {
        stripe = new StripeStub().account("acct_1A");
    }

    @AfterEach
    void close() {
        stripe.close();
        logs.close();
        assertThat(logs.text()).doesNotContain(SECRET);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("stripe-"));
    }

    private List<Finding> check(String... settings) {
        return check(Duration.ofSeconds(8), settings);
    }

    private List<Finding> check(Duration limit, String... settings) {
        Map<String, String> all = new HashMap<>();
        all.put("stripe.api.key", SECRET);
        all.put("stripe.api.base.url", stripe.url());
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        List<Finding> findings = new LiveConfigCheck(limit).check(StripeSourceConfig.of(all));
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.message())
                        .startsWith(finding.setting())
                        .doesNotContain(SECRET));
        return findings;
    }

    private static void finds(List<Finding> findings, String setting, String... words) {
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.setting()).isEqualTo(setting);
            assertThat(finding.message()).contains(words);
        });
    }

    @Nested
    final class TheProxy {

        private static final String[] BEHIND = {"stripe.api.base.url", "https://stripe.test"};

        private List<Finding> checkThrough(int port, String... more) {
            String[] settings = {BEHIND[0], BEHIND[1], "proxy.url", "http://localhost:" + port};
            String[] all = Arrays.copyOf(settings, settings.length + more.length);
            System.arraycopy(more, 0, all, settings.length, more.length);
            return check(all);
        }

        @Test
        void thatIsNotThereIsNamed() throws IOException {
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            finds(checkThrough(port), "proxy.url", "the proxy localhost:" + port, "refuses connections");
        }

        @Test
        void thatDoesNotAcceptTheUserIsNamedWithoutThePassword() throws IOException {
            try (ServerSocket proxy = new ServerSocket(0)) {
                CompletableFuture<Void> refusing = CompletableFuture.runAsync(() -> refuse(proxy));

                List<Finding> findings =
                        checkThrough(proxy.getLocalPort(), "proxy.user", "jane", "proxy.password", "s3cret");

                finds(findings, "proxy.user", "does not accept user jane");
                assertThat(findings.toString() + logs.text()).doesNotContain("s3cret");
                assertThat(refusing).isNotCompletedExceptionally();
            }
        }

        private static void refuse(ServerSocket proxy) {
            while (!proxy.isClosed()) {
                try (Socket socket = proxy.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream()
                            .write(("HTTP/1.1 407 Proxy Authentication Required\r\n"
                                            + "Proxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")
                                    .getBytes(US_ASCII));
                } catch (IOException e) {
                    return;
                }
            }
        }
    }

    @Nested
    final class TheAccount {

        @Test
        void isFineWhenTheKeyBelongsToIt() {
            assertThat(check()).isEmpty();
            assertThat(check("stripe.account.id", "acct_1A")).isEmpty();
        }

        @Test
        void thatTheKeyDoesNotBelongToIsNamed() {
            finds(check("stripe.account.id", "acct_2B"), "stripe.account.id", "acct_1A", "acct_2B");
        }

        @Test
        void isNotReadWithAKeyThatStripeRefuses() {
            stripe.refuse(
                    "/v1/account",
                    401,
                    "{\"message\":\"Invalid API Key provided: rk_test_51Sec*******9xyz\","
                            + "\"type\":\"invalid_request_error\"}");

            finds(check(), "stripe.api.key", "does not accept the key");
        }

        @Test
        void hasToBeNamedForARestrictedKeyThatMayNotReadIt() {
            stripe.refuse(
                    "/v1/account",
                    403,
                    "{\"message\":\"The provided key 'rk_test_***' does not have the required permissions for this"
                            + " endpoint on account 'acct_1A'. Having the 'rak_accounts_kyc_basic_read' permission would"
                            + " allow this request to continue.\",\"type\":\"invalid_request_error\"}");

            finds(check(), "stripe.account.id", "is required");
            assertThat(check("stripe.account.id", "acct_1A")).isEmpty();
            assertThat(logs.texts("WARN")).anyMatch(text -> text.contains("acct_1A is taken as it stands"));
        }

        @Test
        void isNotReadInAVersionThatStripeDoesNotKnow() {
            stripe.refuse(
                    "/v1/account",
                    400,
                    "{\"message\":\"Invalid Stripe API version: 2026-10-28.endive\",\"type\":\"invalid_request_error\"}");

            finds(check(), "stripe.api.version", "2026-10-28.endive");
        }

        @Test
        void isLeftUntestedWhenThereAreTooManyCalls() {
            stripe.refuse("/v1/account", 429, "{\"message\":\"Too many requests\",\"code\":\"rate_limit\"}");

            assertThat(check()).isEmpty();
            assertThat(logs.texts("WARN")).anyMatch(text -> text.contains("was not tried out"));
        }
    }

    @Nested
    final class ConnectedAccounts {

        private static final String SETTING = "stripe.connected.accounts";

        @Test
        void areFineWhenEachAnswers() {
            stripe.connected("acct_2").connected("acct_3");

            assertThat(check(SETTING, "acct_2,acct_3")).isEmpty();
        }

        @Test
        void thatTheKeyCannotReachAreNamed() {
            stripe.connected("acct_2").notConnected("acct_3");

            finds(check(SETTING, "acct_2,acct_3"), SETTING, "acct_3", "revoked");
        }

        @Test
        void thatTurnOutToBeTheKeysOwnAreNamed() {
            stripe.connected("acct_2");

            finds(check(SETTING, "acct_1A,acct_2"), SETTING, "acct_1A", "the key's own account");
        }

        @Test
        void whoseHeaderGetsLostOnTheWayAreNamed() {
            stripe.on("acct_2/v1/account", 200, "{\"id\":\"acct_1A\",\"object\":\"account\"}");

            finds(check(SETTING, "acct_2"), SETTING, "acct_2", "Stripe-Account");
        }

        @Test
        void canBeListedForAll() {
            stripe.list("/v1/accounts");
            assertThat(check(SETTING, "all")).isEmpty();

            stripe.refuse("/v1/accounts", 403, Streams.NO_PERMISSION);
            finds(check(SETTING, "all"), SETTING, "cannot be listed");
        }

        @Test
        void areTriedBesidesStreams() {
            stripe.notConnected("acct_3").refuse("/v1/customers", 403, Streams.NO_PERMISSION);

            assertThat(check(SETTING, "acct_3", "streams", "customers"))
                    .extracting(Finding::setting)
                    .containsExactlyInAnyOrder(SETTING, "streams");
        }
    }

    @Nested
    final class TheAddress {

        @Test
        void thatNobodyListensAtIsNamed() throws IOException {
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }

            finds(
                    check("stripe.api.base.url", "http://localhost:" + port),
                    "stripe.api.base.url",
                    "refuses connections",
                    "validate.live=false");
        }

        @Test
        void whoseHostIsUnknownIsNamed() {
            finds(
                    check("stripe.api.base.url", "https://api.stripe.invalid"),
                    "stripe.api.base.url",
                    "host name is unknown");
        }

        @Test
        void thatSpeaksNoTlsIsNamed() throws IOException {
            CompletableFuture<Void> server;
            try (ServerSocket socket = new ServerSocket(0)) {
                server = CompletableFuture.runAsync(() -> answerInPlainText(socket));

                finds(
                        check("stripe.api.base.url", "https://localhost:" + socket.getLocalPort()),
                        "stripe.api.base.url",
                        "the encrypted connection fails");
            }
            server.join();
        }

        private static void answerInPlainText(ServerSocket server) {
            try {
                while (true) {
                    try (Socket socket = server.accept()) {
                        socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                    }
                }
            } catch (IOException expected) {
                // The test has closed it.
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                200 | <html>welcome</html>
                200 | {"object":"list","data":[]}
                200 | ''
                404 | not here
                500 | oops
                503 | <html>busy</html>
                """)
        void thatIsNotStripesIsNamed(int status, String body) {
            stripe.on("/v1/account", status, body);

            finds(check(), "stripe.api.base.url", "does not answer as Stripe does");
        }

        @Test
        void thatRedirectsIsNotFollowed() {
            stripe.redirect("/v1/account", stripe.url() + "/elsewhere");

            finds(check(), "stripe.api.base.url", "redirect");
            assertThat(stripe.targets()).noneMatch(target -> target.contains("elsewhere"));
        }

        @Test
        void thatHangsIsGivenUpWhenTimeIsUp() {
            stripe.hang("/v1/account");

            long start = System.nanoTime();
            finds(check(Duration.ofSeconds(1)), "stripe.api.base.url", "no answer", "validate.live=false");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }

        @Test
        void thatHangsLaterHidesNothingFoundBefore() {
            stripe.refuse("/v1/customers", 403, Streams.NO_PERMISSION).hang("/v1/charges");

            finds(check(Duration.ofSeconds(2), "streams", "customers,charges"), "streams", "customers");
            assertThat(logs.texts("INFO")).anyMatch(text -> text.contains("1 streams and accounts were not tried out"));
        }
    }

    @Nested
    final class Streams {

        private static final String NO_PERMISSION =
                "{\"message\":\"The provided key 'rk_test_***' does not have the required permissions for this endpoint"
                        + " on account 'acct_1A'. Having the 'rak_customer_read' permission would allow this request to"
                        + " continue.\",\"type\":\"invalid_request_error\"}";

        @Test
        void givenByNameAreTriedWithOneRowEach() {
            stripe.list("/v1/customers").list("/v1/subscriptions").list("/v1/charges");

            assertThat(check("streams", "customers,subscription,ch*")).isEmpty();

            assertThat(stripe.targets())
                    .containsExactlyInAnyOrder(
                            "/v1/account", "/v1/customers?limit=1", "/v1/subscriptions?limit=1&status=all");
        }

        @Test
        void thatAreReadThroughParentsAreTriedWithTheFirstOfThem() {
            stripe.list("/v1/subscriptions", "{\"id\":\"sub_1\",\"object\":\"subscription\"}")
                    .list("/v1/subscription_items")
                    .list("/v1/accounts", "{\"id\":\"acct_2\",\"object\":\"account\"}")
                    .list("/v1/accounts/acct_2/persons");

            assertThat(check("streams", "subscription_items,persons")).isEmpty();

            assertThat(stripe.targets())
                    .containsExactlyInAnyOrder(
                            "/v1/account",
                            "/v1/subscriptions?limit=1&status=all",
                            "/v1/subscription_items?limit=1&subscription=sub_1",
                            "/v1/accounts?limit=1",
                            "/v1/accounts/acct_2/persons?limit=1");
        }

        @Test
        void thatAreReadThroughParentsAreFineWithoutAny() {
            stripe.list("/v1/subscriptions");

            assertThat(check("streams", "subscription_items")).isEmpty();
        }

        @Test
        void thatAreReadThroughParentsNeedThosePermissionsToo() {
            stripe.refuse("/v1/customers", 403, NO_PERMISSION);

            finds(check("streams", "customer_sources"), "streams", "customer_sources", "rak_customer_read");
        }

        @Test
        void thatAreReadThroughParentsNeedTheirOwnPermission() {
            stripe.list("/v1/customers", "{\"id\":\"cus_1\",\"object\":\"customer\"}")
                    .refuse("/v1/customers/cus_1/sources", 403, NO_PERMISSION);

            finds(check("streams", "customer_sources"), "streams", "customer_sources", "rak_customer_read");
        }

        @Test
        void thatTheKeyMayNotReadNameTheMissingPermission() {
            stripe.refuse("/v1/customers", 403, NO_PERMISSION).list("/v1/charges");

            finds(check("streams", "customers,charges"), "streams", "customers", "rak_customer_read");
        }

        @Test
        void thatTheAccountHasNotEnabledAreNamed() {
            stripe.refuse(
                    "/v1/issuing/cards",
                    400,
                    "{\"message\":\"Your account is not set up to use Issuing. Please visit"
                            + " https://dashboard.stripe.com/issuing/overview to get started.\","
                            + "\"type\":\"invalid_request_error\"}");

            finds(check("streams", "issuing_cards"), "streams", "issuing_cards");
        }

        @Test
        void areOnlyLoggedWhenTheyMayBeSkipped() {
            stripe.refuse("/v1/customers", 403, NO_PERMISSION);

            assertThat(check("streams", "customers", "stream.error.policy", "skip"))
                    .isEmpty();
            assertThat(logs.texts("WARN"))
                    .anyMatch(text -> text.contains("customers") && text.contains("rak_customer_read"));
        }

        @Test
        void thatOnlyAPatternSelectsAreNeverRefused() {
            stripe.refuse("/v1/customers", 403, NO_PERMISSION);

            assertThat(check("streams", "*")).isEmpty();
            assertThat(check("streams", "customer*")).isEmpty();
            assertThat(stripe.targets()).containsOnly("/v1/account");
        }

        @Test
        void areNotTriedWhileTheAccountIsWrong() {
            check("streams", "customers", "stripe.account.id", "acct_2B");

            assertThat(stripe.targets()).containsOnly("/v1/account");
        }

        @Test
        void thatPassingTroubleHidesAreLeftUntested() {
            stripe.on("/v1/customers", 503, "busy");

            assertThat(check("streams", "customers")).isEmpty();
            assertThat(logs.texts("INFO")).anyMatch(text -> text.contains("customers was not tried out"));
        }

        @Test
        void areTriedNoFasterThanFiveASecond() {
            stripe.list("/v1/customers").list("/v1/charges").list("/v1/refunds").list("/v1/invoices");

            check("streams", "customers,charges,refunds,invoices");

            List<Long> times = stripe.times();
            assertThat(times).hasSize(5);
            assertThat(Duration.ofNanos(times.get(4) - times.get(0))).isGreaterThan(Duration.ofMillis(700));
        }
    }
}
