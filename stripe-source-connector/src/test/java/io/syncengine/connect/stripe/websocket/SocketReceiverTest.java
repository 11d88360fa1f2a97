// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.protocol.json.Json;
import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.HttpMethod;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Delivery.Outcome;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.stripe.metrics.WebhookMetrics;
import io.syncengine.connect.stripe.webhook.EventOffers;
import io.syncengine.connect.stripe.webhook.EventTarget;
import io.syncengine.connect.stripe.webhook.Signing;
import io.syncengine.connect.testing.LogCapture;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.RecordingMetrics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The receiver on virtual time, between a Stripe and sockets that the test plays. */
final class SocketReceiverTest {

    private static final long NOW = 1_763_868_000L;
    private static final String EVENT = Signing.event("evt_1", NOW);

    private final VirtualLoop loop = new VirtualLoop();
    private final RecordingMetrics published = new RecordingMetrics();
    private final WebhookMetrics metrics = new SourceMetrics(published, true, new ManualClock()).newWebhooks();
    private final Stripe stripe = new Stripe();
    private final Engine engine = new Engine();
    private final PlayedSockets sockets = new PlayedSockets();
    private final EventOffers offers = new EventOffers(engine, false, 10, metrics, System::nanoTime, () -> NOW);

    private SocketReceiver begin() {
        return begin(true);
    }

    private SocketReceiver begin(boolean encrypted) {
        SocketReceiver receiver = new SocketReceiver(
                new SocketSettings("here", encrypted, Duration.ofSeconds(8)), loop, stripe, sockets, offers, metrics);
        receiver.begin();
        loop.runReady();
        return receiver;
    }

    private PlayedSocket open() {
        PlayedSocket socket = sockets.last();
        socket.listener.opened();
        loop.runReady();
        return socket;
    }

    private void run(int seconds) {
        loop.run(Duration.ofSeconds(seconds));
    }

    private static String message(String conversation, String event) {
        return Json.mapper()
                .createObjectNode()
                .put("type", "webhook_event")
                .put("webhook_id", "wh_1")
                .put("webhook_conversation_id", conversation)
                .put("event_payload", event)
                .toString();
    }

    /** Gives out sessions, or what the test wants. */
    private static final class Stripe implements StripeClient {
        private final List<ApiRequest> calls = new ArrayList<>();
        private String url = "wss://stripe.example/subscribe/acct_1";
        private String delay = ",\"reconnect_delay\":60";
        private @Nullable String refusal;

        @Override
        public <T> Cancellable get(ApiRequest request, AnswerParser<T> parser, ApiListener<T> listener) {
            calls.add(request);
            if (refusal != null) {
                listener.failed(
                        new StripeApiException(StripeApiException.Kind.PERMISSION, 403, null, null, refusal, null));
                return () -> {};
            }
            String session = "{\"websocket_url\":\"" + url + "\",\"websocket_id\":\"cliws_" + calls.size()
                    + "\",\"websocket_authorized_feature\":\"webhooks\"" + delay + "}";
            try {
                listener.succeeded(new ApiAnswer<>(parser.parse(session.getBytes(StandardCharsets.UTF_8)), NOW, null));
            } catch (MalformedAnswerException e) {
                throw new AssertionError(e);
            }
            return () -> {};
        }

        @Override
        public int parallelism(String route) {
            return 1;
        }
    }

    /** Keeps what it is offered. */
    private static final class Engine implements EventTarget {
        private final List<StripeEvent> events = new ArrayList<>();
        private final List<Delivery> deliveries = new ArrayList<>();

        @Override
        public void lookFor(@Nullable String account, long created) {}

        @Override
        public void offer(StripeEvent event, Origin origin, Delivery delivery) {
            assertThat(origin).isEqualTo(Origin.SOCKET);
            events.add(event);
            deliveries.add(delivery);
        }
    }

    private long opened(String reason) {
        return published
                .value("webhook-sockets-total", Map.of("reason", reason))
                .longValue();
    }

    @Nested
    final class Opening {

        @Test
        void asksForASessionAndOpensItsSocket() {
            SocketReceiver receiver = begin();

            assertThat(stripe.calls).singleElement().satisfies(call -> {
                assertThat(call.method()).isEqualTo(HttpMethod.POST);
                assertThat(call.path()).isEqualTo("/v1/stripecli/sessions");
                assertThat(call.query())
                        .containsExactly(
                                Map.entry("device_name", "here"), Map.entry("websocket_features[]", "webhooks"));
            });
            assertThat(sockets.last().request.url())
                    .isEqualTo("wss://stripe.example/subscribe/acct_1?websocket_feature=webhooks");
            assertThat(sockets.last().request.protocol()).isEqualTo("stripecli-devproxy-v1");
            assertThat(sockets.last().session()).isEqualTo("cliws_1");
            assertThat(receiver.isDegraded()).isTrue();
            open();
            assertThat(receiver.isDegraded()).isFalse();
        }

