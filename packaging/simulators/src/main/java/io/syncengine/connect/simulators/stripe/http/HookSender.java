// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.stripe.SimulatedHooks;
import io.syncengine.connect.simulators.stripe.webhook.HookEndpoint;
import io.syncengine.connect.simulators.stripe.webhook.HookRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends webhooks when they are due, as many at a time as {@value #MOST_AT_A_TIME}. One thread looks, two receive the answers;
 * all are daemons and end with {@link #close}. Follows no redirects, as Stripe does not.
 */
final class HookSender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HookSender.class);
    private static final int MOST_AT_A_TIME = 128;
    private static final long PAUSE_MILLIS = 10;

    private final SimulatedHooks hooks;
    private final SocketHub sockets;
    private final Semaphore places = new Semaphore(MOST_AT_A_TIME);
    private final ExecutorService looking = Executors.newSingleThreadExecutor(threads("stripe-simulator-webhooks"));
    private final ExecutorService receiving =
            Executors.newFixedThreadPool(2, threads("stripe-simulator-webhook-answers"));
    private @Nullable HttpClient client;
    private volatile boolean isClosed;

    private HookSender(SimulatedHooks hooks, SocketHub sockets) {
        this.hooks = hooks;
        this.sockets = sockets;
    }

    static HookSender start(SimulatedHooks hooks, SocketHub sockets) {
        HookSender sender = new HookSender(hooks, sockets);
        sender.looking.execute(sender::look);
        return sender;
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private void look() {
        try {
            while (!isClosed) {
                sockets.giveUp();
                if (!sendNext()) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there was something to send */
    private boolean sendNext() throws InterruptedException {
        places.acquire();
        boolean isSent = false;
        try {
            Optional<HookRequest> request = hooks.next();
            isSent = request.isPresent();
            request.ifPresent(this::send);
            return isSent;
        } catch (RuntimeException e) {
            log.error("The simulated account's webhooks failed", e);
            return false;
        } finally {
            if (!isSent) {
                places.release();
            }
        }
    }

    private void send(HookRequest request) {
        if (request.url().startsWith(HookEndpoint.SOCKET)) {
            sockets.send(request, hooks.options().timing().timeout(), status -> end(request, status));
        } else {
            send(request, true);
        }
    }

    private void send(HookRequest request, boolean isFirst) {
        HttpRequest sent;
        try {
            sent = http(request);
        } catch (IllegalArgumentException e) {
            log.warn("{} is no address to send webhooks to: {}", request.url(), e.getMessage());
            end(request, 0);
            return;
        }
        CompletableFuture<?> unused = client().sendAsync(sent, HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> {
                    if (failure == null) {
                        end(request, answer.statusCode());
                    } else if (isFirst && isBrokenConnection(failure) && !isClosed) {
                        send(request, false);
                    } else {
                        end(request, 0);
                    }
                });
    }

    private HttpRequest http(HookRequest request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(hooks.options().timing().timeout())
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(http::header);
        return http.build();
    }

    /** A connection that was kept open may have been closed by the other side just now: that is no failed attempt. */
    private static boolean isBrokenConnection(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof IOException
                && !(cause instanceof ConnectException)
                && !(cause instanceof HttpTimeoutException);
    }

    private void end(HookRequest request, int status) {
        places.release();
        hooks.answered(request.delivery(), status);
    }

    /** Made for the first delivery: most simulators send none. Also called by receiving threads. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(receiving)
                    .build();
        }
        return client;
    }

    /** What is under way is given up. */
    @Override
    public void close() {
        isClosed = true;
        looking.shutdownNow();
        receiving.shutdownNow();
    }
}
