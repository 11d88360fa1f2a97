// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.StripeSourceConnector;
import io.syncengine.connect.stripe.StripeStub;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class WebhookSettingsTest {

    private static Map<String, String> settings(String... changes) {
        Map<String, String> settings = new HashMap<>(Map.of("stripe.api.key", "sk_test_abc"));
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        return settings;
    }

    private static List<String> wrong(String... changes) {
        return CrossChecks.of(settings(changes), Clock.systemUTC()).stream()
                .map(Finding::setting)
                .toList();
    }

    @Test
    void nothingIsReceivedUnlessAskedFor() {
        WebhookSettings webhook = StripeSourceConfig.of(settings()).webhook();

        assertThat(webhook.mode()).isEqualTo(WebhookMode.NONE);
        assertThat(webhook.mode().listens()).isFalse();
        assertThat(wrong()).isEmpty();
    }

    /** An editor of settings shows those that the mode uses. */
    @ParameterizedTest
    @CsvSource({
        "none, 1, webhook.mode",
        "hint, 11, webhook.listen.port",
        "direct, 13, webhook.max.pending",
        "websocket, 4, webhook.websocket.live",
    })
    void settingsShowWhereTheModeUsesThem(String mode, int count, String one) {
        List<String> shown = StripeSourceConfig.definition().validate(settings("webhook.mode", mode)).stream()
                .filter(value -> value.name().startsWith("webhook.") && value.visible())
                .map(ConfigValue::name)
                .toList();

        assertThat(shown).hasSize(count).contains("webhook.mode", one);
    }

    @Test
    void aListenerNeedsAPort() {
        assertThat(wrong("webhook.mode", "hint")).containsExactly("webhook.listen.port");
        assertThat(wrong("webhook.mode", "hint", "webhook.listen.port", "8080")).isEmpty();
    }

    @Test
    void whatOthersCanReachHasToBeSigned() {
        String[] open = {"webhook.mode", "hint", "webhook.listen.port", "8080", "webhook.listen.host", "0.0.0.0"};
        assertThat(wrong(open)).containsExactly("webhook.signing.secrets");
        Map<String, String> signed = settings(open);
        signed.put("webhook.signing.secrets", "whsec_1");
        assertThat(CrossChecks.of(signed, Clock.systemUTC())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "localhost", "::1"})
    void whatOnlyThisHostCanReachNeedNot(String host) {
        assertThat(wrong("webhook.mode", "hint", "webhook.listen.port", "8080", "webhook.listen.host", host))
                .isEmpty();
    }

    @Test
    void directNeedsSecretsAndOneTask() {
        assertThat(wrong("webhook.mode", "direct", "webhook.listen.port", "8080", "tasks.max", "2"))
                .containsExactlyInAnyOrder("webhook.signing.secrets", "webhook.mode");
        assertThat(wrong(
                        "webhook.mode",
                        "direct",
                        "webhook.listen.port",
                        "8080",
                        "tasks.max",
                        "1",
                        "webhook.signing.secrets",
                        "whsec_1"))
                .isEmpty();
        assertThat(wrong("webhook.mode", "hint", "webhook.listen.port", "8080", "tasks.max", "2"))
                .isEmpty();
    }

    @Test
    void aWebsocketNeedsATestKeyAndOneTask() {
        assertThat(wrong("webhook.mode", "websocket")).isEmpty();
        assertThat(wrong("webhook.mode", "websocket", "tasks.max", "2")).containsExactly("webhook.mode");
        assertThat(wrong("webhook.mode", "websocket", "webhook.manage", "true")).containsExactly("webhook.manage");
        String[] live = {"webhook.mode", "websocket", "stripe.api.key", "rk_live_abc"};
        assertThat(CrossChecks.of(settings(live), Clock.systemUTC()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.setting()).isEqualTo("webhook.mode");
                    assertThat(finding.message()).contains("test key", "hint or direct", "webhook.websocket.live=true");
                });
        Map<String, String> meant = settings(live);
        meant.put("webhook.websocket.live", "true");
        assertThat(CrossChecks.of(meant, Clock.systemUTC())).isEmpty();
    }

    @Test
    void aManagedEndpointNeedsAListenerAndAnAddressButNoSecret() {
        assertThat(wrong("webhook.manage", "true")).containsExactly("webhook.manage");
        String[] listening = {
            "webhook.manage",
            "true",
            "webhook.mode",
            "direct",
            "webhook.listen.port",
            "8080",
            "webhook.listen.host",
            "::"
        };
        assertThat(wrong(listening)).containsExactly("webhook.public.url");
        Map<String, String> complete = settings(listening);
        complete.put("webhook.public.url", "http://hooks.example.com/stripe");
        assertThat(CrossChecks.of(complete, Clock.systemUTC())).isEmpty();
        complete.put("stripe.api.key", "sk_live_abc");
        assertThat(CrossChecks.of(complete, Clock.systemUTC()))
                .extracting(Finding::setting)
                .containsExactly("webhook.public.url");
    }

    @Test
    void endpointsOfTheConnectorGoWhenItsOffsetsAreReset() throws Exception {
        try (StripeStub stripe = new StripeStub()) {
            String url = "https://hooks.example.com/stripe";
            String own = "\"metadata\":{\"managed_by\":\"sync-engine-for-kafka-connect\",\"connector\":\"one\"}";
            stripe.list(
                    "/v1/webhook_endpoints",
                    "{\"id\":\"we_1\",\"url\":\"" + url + "\"," + own + "}",
                    "{\"id\":\"we_2\",\"url\":\"" + url + "\",\"metadata\":{}}");
            stripe.on("/v1/webhook_endpoints/we_1", 200, "{\"id\":\"we_1\",\"deleted\":true}");
            Map<String, String> settings = settings(
                    "name", "one",
                    "stripe.api.base.url", stripe.url(),
                    "webhook.mode", "hint",
                    "webhook.listen.port", "8080",
                    "webhook.public.url", url,
                    "webhook.manage", "true");
            Map<Map<String, ?>, Map<String, ?>> reset = new HashMap<>();
            reset.put(Map.of("stream", "customers"), null);

            assertThat(new StripeSourceConnector().alterOffsets(settings, reset))
                    .isTrue();
            assertThat(stripe.targets())
                    .containsExactly("/v1/webhook_endpoints?limit=100", "/v1/webhook_endpoints/we_1");

            settings.put("webhook.manage", "false");
            assertThat(new StripeSourceConnector().alterOffsets(settings, reset))
                    .isTrue();
            assertThat(stripe.targets()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"none, SUPPORTED", "hint, SUPPORTED", "direct, UNSUPPORTED", "websocket, UNSUPPORTED", "x, SUPPORTED"})
    void exactlyOnceIsGivenUpWhereEventsAreEmittedAsTheyCome(String mode, ExactlyOnceSupport support) {
        assertThat(new StripeSourceConnector().exactlyOnceSupport(settings("webhook.mode", mode)))
                .isEqualTo(support);
    }

    @Test
    void secretsAreTakenApartAndShownToNobody() {
        WebhookSettings webhook = StripeSourceConfig.of(settings("webhook.signing.secrets", "whsec_1 , whsec_2"))
                .webhook();

        assertThat(webhook.signingSecrets()).containsExactly("whsec_1", "whsec_2");
        assertThat(webhook.toString()).doesNotContain("whsec_");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "webhook.mode | push",
                "webhook.listen.port | 65536",
                "webhook.listen.path | stripe",
                "webhook.listen.path | /a b",
                "webhook.signing.secrets | sk_test_abc",
                "webhook.signing.secrets | whsec_1,,whsec_2",
                "webhook.tolerance.ms | 0",
                "webhook.body.max.bytes | 10",
                "webhook.trusted.proxies | proxy.example.com",
                "webhook.allowed.ips | 10.0.0.0/99",
            })
    void refusesWhatMakesNoSense(String name, String value) {
        ConfigValue result = StripeSourceConfig.definition().validate(settings(name, value)).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(result.errorMessages()).singleElement().asString().contains(name);
        assertThat(result.errorMessages().get(0)).doesNotContain("sk_test_abc");
    }

    @Test
    void oneTaskListensAlwaysTheSame() {
        StripeSourceConnector connector = new StripeSourceConnector();
        connector.start(settings("streams", "customers,products,prices"));

        assertThat(connector.taskConfigs(3))
                .extracting(task -> TaskConfig.of(task).isListener())
                .containsExactly(true, false, false);
    }
}
