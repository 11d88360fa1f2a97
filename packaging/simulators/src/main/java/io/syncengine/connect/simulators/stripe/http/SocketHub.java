// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.stripe.SimulatedHooks;
import io.syncengine.connect.simulators.stripe.webhook.HookEndpoint;
import io.syncengine.connect.simulators.stripe.webhook.HookRequest;
import io.syncengine.connect.simulators.stripe.webhook.SocketText;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/** The open sockets of Stripe's command line, and the events that were sent through them and wait for an answer. Thread-safe. */
final class SocketHub {
    private static final int GOING_AWAY = 1001;

    private final SimulatedHooks hooks;
    private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();

    /** @param deadline of {@link System#nanoTime} */
    private record Waiting(SocketConnection connection, long deadline, IntConsumer end) {}

    /**
     * What there was so far.
     *
     * @param open connections now
     * @param connections ever
     * @param acknowledged events
     */
    record Counts(int open, long connections, long acknowledged) {}

    SocketHub(SimulatedHooks hooks) {
        this.hooks = hooks;
    }

    boolean isKnown(String id) {
        return hooks.hasSession(id);
    }

    void opened(SocketConnection connection) {
        connections.incrementAndGet();
        open.add(connection);
        hooks.connected(connection.id());
    }

    void closed(SocketConnection connection) {
        if (open.remove(connection)) {
            hooks.disconnected(connection.id());
        }
        waiting.forEach((conversation, wait) -> {
            if (wait.connection() == connection) {
                end(conversation, 0);
            }
        });
    }

    void received(String message) {
        SocketText.reply(message).ifPresent(reply -> {
            if (reply.isAck()) {
                acknowledged.incrementAndGet();
            } else {
                end(reply.conversation(), reply.status());
            }
        });
    }

    /**
     * Sends an event through one of its session's sockets.
     *
     * @param end told the status of the answer; 0 when there is none in time
     */
    void send(HookRequest request, Duration timeout, IntConsumer end) {
        @Nullable
        SocketConnection connection = open.stream()
                .filter(candidate -> request.url().equals(HookEndpoint.SOCKET + candidate.id()))
                .findAny()
                .orElse(null);
        if (connection == null) {
            end.accept(0);
            return;
        }
        String conversation = SocketText.conversation(request);
        waiting.put(conversation, new Waiting(connection, System.nanoTime() + timeout.toNanos(), end));
        connection.send(SocketText.event(request));
        if (!open.contains(connection)) {
            end(conversation, 0);
        }
    }

    private void end(String conversation, int status) {
        @Nullable Waiting wait = waiting.remove(conversation);
        if (wait != null) {
            wait.end().accept(status);
        }
    }

    /** Ends the wait for answers that are overdue. */
    void giveUp() {
        long now = System.nanoTime();
        waiting.forEach((conversation, wait) -> {
            if (wait.deadline() - now < 0) {
                end(conversation, 0);
            }
        });
    }

    /** Closes all sockets. @param isRude without a farewell */
    int drop(boolean isRude) {
        List<SocketConnection> all = List.copyOf(open);
        all.forEach(connection -> {
            if (isRude) {
                connection.abort();
            } else {
                connection.close(GOING_AWAY);
            }
        });
        return all.size();
    }

    /** Lets those that are open now answer no ping any more. */
    int mute() {
        List<SocketConnection> all = List.copyOf(open);
        all.forEach(SocketConnection::mute);
        return all.size();
    }

    Counts counts() {
        return new Counts(open.size(), connections.get(), acknowledged.get());
    }
}
