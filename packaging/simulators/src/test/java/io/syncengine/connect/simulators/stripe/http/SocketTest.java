// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.stripe.Caller;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

class SocketTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ASKED = "device_name=here&websocket_features[]=webhooks";

    private SimulatorServer server;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        server = SimulatorServer.start(
                ServerOptions.of(SimulatorOptions.usual(1, 300)).withLimits(Limits.none()));
        client = new TestClient(server.baseUrl());
        server.hooks().options(HookOptionsText.parse(HookOptions.usual(), "usual_seconds=0"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private JsonNode session() throws IOException, InterruptedException {
        return TestClient.json(client.send("POST", "/v1/stripecli/sessions", ASKED, FORM));
    }

    private static WebSocket connect(JsonNode session, WebSocket.Listener listener) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Websocket-Id", session.path("websocket_id").asText())
                .subprotocols("stripecli-devproxy-v1")
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(
                        URI.create(session.path("websocket_url").asText() + "?websocket_feature="
                                + session.path("websocket_authorized_feature").asText()),
                        listener)
                .join();
    }

    /** Collects what comes. */
    private static final class Ear implements WebSocket.Listener {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final List<String> others = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            others.add("pong " + StandardCharsets.US_ASCII.decode(message));
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            others.add("closed " + status);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            others.add("error");
        }
    }

    @Test
    void eventsComeAsTheCommandLineGetsThem() throws Exception {
        JsonNode session = session();
        assertThat(session.path("reconnect_delay").asInt()).isEqualTo(60);
        Ear ear = new Ear();
        WebSocket socket = connect(session, ear);
        assertThat(socket.getSubprotocol()).isEqualTo("stripecli-devproxy-v1");
        await(() -> assertThat(server.sockets().counts().open()).isEqualTo(1));

        String id = server.data().create("customers");

        await(() -> assertThat(ear.messages).hasSize(1));
        JsonNode message = Caller.parse(ear.messages.get(0));
        assertThat(message.path("type").asText()).isEqualTo("webhook_event");
        assertThat(message.path("webhook_id").asText()).startsWith("wh_");
        assertThat(message.path("endpoint").path("api_version").isNull()).isTrue();
        String payload = message.path("event_payload").asText();
        assertThat(Caller.parse(payload).path("data").path("object").path("id").asText())
                .isEqualTo(id);
        String signature = message.path("http_headers").path("Stripe-Signature").asText();
        long time = Long.parseLong(signature.substring(2, signature.indexOf(',')));
        assertThat(signature)
                .startsWith(Signature.header(
                        time,
                        List.of(session.path("secret").asText()),
                        payload.getBytes(StandardCharsets.UTF_8),
                        false));
        String conversation = message.path("webhook_conversation_id").asText();
        socket.sendText(
                        "{\"type\":\"event_ack\",\"webhook_conversation_id\":\"" + conversation
                                + "\",\"event_token\":\"x\"}",
                        true)
                .join();
        socket.sendText("{\"type\":\"webhook_response\",\"webhook_conv", false).join();
        socket.sendText("ersation_id\":\"" + conversation + "\",\"status\":200,\"body\":\"\"}", true)
                .join();
        await(() -> assertThat(server.hooks().counts().of(Delivery.Kind.GENUINE, 200))
                .isEqualTo(1));
        JsonNode shown = client.json("/_sim/sockets");
        assertThat(shown.path("acknowledged").asInt()).isEqualTo(1);
        assertThat(shown.path("sessions").asInt()).isEqualTo(1);
    }

    @Test
    void pingsAreAnsweredUntilItIsMute() throws Exception {
        Ear ear = new Ear();
        WebSocket socket = connect(session(), ear);
        socket.sendPing(ByteBuffer.wrap("one".getBytes(StandardCharsets.US_ASCII)))
                .join();
        await(() -> assertThat(ear.others).containsExactly("pong one"));

        client.send("POST", "/_sim/sockets/mute", "");
        socket.sendPing(ByteBuffer.wrap("two".getBytes(StandardCharsets.US_ASCII)))
                .join();
        server.data().create("customers");

        await(() -> assertThat(ear.messages).hasSize(1));
        assertThat(ear.others).containsExactly("pong one");
    }

    @Test
    void socketsAreDroppedOnDemandAndMayComeAgain() throws Exception {
        JsonNode session = session();
        Ear first = new Ear();
        connect(session, first);
        await(() -> assertThat(server.sockets().counts().open()).isEqualTo(1));
        client.send("POST", "/_sim/sockets/drop", "");
        await(() -> assertThat(first.others).containsExactly("closed 1001"));
        await(() -> assertThat(server.sockets().counts().open()).isZero());
        server.data().create("customers");
        Ear second = new Ear();
        connect(session, second);
        await(() -> assertThat(server.sockets().counts().open()).isEqualTo(1));
        client.send("POST", "/_sim/sockets/drop", "{\"rude\":true}");

        await(() -> assertThat(second.others).hasSize(1));
        assertThat(first.messages).isEmpty();
        assertThat(second.messages).isEmpty();
        await(() -> assertThat(server.sockets().counts().open()).isZero());
        assertThat(server.hooks().counts().pending()).isZero();
    }

    @Test
    void sessionsThatEndedAreRefused() throws Exception {
        JsonNode session = session();
        Ear ear = new Ear();
        connect(session, ear);
        client.send("POST", "/_sim/sockets/expire", "");
        await(() -> assertThat(ear.others).containsExactly("closed 1001"));

        assertThatThrownBy(() -> connect(session, new Ear()))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(WebSocketHandshakeException.class)
                .satisfies(failure -> assertThat(((WebSocketHandshakeException) failure).getResponse())
                        .extracting(HttpResponse::statusCode)
                        .isEqualTo(404));
        assertThat(client.get("/subscribe/acct_1").body()).contains("Unknown WebSocket ID.");
    }

    @Test
    void anEventThatNobodyAnswersIsNotTriedAgain() throws Exception {
        server.hooks()
                .options(HookOptionsText.parse(server.hooks().options(), "timeout_seconds=0.2 retry_seconds=0,0"));
        Ear ear = new Ear();
        connect(session(), ear);
        await(() -> assertThat(server.sockets().counts().open()).isEqualTo(1));

        server.data().create("customers");

        await(() ->
                assertThat(server.hooks().counts().of(Delivery.Kind.GENUINE, 0)).isEqualTo(1));
        assertThat(server.hooks().counts().pending()).isZero();
        assertThat(ear.messages).hasSize(1);
    }

    @Test
    void whatIsWrongIsRefused() throws Exception {
        for (String form :
                List.of("websocket_features[]=webhooks", "device_name=x", "device_name=x&websocket_features[]=logs")) {
            assertThat(client.send("POST", "/v1/stripecli/sessions", form, FORM).statusCode())
                    .as(form)
                    .isEqualTo(400);
        }
        client.send("PUT", "/_sim/sockets", "{\"reconnect_seconds\":2}");
        assertThat(session().path("reconnect_delay").asInt()).isEqualTo(2);
        assertThat(client.send("PUT", "/_sim/sockets", "{\"reconnect_seconds\":0}")
                        .statusCode())
                .isEqualTo(400);
    }
}
