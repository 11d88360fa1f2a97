// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.support.thread.TaskThreads;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sockets over the network. Each has a thread of its own that reads. A peer that answers no ping is gone: after twice the
 * interval at most.
 */
final class OkHttpSockets implements SocketDialer {

    /** Stripe's own client pings more often and gives up after ten seconds without an answer. */
    static final Duration PING = Duration.ofSeconds(5);

    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    private static final Duration IDLE_THREAD = Duration.ofSeconds(10);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
    private static final int NORMAL = 1000;

    private final TaskThreads threads;
    private final ExecutorService executor;
    private final OkHttpClient client;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param calls whose proxies and trust are used; its connections and threads are not
     * @param threads its own: they end with it
     */
    OkHttpSockets(OkHttpClient calls, Duration ping, TaskThreads threads) {
        this.threads = threads;
        this.executor = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), threads);
        this.client = calls.newBuilder()
                .dispatcher(new Dispatcher(executor))
                // Ends when the socket is open.
                .callTimeout(HANDSHAKE)
                .pingInterval(ping)
                .build();
    }

    @Override
    public OpenSocket dial(SocketRequest request, SocketListener listener) {
        Request.Builder opening = new Request.Builder()
                .url(request.url())
                .header("Sec-WebSocket-Protocol", request.protocol())
                .header("User-Agent", OkHttpTransport.USER_AGENT);
        request.headers().forEach(opening::header);
        Line line = new Line(listener);
        lines.add(line);
        line.socket = client.newWebSocket(opening.build(), line);
        if (closed) {
            line.socket.cancel();
        }
        return line;
    }

    @Override
    public void close() {
        closed = true;
        lines.forEach(Line::end);
        executor.shutdown();
        try {
            executor.awaitTermination(CLOSE_LIMIT.dividedBy(2).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.dispatcher().cancelAll();
        threads.join(CLOSE_LIMIT.dividedBy(2));
    }

    /** One socket. */
    private final class Line extends WebSocketListener implements OpenSocket {
        private final SocketListener listener;
        private volatile @Nullable WebSocket socket;

        private Line(SocketListener listener) {
            this.listener = listener;
        }

        @Override
        public void send(String text) {
            WebSocket open = socket;
            if (open != null) {
                open.send(text);
            }
        }

        @Override
        public void end() {
            WebSocket open = socket;
            if (open != null) {
                open.close(NORMAL, null);
            }
        }

        @Override
        public void onOpen(WebSocket opened, Response response) {
            socket = opened;
            if (!closed) {
                listener.opened();
            }
        }

        @Override
        public void onMessage(WebSocket from, String text) {
            if (!closed) {
                listener.received(text);
            }
        }

        @Override
        public void onClosing(WebSocket closing, int code, String reason) {
            closing.close(NORMAL, null);
        }

        @Override
        public void onClosed(WebSocket ended, int code, String reason) {
            over(OptionalInt.empty(), "closed with status " + code);
        }

        @Override
        public void onFailure(WebSocket failed, Throwable cause, @Nullable Response response) {
            OptionalInt refusal = response == null ? OptionalInt.empty() : OptionalInt.of(response.code());
            over(refusal, response == null ? String.valueOf(cause) : "refused with status " + response.code());
        }

        private void over(OptionalInt refusal, String reason) {
            lines.remove(this);
            if (!closed) {
                listener.ended(refusal, reason);
            }
        }
    }
}
