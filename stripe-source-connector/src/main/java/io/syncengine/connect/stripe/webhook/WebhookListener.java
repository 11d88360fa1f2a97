// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import io.syncengine.connect.support.thread.TaskThreads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP listener that does one thing: it takes deliveries. The JDK's own server has no limits that a plugin could set, and
 * any other is a dependency, so this one is written for its limits: 64 connections are served at a time, further ones are
 * told 503, further ones still are closed; a connection has one request and a few seconds. While the port cannot be had the
 * account is followed by polling alone, and the port is tried again and again.
 */
final class WebhookListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookListener.class);

    private static final int MAX_CONNECTIONS = 64;
    private static final int REFUSING_THREADS = 4;
    private static final int WAITING_REFUSALS = 256;
    private static final int BACKLOG = 128;

    /** Of all bodies together. */
    private static final long MAX_BODIES = 16L << 20;

    private static final Duration IDLE_THREAD = Duration.ofSeconds(10);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final ListenerSettings settings;
    private final DeliveryDesk desk;
    private final TaskThreads threads;
    private final Deadlines deadlines;
    private final BodyBudget bodies;
    private final ThreadPoolExecutor servers;
    private final ThreadPoolExecutor refusers;
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable ServerSocket server;
    private volatile boolean degraded;

    /** @param threads its own: they end with it */
    WebhookListener(ListenerSettings settings, DeliveryDesk desk, TaskThreads threads) {
        this.settings = settings;
        this.desk = desk;
        this.threads = threads;
        this.deadlines = new Deadlines(threads);
        this.bodies = new BodyBudget(Math.max(MAX_BODIES, 2L * settings.maxBody()));
        // As many as there are permits, and the one that listens.
        this.servers = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), threads);
        this.refusers = new ThreadPoolExecutor(
                REFUSING_THREADS,
                REFUSING_THREADS,
                IDLE_THREAD.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(WAITING_REFUSALS),
                threads);
        refusers.allowCoreThreadTimeOut(true);
    }

    /** Begins to listen, on a thread of its own; returns at once. */
    void start() {
        servers.execute(this::listen);
    }

    /** Whether the port could not be had for longer than patience goes. */
    boolean isDegraded() {
        return degraded;
    }

    /** Port that is listened on; 0 while there is none. */
    int port() {
        ServerSocket current = server;
        return current == null ? 0 : current.getLocalPort();
    }

    private void listen() {
        long since = System.nanoTime();
        while (!isClosed()) {
            try (ServerSocket socket = bound()) {
                server = socket;
                log.info("webhooks are received on {}, path {}", socket.getLocalSocketAddress(), settings.path());
                degraded = false;
                accept(socket);
            } catch (IOException e) {
                boolean patient =
                        System.nanoTime() - since < settings.times().patience().toNanos();
                if (!patient && !degraded && !isClosed()) {
                    log.warn(
                            "webhooks cannot be received on {}:{}: {}; changes are found by polling until the port can be"
                                    + " had. Stop what else listens there, or set webhook.listen.port to another port",
                            settings.host(),
                            settings.port(),
                            e.getMessage());
                    degraded = true;
                }
                pause(degraded ? settings.times().lateRetry() : settings.times().retry());
            }
        }
    }

    private ServerSocket bound() throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    private void accept(ServerSocket socket) throws IOException {
        while (!isClosed()) {
            Socket connection = socket.accept();
            Exchange exchange = new Exchange(connection, settings, desk, deadlines, bodies.share());
            open.add(connection);
            boolean served = free.tryAcquire();
            Runnable end = () -> {
                open.remove(connection);
                if (served) {
                    free.release();
                }
            };
            try {
                (served ? servers : refusers).execute(() -> {
                    try {
                        exchange.run(!served);
                    } finally {
                        end.run();
                    }
                });
            } catch (RejectedExecutionException e) {
                end.run();
                connection.close();
            }
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause(Duration time) {
        try {
            closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    /** Ends listening and connections, in a second at most. Doing it twice is harmless. */
    @Override
    public void close() {
        closed.countDown();
        close(server);
        servers.shutdown();
        refusers.shutdown();
        awaitAnswers();
        open.forEach(WebhookListener::close);
        deadlines.close();
        threads.join(CLOSE_LIMIT.dividedBy(2));
    }

    private void awaitAnswers() {
        try {
            servers.awaitTermination(CLOSE_LIMIT.dividedBy(2).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(@Nullable Closeable connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            log.debug("a connection was not closed properly", e);
        }
    }
}
