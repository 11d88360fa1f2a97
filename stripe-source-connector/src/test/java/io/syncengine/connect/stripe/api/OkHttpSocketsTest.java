// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.support.thread.TaskThreads;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

final class OkHttpSocketsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final MockWebServer server = new MockWebServer();
    private final Peer peer = new Peer();
    private final Ear ear = new Ear();
    private final OkHttpClient calls = new OkHttpClient();
    private final OkHttpSockets sockets =
            new OkHttpSockets(calls, Duration.ofMillis(200), TaskThreads.named("socket-test", OkHttpSocketsTest.class));

    /** The other end. */
    private static final class Peer extends WebSocketListener {
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
        private final CompletableFuture<Integer> closing = new CompletableFuture<>();

        @Override
        public void onOpen(WebSocket opened, Response response) {
            socket.complete(opened);
        }

        @Override
        public void onMessage(WebSocket from, String text) {
            texts.add(text);
        }

        @Override
        public void onClosing(WebSocket ending, int code, String reason) {
            closing.complete(code);
            ending.close(code, null);
        }

        private WebSocket socket() {
            return socket.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    private static final class Ear implements SocketListener {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void opened() {
            heard.add("opened");
        }

        @Override
        public void received(String text) {
            heard.add(text);
        }

        @Override
        public void ended(OptionalInt refusal, String reason) {
            heard.add("ended " + refusal);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server.start();
        server.enqueue(new MockResponse.Builder().webSocketUpgrade(peer).build());
    }

    @AfterEach
    void stop() {
        sockets.close();
        server.close();
        calls.connectionPool().evictAll();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("socket-test"));
    }

    private SocketRequest request(int port) {
        return new SocketRequest("ws://127.0.0.1:" + port + "/a?b=c", "protocol-v1", Map.of("Websocket-Id", "x"));
    }

    private OpenSocket dial() {
        OpenSocket socket = sockets.dial(request(server.getPort()), ear);
        awaitHeard("opened");
        return socket;
    }

    private void awaitHeard(String... texts) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(ear.heard).containsExactly(texts));
    }

    @Test
    void opensWithWhatItIsTold() throws Exception {
        dial();

        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/a?b=c");
        assertThat(request.getHeaders().get("Websocket-Id")).isEqualTo("x");
        assertThat(request.getHeaders().get("Sec-WebSocket-Protocol")).isEqualTo("protocol-v1");
        assertThat(request.getHeaders().get("User-Agent")).startsWith("sync-engine-for-kafka-connect/");
        assertThat(request.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void carriesTextBothWays() {
        OpenSocket socket = dial();
        peer.socket().send("hello");
        peer.socket().send(ByteString.encodeUtf8("not a text"));
        peer.socket().send("again");
        awaitHeard("opened", "hello", "again");

        socket.send("one");
        socket.send("two");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(peer.texts).containsExactly("one", "two"));
    }

    @Test
    void tellsWhenTheOtherSideLeaves() {
        dial();
        peer.socket().close(1001, "going away");
        awaitHeard("opened", "ended OptionalInt.empty");
    }

    @Test
    void takesLeaveProperly() {
        OpenSocket socket = dial();
        socket.send("last");
        socket.end();

        assertThat(peer.closing.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join())
                .isEqualTo(1000);
        assertThat(peer.texts).containsExactly("last");
        awaitHeard("opened", "ended OptionalInt.empty");
    }

    @Test
    void tellsWhenTheConnectionBreaks() {
        dial();
        peer.socket();
        server.close();
        awaitHeard("opened", "ended OptionalInt.empty");
    }

    @Test
    void tellsTheStatusOfARefusal() {
        dial();
        server.enqueue(new MockResponse.Builder().code(404).build());
        Ear other = new Ear();
        sockets.dial(request(server.getPort()), other);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(other.heard).containsExactly("ended OptionalInt[404]"));
    }

    @Test
    void followsNoRedirect() {
        dial();
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://127.0.0.1:" + server.getPort() + "/elsewhere")
                .build());
        OkHttpSockets strict = new OkHttpSockets(
                calls.newBuilder().followRedirects(false).build(),
                LIMIT,
                TaskThreads.named("socket-test", OkHttpSocketsTest.class));
        Ear other = new Ear();
        strict.dial(request(server.getPort()), other);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(other.heard).containsExactly("ended OptionalInt[302]"));
        strict.close();
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThatThrownBy(() -> sockets.dial(new SocketRequest("nowhere", "p", Map.of()), ear))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noticesAPeerThatHasGoneSilent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<@Nullable Socket> accepted = CompletableFuture.supplyAsync(() -> upgrade(silent));
            sockets.dial(request(silent.getLocalPort()), ear);

            awaitHeard("opened", "ended OptionalInt.empty");
            Socket connection = accepted.join();
            assertThat(connection).isNotNull();
            connection.close();
        }
    }

    /** Says yes to a websocket, and nothing more. */
    private static Socket upgrade(ServerSocket server) {
        try {
            Socket connection = server.accept();
            BufferedReader head =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            String key = "";
            for (String line = head.readLine(); !line.isEmpty(); line = head.readLine()) {
                if (line.startsWith("Sec-WebSocket-Key: ")) {
                    key = line.substring("Sec-WebSocket-Key: ".length());
                }
            }
            String accept = ByteString.encodeUtf8(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                    .sha1()
                    .base64();
            connection
                    .getOutputStream()
                    .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return connection;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void endsAllSocketsAndTellsNobody() {
        dial();
        sockets.close();

        assertThat(peer.closing.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join())
                .isEqualTo(1000);
        sockets.dial(request(server.getPort()), ear);
        assertThat(ear.heard).containsExactly("opened");
    }
}