        @Test
        void goesOnByPollingWhereStripeRefusesAndAsksAgainLater() {
            stripe.refusal = "The key lacks a permission.";
            try (LogCapture log = LogCapture.debug(SocketReceiver.class.getName())) {
                assertThat(begin().isDegraded()).isTrue();
                assertThat(log.text()).contains("The key lacks a permission.", "polling", "10 minutes");
            }
            assertThat(sockets.all).isEmpty();

            stripe.refusal = null;
            run(599);
            assertThat(stripe.calls).hasSize(1);
            run(1);
            assertThat(sockets.all).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ws://stripe.example/", "https://stripe.example/", "file:///etc/passwd"})
        void takesNoAddressButThatOfAnEncryptedSocket(String url) {
            stripe.url = url;
            assertThat(begin().isDegraded()).isTrue();
            assertThat(sockets.all).isEmpty();
        }

        @Test
        void takesAnUnencryptedOneWhereCallsAreNotEncryptedEither() {
            stripe.url = "ws://127.0.0.1:1/subscribe/acct_1";
            begin(false);
            assertThat(sockets.all).hasSize(1);
        }

        @Test
        void neverLogsWhatASessionIsKnownBy() {
            try (LogCapture log = LogCapture.everything("io.syncengine.connect.stripe")) {
                begin();
                open().listener.ended(OptionalInt.of(404), "refused with status 404");
                run(120);
                assertThat(log.text()).contains("socket").doesNotContain("cliws_");
            }
        }
    }

    @Nested
    final class Events {

        @Test
        void areAnsweredWhenTheirRecordsAreCommittedAndNotBefore() {
            begin();
            PlayedSocket socket = open();
            socket.listener.received(message("wc_1", EVENT));

            assertThat(engine.events).extracting(StripeEvent::id).containsExactly("evt_1");
            engine.deliveries.get(0).emitted(1);
            run(5);
            assertThat(socket.sent).isEmpty();
            engine.deliveries.get(0).committed();

            assertThat(socket.types()).containsExactly("event_ack", "webhook_response");
            JsonNode acknowledgement = PlayedSocket.json(socket.sent.get(0));
            assertThat(acknowledgement.path("webhook_conversation_id").asText()).isEqualTo("wc_1");
            assertThat(acknowledgement.path("event_token").asText()).isEqualTo("evt_1");
            assertThat(acknowledgement.path("event_id").asText()).isEqualTo("evt_1");
            JsonNode answer = PlayedSocket.json(socket.sent.get(1));
            assertThat(answer.path("webhook_conversation_id").asText()).isEqualTo("wc_1");
            assertThat(answer.path("webhook_id").asText()).isEqualTo("wh_1");
            assertThat(answer.path("status").asInt()).isEqualTo(200);
            run(60);
            assertThat(socket.sent).as("once").hasSize(2);
        }

        @Test
        void thatAreLeftToTheLooksMayBeForgotten() {
            begin();
            PlayedSocket socket = open();
            socket.listener.received(message("wc_1", EVENT));
            engine.deliveries.get(0).end(Outcome.LEFT);

            assertThat(socket.types()).containsExactly("event_ack", "webhook_response");
        }

        @Test
        void thatTakeTooLongAreNotAcknowledged() {
            begin();
            PlayedSocket socket = open();
            socket.listener.received(message("wc_1", EVENT));
            run(7);
            assertThat(socket.sent).isEmpty();
            run(1);

            assertThat(socket.types()).containsExactly("webhook_response");
            assertThat(PlayedSocket.json(socket.sent.get(0)).path("status").asInt())
                    .isEqualTo(503);
            assertThat(offers.pending()).isZero();
            engine.deliveries.get(0).emitted(1);
            engine.deliveries.get(0).committed();
            assertThat(socket.sent).as("a late commit changes nothing").hasSize(1);
        }

        @Test
        void areAnsweredOverTheSocketOfTheMoment() {
            begin();
            PlayedSocket first = open();
            run(57);
            first.listener.received(message("wc_1", EVENT));
            run(3);
            PlayedSocket second = open();
            engine.deliveries.get(0).end(Outcome.LEFT);

            assertThat(first.sent).isEmpty();
            assertThat(second.types()).containsExactly("event_ack", "webhook_response");
        }

        @Test
        void ofOneConversationEachGetTheirAnswer() {
            begin();
            PlayedSocket socket = open();
            socket.listener.received(message("wc_1", EVENT));
            socket.listener.received(message("wc_2", EVENT));
            engine.deliveries.forEach(delivery -> delivery.end(Outcome.LEFT));

            assertThat(socket.sent)
                    .extracting(text -> PlayedSocket.json(text)
                            .path("webhook_conversation_id")
                            .asText())
                    .containsExactly("wc_1", "wc_1", "wc_2", "wc_2");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "hello",
                    "[]",
                    "{\"type\":\"request_log_event\",\"event_payload\":\"{}\"}",
                    "{\"type\":\"webhook_event\"}",
                    "{\"type\":\"webhook_event\",\"event_payload\":{}}"
                })
        void areTheOnlyMessagesOfInterest(String message) {
            begin();
            PlayedSocket socket = open();
            socket.listener.received(message);
            loop.runReady();

            assertThat(engine.events).isEmpty();
            assertThat(socket.sent).isEmpty();
        }

