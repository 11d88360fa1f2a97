// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.testing.LogCapture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

final class WebhookListenerTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private @Nullable ListenerRig rig;

    @AfterEach
    void nothingStaysBehind() {
        if (rig != null) {
            rig.close();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("webhook-test"))
                .isEmpty();
    }

    private ListenerRig open(BiFunction<@Nullable String, byte[], Integer> desk, ListenerTimes times) {
        rig = ListenerRig.open(desk, times);
        return rig;
    }

    private ListenerRig open() {
        return open(
                (signature, body) -> {
                    taken.add(signature + " " + new String(body, StandardCharsets.UTF_8));
                    return 200;
                },
                ListenerRig.LONG);
    }

    @Nested
    final class Answering {

        @Test
        void handsOnSignatureAndBodyAndAnswersWithoutAWord() throws Exception {
            String answer = open().send(ListenerRig.post("{}"));

            assertThat(answer).isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            assertThat(taken).containsExactly("t=1 {}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "GET /stripe HTTP/1.1\\n\\n | 405",
                    "PUT /stripe HTTP/1.1\\nContent-Length: 3\\n\\nabc | 405",
                    "POST /other HTTP/1.1\\nContent-Type: application/json\\nContent-Length: 2\\n\\n{} | 404",
                    "POST /stripe/ HTTP/1.1\\nContent-Type: application/json\\nContent-Length: 2\\n\\n{} | 404",
                    "POST /stripe HTTP/1.1\\nContent-Type: text/plain\\nContent-Length: 2\\n\\n{} | 415",
                    "POST /stripe HTTP/1.1\\nContent-Length: 2\\n\\n{} | 415",
                    "POST /stripe HTTP/1.1\\nContent-Type: application/json\\nContent-Length: 10001\\n\\n{ | 413",
                    "nonsense\\n\\n | 400",
                })
        void refusesWithNothingButAStatus(String request, int status) throws Exception {
            ListenerRig listening = open();
            try (Socket socket = listening.connect()) {
                ListenerRig.write(socket, request.replace("\\n", "\r\n"));
                socket.shutdownOutput();
                String answer = ListenerRig.answer(socket);

                assertThat(answer)
                        .startsWith("HTTP/1.1 " + status + " Refused\r\n")
                        .endsWith("\r\n\r\n");
                assertThat(answer.contains("Allow: POST")).isEqualTo(status == 405);
                assertThat(answer.substring(answer.indexOf("\r\n\r\n"))).isEqualTo("\r\n\r\n");
            }
            assertThat(taken).isEmpty();
        }

        /** A sender that is still busy would see its connection reset, and not the answer. */
        @Test
        void letsASenderFinishBeforeItClosesOnIt() throws Exception {
            String body = "x".repeat(3_000_000);
            try (Socket socket = open().connect()) {
                ListenerRig.write(
                        socket,
                        "POST /stripe HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                + "\r\n\r\n" + body);
                socket.shutdownOutput();

                assertThat(ListenerRig.answer(socket)).startsWith("HTTP/1.1 413 ");
            }
        }

        @Test
        void takesOneRequestPerConnection() throws Exception {
            String answer = open().send(ListenerRig.post("{}") + ListenerRig.post("[]"));

            assertThat(answer).containsOnlyOnce("HTTP/1.1");
            assertThat(taken).containsExactly("t=1 {}");
        }

        @Test
        void asksForABodyThatWaitsToBeAskedFor() throws Exception {
            try (Socket socket = open().connect()) {
                ListenerRig.write(
                        socket,
                        "POST /stripe HTTP/1.1\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
                                + "Content-Length: 2\r\n\r\n");
                byte[] first = socket.getInputStream().readNBytes(25);
                ListenerRig.write(socket, "{}");

                assertThat(new String(first, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
                assertThat(ListenerRig.answer(socket)).startsWith("HTTP/1.1 200 ");
            }
        }

        @Test
        void saysNothingOfADefect() throws Exception {
            try (LogCapture log = LogCapture.debug(Exchange.class.getName())) {
                String answer = open(
                                (signature, body) -> {
                                    throw new IllegalStateException("broken");
                                },
                                ListenerRig.LONG)
                        .send(ListenerRig.post("{}"));

                assertThat(answer).startsWith("HTTP/1.1 500 ").doesNotContain("broken");
                assertThat(log.texts("ERROR")).singleElement().asString().contains("defect");
            }
        }
    }

    @Nested
    final class Limits {

        @Test
        void endsAConnectionThatSaysNothing() throws Exception {
            try (Socket socket =
                    open((signature, body) -> 200, ListenerRig.SHORT).connect()) {
                assertThat(ListenerRig.answer(socket)).isEmpty();
            }
        }

        /** A timeout between two bytes would never strike. */
        @ParameterizedTest
        @CsvSource({
            "'POST /stripe HTTP/1.1\r\nA: '",
            "'POST /stripe HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n'"
        })
        void endsAConnectionThatGoesOnByteByByte(String beginning) throws Exception {
            try (Socket socket =
                    open((signature, body) -> 200, ListenerRig.SHORT).connect()) {
                assertThatThrownBy(() -> {
                            ListenerRig.write(socket, beginning);
                            for (int i = 0; i < 1_000; i++) {
                                ListenerRig.write(socket, "a");
                                TimeUnit.MILLISECONDS.sleep(20);
                            }
                        })
                        .isInstanceOf(SocketException.class);
            }
        }

        @Test
        void servesSixtyFourAndTellsOthersThatThereIsNoRoom() throws Exception {
            CountDownLatch busy = new CountDownLatch(64);
            CountDownLatch release = new CountDownLatch(1);
            ListenerRig listening = open(
                    (signature, body) -> {
                        busy.countDown();
                        await(release);
                        return 200;
                    },
                    ListenerRig.LONG);
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Socket socket = listening.connect();
                sockets.add(socket);
                ListenerRig.write(socket, ListenerRig.post("{}"));
            }
            assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();

            for (int i = 0; i < 20; i++) {
                try (Socket socket = listening.connect()) {
                    ListenerRig.write(socket, ListenerRig.post("{}"));
                    socket.shutdownOutput();
                    assertThat(ListenerRig.answer(socket)).startsWith("HTTP/1.1 503 ");
                }
            }
            release.countDown();

            for (Socket socket : sockets) {
                assertThat(ListenerRig.answer(socket)).startsWith("HTTP/1.1 200 ");
                socket.close();
            }
            assertThat(listening.send(ListenerRig.post("{}"))).startsWith("HTTP/1.1 200 ");
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Nested
    final class ThePort {

        @Test
        void isTriedForUntilItIsFree() throws Exception {
            int port = ListenerRig.freePort();
            try (LogCapture log = LogCapture.debug(WebhookListener.class.getName())) {
                try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                    rig = ListenerRig.on(port, (signature, body) -> 200, ListenerRig.SHORT, null);
                    Awaitility.await().atMost(SOON).until(() -> other.isBound() && rig.listener.isDegraded());
                }
                assertThat(log.texts("WARN"))
                        .singleElement()
                        .asString()
                        .contains("127.0.0.1:" + port, "webhook.listen.port");

                rig.awaitOpen();
                assertThat(rig.listener.isDegraded()).isFalse();
                assertThat(rig.send(ListenerRig.post("{}"))).startsWith("HTTP/1.1 200 ");
            }
        }

        @Test
        void isGivenUpQuietlyWhenTheTaskEndsFirst() throws Exception {
            int port = ListenerRig.freePort();
            try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                rig = ListenerRig.on(port, (signature, body) -> 200, ListenerRig.LONG, null);
                rig.close();

                assertThat(rig.listener.isDegraded()).isFalse();
                assertThat(other.isBound()).isTrue();
            }
        }

        @Test
        void isFreeOnceTheListenerIsClosed() throws Exception {
            ListenerRig listening = open();
            int port = listening.listener.port();
            Socket idle = listening.connect();
            listening.close();

            try (ServerSocket next = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                assertThat(next.isBound()).isTrue();
            }
            assertThat(ListenerRig.answer(idle)).isEmpty();
            idle.close();
        }
    }

    @Nested
    final class OwnCertificate {

        @TempDir
        private Path folder;

        private String keystore() throws Exception {
            Path store = folder.resolve("listener.p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "listener",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            "changeit")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(keytool.waitFor()).isZero();
            return store.toString();
        }

        @Test
        void isUsedForEveryConnection() throws Exception {
            rig = ListenerRig.on(
                    ListenerRig.freePort(),
                    (signature, body) -> 200,
                    ListenerRig.LONG,
                    TlsKeystore.socketFactory(keystore(), "changeit"));
            rig.awaitOpen();
            SSLContext trusting = SSLContext.getInstance("TLS");
            trusting.init(null, new TrustManager[] {new TrustEverybody()}, null);

            try (Socket socket = trusting.getSocketFactory().createSocket("127.0.0.1", rig.listener.port())) {
                ListenerRig.write(socket, ListenerRig.post("{}"));
                assertThat(ListenerRig.answer(socket)).startsWith("HTTP/1.1 200 ");
            }
            try (Socket socket = trusting.getSocketFactory().createSocket("127.0.0.1", rig.listener.port())) {
                ListenerRig.write(socket, "GET / HTTP/1.1\r\n\r\n");
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
                        .isEqualTo("HTTP/1.1 404");
            }
        }

        @Test
        void saysWhatIsWrongWithIt() throws Exception {
            String store = keystore();
            assertThatThrownBy(() -> TlsKeystore.socketFactory(store, "other"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(store)
                    .message()
                    .doesNotContain("other");
            assertThatThrownBy(() -> TlsKeystore.socketFactory(store + "x", "changeit"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static final class TrustEverybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
