// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import io.syncengine.connect.simulators.stripe.webhook.Delivery;
import io.syncengine.connect.simulators.stripe.webhook.HookOptions;
import io.syncengine.connect.simulators.stripe.webhook.HookOptionsText;
import io.syncengine.connect.simulators.stripe.webhook.Signature;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class HookSenderTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private SimulatorServer server;
    private HookReceiver receiver;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        server = SimulatorServer.start(
                ServerOptions.of(SimulatorOptions.usual(1, 300)).withLimits(Limits.none()));
        receiver = new HookReceiver();
        client = new TestClient(server.baseUrl());
        server.hooks().options(HookOptionsText.parse(HookOptions.usual(), "usual_seconds=0 retry_seconds=0.05,0.05"));
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private JsonNode form(String method, String target, String form) throws IOException, InterruptedException {
        return TestClient.json(client.send(method, target, form, FORM));
    }

    @Test
    void sendsToAnEndpointMadeThroughTheApi() throws Exception {
        JsonNode made = form(
                "POST",
                "/v1/webhook_endpoints",
                "url=" + receiver.url()
                        + "&enabled_events[]=customer.created&metadata[managed_by]=me&api_version=2023-08-16");
        String secret = made.path("secret").asText();
        server.data().create("customers");

        await(() -> assertThat(receiver.received()).hasSize(1));
        HookReceiver.Received request = receiver.received().get(0);
        long time = Long.parseLong(
                request.signature().substring(2, request.signature().indexOf(',')));
        assertThat(request.signature()).startsWith(Signature.header(time, List.of(secret), request.body(), false));
        await(() -> assertThat(server.hooks().counts().of(Delivery.Kind.GENUINE, 200))
                .isEqualTo(1));
    }

    @Test
    void triesAgainWhenTheAnswerIsNoSuccess() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        receiver.answer(() -> calls.incrementAndGet() < 3 ? 503 : 200);
        server.hooks().create(false, receiver.url(), List.of("*"), null);
        server.data().create("customers");

        await(() -> assertThat(server.hooks().counts().of(Delivery.Kind.GENUINE, 200))
                .isEqualTo(1));
        assertThat(server.hooks().counts().of(Delivery.Kind.GENUINE, 503)).isEqualTo(2);
        assertThat(receiver.received()).hasSize(3);
    }

    @Test
    void givesUpWhenNobodyListens() throws Exception {
        receiver.close();
        server.hooks().create(false, receiver.url(), List.of("*"), null);
        server.data().create("customers");

        await(() -> assertThat(server.hooks().counts().givenUp()).isEqualTo(1));
        assertThat(server.hooks().counts().of(Delivery.Kind.GENUINE, 0)).isEqualTo(3);
        assertThat(server.hooks().counts().pending()).isZero();
    }

    @Test
    void anAnswerThatComesTooLateIsNone() throws Exception {
        server.hooks().options(HookOptionsText.parse(server.hooks().options(), "timeout_seconds=0.2 retry_seconds="));
        receiver.answer(() -> {
            try {
                Thread.sleep(2_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 200;
        });
        server.hooks().create(false, receiver.url(), List.of("*"), null);
        server.data().create("customers");

        await(() -> assertThat(server.hooks().counts().givenUp()).isEqualTo(1));
        assertThat(server.hooks().counts().of(Delivery.Kind.GENUINE, 0)).isEqualTo(1);
    }

    @Test
    void manyEventsArriveOnceEach() {
        server.hooks().create(false, receiver.url(), List.of("*"), null);
        IntStream.range(0, 300).forEach(i -> server.data().create("customers"));

        await(() -> assertThat(server.hooks().counts().of(Delivery.Kind.GENUINE, 200))
                .isEqualTo(300));
        assertThat(receiver.received()).hasSize(300);
        assertThat(server.hooks().counts().pending()).isZero();
    }

    @Test
    void controlRoutesTellAndSetEverything() throws Exception {
        JsonNode made = TestClient.json(client.send(
                "POST",
                "/_sim/webhooks",
                "{\"url\":\"" + receiver.url()
                        + "\",\"enabled_events\":[\"customer.created\"],\"secret\":\"whsec_mine\"}"));
        assertThat(made.path("secrets").path(0).asText()).isEqualTo("whsec_mine");
        JsonNode set = TestClient.json(client.send(
                "PUT",
                "/_sim/webhooks",
                "{\"doubled\":1,\"retry_seconds\":[1,2],\"routes\":{\"https://a\":\"http://b\"}}"));
        assertThat(set.path("options").path("doubled").asText()).isEqualTo("1.0");
        assertThat(set.path("options").path("retry_seconds").asText()).isEqualTo("1.0,2.0");
        assertThat(set.path("routes").path("https://a").asText()).isEqualTo("http://b");
        server.data().create("customers");
        await(() -> assertThat(client.json("/_sim/webhooks")
                        .path("deliveries")
                        .path("attempts")
                        .path("doubled")
                        .path("200")
                        .asInt())
                .isEqualTo(1));

        String lines = client.get("/_sim/webhooks/deliveries").body();
        assertThat(lines.lines()).hasSize(2).allMatch(line -> line.contains("\"customer.created\""));
        JsonNode rolled = TestClient.json(client.send(
                "POST", "/_sim/webhooks/" + made.path("id").asText() + "/roll", "{\"overlap_seconds\":60}"));
        assertThat(server.hooks().endpoints(false).get(0).secrets())
                .extracting(secret -> secret.value())
                .containsExactly(rolled.path("secret").asText(), "whsec_mine");
        String event = server.hooks().last().get(0).event();
        client.send("POST", "/_sim/webhooks/resend/" + event, "");
        await(() -> assertThat(receiver.received()).hasSize(3));
        client.send("DELETE", "/_sim/webhooks/deliveries", "");
        assertThat(client.get("/_sim/webhooks/deliveries").body()).isEmpty();
    }

    @Test
    void endpointsAreMadeChangedListedAndRemoved() throws Exception {
        int before = server.data().count("webhook_endpoints");
        JsonNode made = form(
                "POST",
                "/v1/webhook_endpoints",
                "url=https%3A%2F%2Fexample.com%2Fa&enabled_events[0]=invoice.paid&enabled_events[1]=charge.failed"
                        + "&metadata[connector]=c1&description=Mine");
        String path = "/v1/webhook_endpoints/" + made.path("id").asText();
        assertThat(made.path("secret").asText()).matches("whsec_[A-Za-z0-9]{32}");
        assertThat(made.path("enabled_events")).hasToString("[\"invoice.paid\",\"charge.failed\"]");
        assertThat(made.path("metadata").path("connector").asText()).isEqualTo("c1");
        assertThat(made.path("status").asText()).isEqualTo("enabled");
        assertThat(made.path("api_version").isNull()).isTrue();
        assertThat(server.data().count("webhook_endpoints")).isEqualTo(before + 1);

        JsonNode changed = form("POST", path, "enabled_events[]=*&disabled=true&description=");
        assertThat(changed.has("secret")).isFalse();
        assertThat(changed.path("status").asText()).isEqualTo("disabled");
        assertThat(changed.path("description").isNull()).isTrue();
        assertThat(changed.path("url").asText()).isEqualTo("https://example.com/a");
        await(() -> assertThat(client.json(path)).isEqualTo(changed));
        assertThat(server.data().find("webhook_endpoints", made.path("id").asText()))
                .hasValueSatisfying(
                        truth -> assertThat(truth).contains("\"disabled\"").doesNotContain("whsec_"));

        assertThat(form("DELETE", path, "").path("deleted").asBoolean()).isTrue();
        assertThat(client.send("DELETE", path, "").statusCode()).isEqualTo(404);
        await(() -> assertThat(client.get(path).statusCode()).isEqualTo(404));
    }

    @Test
    void endpointsThatAreWrongAreRefused() throws Exception {
        for (String form : List.of(
                "enabled_events[]=*",
                "url=https%3A%2F%2Fa.example",
                "url=nowhere&enabled_events[]=*",
                "url=https%3A%2F%2Fa.example&enabled_events[]=customer.invented",
                "url=https%3A%2F%2Fa.example&enabled_events[]=*&api_version=2001-01-01",
                "url=https%3A%2F%2Fa.example&enabled_events[]=*&connect=perhaps",
                "url=https%3A%2F%2Fa.example&enabled_events[]=*&colour=red")) {
            HttpResponse<String> answer = client.send("POST", "/v1/webhook_endpoints", form, FORM);
            assertThat(answer.statusCode()).as(form).isEqualTo(400);
            assertThat(answer.body()).contains("invalid_request_error");
        }
    }

    @Test
    void anAccountHasSixteenEndpointsAtMost() throws Exception {
        String form = "url=https%3A%2F%2Fa.example&enabled_events[]=*";
        int free = 16 - server.data().count("webhook_endpoints");
        for (int i = 0; i < free; i++) {
            form("POST", "/v1/webhook_endpoints", form);
        }

        HttpResponse<String> answer = client.send("POST", "/v1/webhook_endpoints", form, FORM);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("You have reached the maximum of 16 test webhook endpoints.");
    }
}
