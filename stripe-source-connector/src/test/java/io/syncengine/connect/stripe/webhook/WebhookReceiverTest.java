// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Delivery.Outcome;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.stripe.config.WebhookSettings;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.stripe.metrics.WebhookMetrics;
import io.syncengine.connect.support.thread.TaskThreads;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.RecordingMetrics;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** From the socket to the engine and back. */
final class WebhookReceiverTest implements EventTarget {

    private static final long NOW = 1_763_868_000L;
    private static final String SECRET = "whsec_1";
    private static final int LOAD = Integer.getInteger("webhook.load", 3_000);

    private final RecordingMetrics metrics = new RecordingMetrics();
    private final List<Long> looks = new CopyOnWriteArrayList<>();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final int port = ListenerRig.freePort();
    private boolean commitsAtOnce;
    private @Nullable WebhookReceiver receiver;

    @Override
    public void lookFor(@Nullable String account, long created) {
        looks.add(created);
    }

    @Override
    public void offer(StripeEvent event, Origin origin, Delivery delivery) {
        if (commitsAtOnce) {
            delivery.emitted(1);
            delivery.committed();
        } else {
            deliveries.add(delivery);
        }
    }

    @AfterEach
    void close() {
        if (receiver != null) {
            receiver.close();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("receiver-test"));
    }

    private void open(String... changes) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "stripe.api.key",
                "sk_test_abc",
                "webhook.mode",
                "direct",
                "webhook.listen.port",
                String.valueOf(port),
                "webhook.signing.secrets",
                SECRET + ", whsec_2"));
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        WebhookSettings webhook = StripeSourceConfig.of(settings).webhook();
        WebhookMetrics webhooks = new SourceMetrics(metrics, true, new ManualClock()).newWebhooks();
        EventOffers offers = new EventOffers(this, false, webhook.maxPending(), webhooks, System::nanoTime, () -> NOW);
        receiver = WebhookReceiver.of(
                webhook, offers, webhooks, () -> NOW, TaskThreads.named("receiver-test", getClass()));
        webhooks.show(offers::pending, receiver::isDegraded);
        receiver.start();
        Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        });
    }

    private int send(String body, @Nullable String signature) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            ListenerRig.write(
                    socket,
                    "POST /stripe HTTP/1.1\r\nContent-Type: application/json\r\n"
                            + (signature == null ? "" : "Stripe-Signature: " + signature + "\r\n")
                            + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
            return Integer.parseInt(ListenerRig.answer(socket).substring(9, 12));
        }
    }

    private int send(String body) throws IOException {
        return send(body, Signing.header(SECRET, NOW, body));
    }

    private CompletableFuture<Integer> sendAside(String body) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return send(body);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Delivery awaitDelivery() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !deliveries.isEmpty());
        return deliveries.get(0);
    }

    @Test
    void answersADirectEventOnceItsRecordsAreCommitted() {
        open();
        CompletableFuture<Integer> answer = sendAside(Signing.event("evt_1", NOW));
        Delivery delivery = awaitDelivery();
        delivery.emitted(2);
        delivery.committed();
        assertThat(answer).isNotDone();
        assertThat(metrics.value("webhook-pending", Map.of()).intValue()).isEqualTo(1);

        delivery.committed();

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(200);
    }

    @Test
    void askedForPatienceItGivesUpAndIsNotFooledByALateCommit() {
        open("webhook.ack.timeout.ms", "1000");
        CompletableFuture<Integer> answer = sendAside(Signing.event("evt_1", NOW));
        Delivery delivery = awaitDelivery();

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(503);
        delivery.emitted(1);
        delivery.committed();
        assertThat(metrics.value("webhook-pending", Map.of()).intValue()).isZero();
    }

    @Test
    void givesUpWhatWaitsWhenTheTaskEnds() {
        open();
        CompletableFuture<Integer> answer = sendAside(Signing.event("evt_1", NOW));
        awaitDelivery();
        receiver.close();

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(503);
    }

    @Test
    void leftEventsAreAnsweredAtOnce() {
        open();
        CompletableFuture<Integer> answer = sendAside(Signing.event("evt_1", NOW));
        awaitDelivery().end(Outcome.LEFT);

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(200);
    }

    @Test
    void badStaleAndReplayedSignaturesReachNobody() throws Exception {
        commitsAtOnce = true;
        open();
        String body = Signing.event("evt_1", NOW);

        assertThat(send(body, null)).isEqualTo(400);
        assertThat(send(body, Signing.header("whsec_3", NOW, body))).isEqualTo(400);
        assertThat(send(body, Signing.header(SECRET, NOW - 1_000, body))).isEqualTo(400);
        assertThat(send(body, Signing.header("whsec_2", NOW, body))).isEqualTo(200);
        assertThat(send(body, Signing.header("whsec_2", NOW, body))).isEqualTo(400);
        assertThat(metrics.value("webhook-events-total", Map.of("outcome", "committed")))
                .isEqualTo(1L);
    }

    @Test
    void hintsNeedNoSignatureOnThisHost() throws Exception {
        open("webhook.mode", "hint", "webhook.signing.secrets", "");

        assertThat(send(Signing.event("evt_1", NOW - 3), null)).isEqualTo(200);
        assertThat(looks).containsExactly(NOW - 3);
        assertThat(deliveries).isEmpty();
    }

    @Test
    void onlyAllowedSendersGetThrough() throws Exception {
        commitsAtOnce = true;
        open("webhook.allowed.ips", "203.0.113.0/24");

        assertThat(send(Signing.event("evt_1", NOW))).isEqualTo(403);
        receiver.close();
        open("webhook.allowed.ips", "203.0.113.0/24, 127.0.0.0/8");
        assertThat(send(Signing.event("evt_1", NOW))).isEqualTo(200);
    }

    /** Many senders at a time, each of them answered: taken, or told to come again. */
    @Test
    void answersEverybody() throws Exception {
        commitsAtOnce = true;
        open();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<CompletableFuture<Void>> senders = IntStream.range(0, 20)
                .mapToObj(sender -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = next.getAndIncrement(); i < LOAD; i = next.getAndIncrement()) {
                                try {
                                    (send(Signing.event("evt_" + i, NOW)) == 200 ? taken : refused).incrementAndGet();
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            }
                        },
                        command -> new Thread(command).start()))
                .toList();
        senders.forEach(CompletableFuture::join);

        assertThat(taken.get() + refused.get()).isEqualTo(LOAD);
        assertThat(taken.get()).isEqualTo(LOAD);
    }
}
