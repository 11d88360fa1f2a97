// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import static org.awaitility.Awaitility.await;

import io.syncengine.connect.support.thread.TaskThreads;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import javax.net.ssl.SSLSocketFactory;

/** A listener on this machine, and what a sender may do to it. */
final class ListenerRig implements AutoCloseable {

    static final ListenerTimes SHORT = new ListenerTimes(
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofMillis(100),
            Duration.ofMillis(10),
            Duration.ofMillis(20));

    /** Nobody in it waits that long: a test that needs a limit sets its own. */
    static final ListenerTimes LONG = new ListenerTimes(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(10),
            Duration.ofMillis(20));

    final WebhookListener listener;

    private ListenerRig(WebhookListener listener) {
        this.listener = listener;
    }

    static ListenerRig open(BiFunction<@Nullable String, byte[], Integer> desk, ListenerTimes times) {
        ListenerRig rig = on(freePort(), desk, times, null);
        rig.awaitOpen();
        return rig;
    }

    static ListenerRig on(
            int port,
            BiFunction<@Nullable String, byte[], Integer> desk,
            ListenerTimes times,
            @Nullable SSLSocketFactory tls) {
        ListenerSettings settings = new ListenerSettings(
                "127.0.0.1", port, "/stripe", 10_000, new Senders(List.of(), List.of()), tls, times);
        WebhookListener listener = new WebhookListener(
                settings,
                new DeliveryDesk() {
                    @Override
                    public int take(@Nullable String signature, byte[] body) {
                        return desk.apply(signature, body);
                    }

                    @Override
                    public void answered(int status) {}
                },
                TaskThreads.named("webhook-test", ListenerRig.class));
        listener.start();
        return new ListenerRig(listener);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void awaitOpen() {
        await().atMost(Duration.ofSeconds(10)).until(() -> listener.port() != 0);
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** The whole answer to a request; empty when the connection just ended. */
    String send(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            return answer(socket);
        }
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    static String post(String body) {
        return "POST /stripe HTTP/1.1\r\nHost: a\r\nContent-Type: application/json; charset=utf-8\r\n"
                + "Stripe-Signature: t=1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Override
    public void close() {
        listener.close();
    }
}
