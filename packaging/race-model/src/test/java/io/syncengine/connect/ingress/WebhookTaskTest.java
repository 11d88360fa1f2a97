// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.stripe.webhook.Delivery;
import io.syncengine.connect.simulators.stripe.webhook.HookEndpoint;
import io.syncengine.connect.stripe.StripeSourceConnector;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Webhooks from the simulated account's sender to the topic, and the answer back. */
final class WebhookTaskTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String STREAM = "customers";
    private static final String SECRET = "whsec_ofTheTests";
    private static final String PUBLIC = "https://hooks.example.com/stripe";
    private static final int MOST_CONNECTIONS = 64;

    private final SimulatedStripe stripe = SimulatedStripe.of(Map.of(STREAM, 20));
    private final HttpClient client = HttpClient.newHttpClient();
    private final ListenAddress listen = ListenAddress.free();
    private DrivenTask task = task("direct", Map.of("webhook.signing.secrets", SECRET));

    private DrivenTask task(String mode, Map<String, String> more) {
        return new DrivenTask(stripe.server(), List.of(STREAM), listen.settings(mode, more));
    }

    @AfterEach
    void close() {
        task.close();
        stripe.close();
    }

    private String address() {
        return listen.url();
    }

    private void startAndListen() {
        stripe.server().hooks().create(false, address(), List.of(HookEndpoint.ALL), SECRET);
        task.start();
        task.workUntilListed(LIMIT);
        task.workUntil(this::isListening, LIMIT);
    }

    private boolean isListening() {
        try {
            new Socket(InetAddress.getLoopbackAddress(), listen.port()).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String create() {
        return stripe.server().data().create(STREAM);
    }

    private long answered(Delivery.Kind kind, int status) {
        return stripe.server().hooks().counts().of(kind, status);
    }

    private int send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpRequest.Builder post(String address, int bytes) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes]));
    }

    @Test
    void anEventIsAnsweredWhenItsRecordIsCommittedAndNotBefore() {
        startAndListen();
        String id = create();
        List<SourceRecord> waiting = task.pollUntil("webhook", LIMIT);
        assertThat(waiting).extracting(DrivenTask::id).contains(id);
        assertThat(answered(Delivery.Kind.GENUINE, 200)).isZero();

        task.store(waiting);
        task.commit(waiting);

        task.workUntil(() -> answered(Delivery.Kind.GENUINE, 200) == 1, LIMIT);
    }

    @Test
    void anEventWhoseRecordIsNotCommittedIsDeliveredAgain() {
        stripe.hooks("retry_seconds=0.1,0.1,0.1");
        task = task("direct", Map.of("webhook.signing.secrets", SECRET, "webhook.ack.timeout.ms", "1000"));
        startAndListen();
        String id = create();
        List<SourceRecord> waiting = task.pollUntil("webhook", LIMIT);
        while (answered(Delivery.Kind.GENUINE, 503) == 0) {
            waiting.addAll(task.poll());
        }

        task.store(waiting);
        task.commit(waiting);
        task.workUntil(() -> answered(Delivery.Kind.GENUINE, 200) == 1, LIMIT);
        assertThat(task.rows(id)).isNotEmpty();
    }

    @Test
    void badStaleAndReplayedSignaturesGet400AndStoreNothing() {
        stripe.hooks("bad_signature=1 stale_signature=1 replayed=1 replay_seconds=2");
        startAndListen();
        List<String> created = List.of(create(), create(), create());
        List<Delivery.Kind> refused =
                List.of(Delivery.Kind.BAD_SIGNATURE, Delivery.Kind.STALE_SIGNATURE, Delivery.Kind.REPLAYED);

        task.workUntil(
                () -> answered(Delivery.Kind.GENUINE, 200) == 3
                        && refused.stream().allMatch(kind -> answered(kind, 400) == 3),
                LIMIT);

        assertThat(task.durable())
                .extracting(row -> row.headers().lastWithName("stripe.event.id"))
                .filteredOn(header -> header != null)
                .extracting(Header::value)
                .isNotEmpty()
                .noneMatch(event -> event.toString().startsWith("evt_-"));
        for (String id : created) {
            assertThat(task.rows(id))
                    .filteredOn(row -> DrivenTask.origin(row).equals("webhook"))
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(created).anyMatch(id -> task.hasRow(id, "webhook"));
    }

    @Test
    void whatIsNotMeantForItIsRefused() throws Exception {
        task = task("direct", Map.of("webhook.signing.secrets", SECRET, "webhook.body.max.bytes", "2048"));
        startAndListen();

        assertThat(send(post(address(), 2_048))).as("unsigned").isEqualTo(400);
        assertThat(send(post(address(), 2_049))).as("too large").isEqualTo(413);
        assertThat(send(post(address() + "/x", 10))).as("another path").isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(URI.create(address()))))
                .as("GET")
                .isEqualTo(405);
        assertThat(send(HttpRequest.newBuilder(URI.create(address())).POST(HttpRequest.BodyPublishers.ofString("{}"))))
                .as("no JSON")
                .isEqualTo(415);
    }

    @Test
    void whoComesWhenAllConnectionsAreTakenIsToldToComeAgain() throws Exception {
        stripe.hooks("retry_seconds=0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2");
        startAndListen();
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < MOST_CONNECTIONS; i++) {
                silent.add(new Socket(InetAddress.getLoopbackAddress(), listen.port()));
            }
            create();
            task.workUntil(() -> answered(Delivery.Kind.GENUINE, 503) > 0, LIMIT);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
        task.workUntil(() -> answered(Delivery.Kind.GENUINE, 200) == 1, LIMIT);
    }

    @Test
    void whileThePortIsTakenChangesAreFoundByPolling() throws Exception {
        stripe.server().hooks().create(false, address(), List.of(HookEndpoint.ALL), SECRET);
        String polled;
        try (ServerSocket other = new ServerSocket(listen.port(), 1, InetAddress.getLoopbackAddress())) {
            task.start();
            task.workUntilListed(LIMIT);
            polled = create();
            task.workUntil(() -> !task.rows(polled).isEmpty(), LIMIT);
            assertThat(task.rows(polled)).extracting(DrivenTask::origin).containsOnly("event");
            assertThat(other.isClosed()).isFalse();
        }
        task.workUntil(this::isListening, LIMIT);
        String next = create();

        task.workUntil(() -> task.hasRow(next, "webhook"), LIMIT);
    }

    @Nested
    final class TheEndpointThatTheConnectorMakes {

        private final Map<String, String> managed = Map.of("webhook.manage", "true", "webhook.public.url", PUBLIC);

        private List<HookEndpoint> endpoints() {
            return stripe.server().hooks().endpoints(false);
        }

        private void begin() {
            stripe.server().hooks().options(stripe.server().hooks().options().withRoute(PUBLIC, address()));
            task.start();
            task.workUntilListed(LIMIT);
            task.workUntil(() -> isListening() && endpoints().size() == 1, LIMIT);
        }

        @Test
        void hasExactlyTheEventsOfTheStreams() {
            task = task("hint", managed);
            begin();

            assertThat(endpoints().get(0).url()).isEqualTo(PUBLIC);
            assertThat(endpoints().get(0).events())
                    .isEqualTo(StreamRegistry.bundled().eventTypes().typesOf(STREAM));
            assertThat(endpoints().get(0).apiVersion())
                    .isEqualTo(stripe.server().simulator().catalog().version());
            String id = create();
            task.workUntil(() -> answered(Delivery.Kind.GENUINE, 200) == 1, LIMIT);
            task.workUntil(() -> task.hasRow(id, "event"), LIMIT);
        }

        @Test
        void isTakenOverByTheNextTaskWhereNothingIsSigned() {
            task = task("hint", managed);
            begin();
            String endpoint = endpoints().get(0).id();
            task.stop();
            assertThat(endpoints()).as("a stop leaves it").hasSize(1);

            begin();
            create();
            task.workUntil(() -> answered(Delivery.Kind.GENUINE, 200) == 1, LIMIT);
            assertThat(endpoints()).extracting(HookEndpoint::id).containsExactly(endpoint);
        }

        @Test
        void isMadeAnewWithItsSecretWhereEventsAreSigned() {
            task = task("direct", managed);
            begin();
            String endpoint = endpoints().get(0).id();
            task.stop();

            begin();
            task.workUntil(
                    () -> endpoints().stream().noneMatch(each -> each.id().equals(endpoint))
                            && endpoints().size() == 1,
                    LIMIT);
            String id = create();
            task.workUntil(() -> task.hasRow(id, "webhook"), LIMIT);
        }

        @Test
        void goesWhenAllOffsetsAreReset() {
            task = task("hint", managed);
            begin();
            task.stop();
            Map<Map<String, ?>, Map<String, ?>> reset = new HashMap<>();
            reset.put(Map.of("stream", STREAM), null);

            new StripeSourceConnector().alterOffsets(task.settings(), reset);

            assertThat(endpoints()).isEmpty();
        }
    }
}