        @Test
        void thatCannotBeReadAreLeftToTheLooks() {
            begin();
            PlayedSocket socket = open();
            socket.listener.received(message("wc_1", "{\"id\":\"evt_1\",\"object\":\"v2.core.event\"}"));

            assertThat(engine.events).isEmpty();
            assertThat(socket.types()).containsExactly("event_ack", "webhook_response");
        }
    }

    @Nested
    final class Reconnecting {

        @Test
        void opensItAnewAsOftenAsStripeWants() {
            begin();
            PlayedSocket first = open();
            run(59);
            assertThat(sockets.all).hasSize(1);
            run(1);

            assertThat(sockets.all).hasSize(2);
            assertThat(first.ended).isTrue();
            assertThat(sockets.last().session()).isEqualTo("cliws_1");
            first.listener.ended(OptionalInt.empty(), "closed with status 1000");
            PlayedSocket second = open();
            run(59);
            assertThat(sockets.all).as("the end of the former changes nothing").containsExactly(first, second);
            assertThat(opened("renewal")).isEqualTo(1);
            assertThat(stripe.calls).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ",\"reconnect_delay\":0", ",\"reconnect_delay\":-5", ",\"reconnect_delay\":\"x\""})
        void doesSoEveryMinuteWhenStripeDoesNotTell(String delay) {
            stripe.delay = delay;
            begin();
            open();
            run(59);
            assertThat(sockets.all).hasSize(1);
            run(1);
            assertThat(sockets.all).hasSize(2);
        }

        @Test
        void opensALostOneAgainAfterAMoment() {
            SocketReceiver receiver = begin();
            open().listener.ended(OptionalInt.empty(), "reset");
            loop.runReady();
            assertThat(receiver.isDegraded()).isTrue();
            assertThat(sockets.all).hasSize(1);
            run(1);

            assertThat(sockets.last().session()).isEqualTo("cliws_1");
            assertThat(opened("lost")).isEqualTo(1);
            open();
            assertThat(receiver.isDegraded()).isFalse();
            run(59);
            assertThat(sockets.all).as("the renewal of the lost one is off").hasSize(2);
        }

        @Test
        void asksForAnotherSessionWhenStripeKnowsItNoMore() {
            begin();
            open().listener.ended(OptionalInt.empty(), "reset");
            run(1);
            sockets.last().listener.ended(OptionalInt.of(404), "refused with status 404");
            run(2);

            assertThat(stripe.calls).hasSize(2);
            assertThat(sockets.last().session()).isEqualTo("cliws_2");
            assertThat(opened("new_session")).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(ints = {429, 500, 503})
        void keepsTheSessionWhenStripeIsOnlyBusy(int status) {
            begin();
            sockets.last().listener.ended(OptionalInt.of(status), "refused with status " + status);
            run(1);

            assertThat(sockets.last().session()).isEqualTo("cliws_1");
            assertThat(sockets.all).hasSize(2);
        }

        @Test
        void triesLessAndLessOftenAndThenWithAnotherSession() {
            begin();
            List<Long> moments = new ArrayList<>();
            try (LogCapture log = LogCapture.debug(SocketReceiver.class.getName())) {
                for (int i = 0; i < 12; i++) {
                    PlayedSocket socket = sockets.last();
                    moments.add(loop.elapsed().toSeconds());
                    socket.listener.ended(OptionalInt.empty(), "connection refused");
                    assertThat(loop.runUntil(() -> sockets.last() != socket, Duration.ofSeconds(30)))
                            .isTrue();
                }
                assertThat(log.entries())
                        .filteredOn(entry -> entry.level().equals("WARN"))
                        .singleElement()
                        .satisfies(entry -> assertThat(entry.text()).contains("connection refused", "polling"));
            }

            assertThat(moments).startsWith(0L, 1L, 3L, 7L, 15L, 31L, 61L, 91L);
            assertThat(stripe.calls).hasSize(3);
            assertThat(sockets.last().session()).isEqualTo("cliws_3");
        }
    }

    @Nested
    final class Closing {

        @Test
        void givesUpWhatWaitsAndOpensNothingMore() {
            SocketReceiver receiver = begin();
            PlayedSocket socket = open();
            socket.listener.received(message("wc_1", EVENT));
            receiver.close();

            assertThat(sockets.closed).isTrue();
            assertThat(socket.types()).containsExactly("webhook_response");
            assertThat(offers.pending()).isZero();
            socket.listener.ended(OptionalInt.empty(), "closed");
            run(3_600);
            assertThat(sockets.all).hasSize(1);
            assertThat(stripe.calls).hasSize(1);
        }
    }
}
