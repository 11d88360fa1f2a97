// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import io.syncengine.connect.support.thread.TaskThreads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes bytes on between one client at a time and the server, and counts how often the client waits for an answer. */
final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final TaskThreads threads = TaskThreads.named("relay", Relay.class);
    private final AtomicInteger trips = new AtomicInteger();
    private final AtomicInteger clients = new AtomicInteger();
    private final AtomicBoolean clientsTurn = new AtomicBoolean(true);
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private volatile Runnable before = () -> {};
    private volatile boolean losesAnswer;
    private volatile boolean fired;

    Relay(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.newThread(this::serve).start();
    }

    int port() {
        return door.getLocalPort();
    }

    /** How often somebody has connected. */
    int clients() {
        return clients.get();
    }

    int roundTrips() {
        return trips.get();
    }

    /** Runs something before what the client says at the nth round trip from now on goes to the server. */
    void beforeTrip(int nth, Runnable what) {
        before = what;
        losesAnswer = false;
        fired = false;
        left.set(nth);
    }

    /** The server does what it is told at the nth round trip from now on, and the client never hears of it. */
    void loseAnswerOfTrip(int nth) {
        before = () -> losesAnswer = true;
        losesAnswer = false;
        fired = false;
        left.set(nth);
    }

    /** Whether that round trip came. */
    boolean hasFired() {
        return fired;
    }

    private void serve() {
        try {
            while (true) {
                Socket client = door.accept();
                clients.incrementAndGet();
                Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                target.setTcpNoDelay(true);
                threads.newThread(() -> pump(client, target, true)).start();
                threads.newThread(() -> pump(target, client, false)).start();
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private void pump(Socket from, Socket to, boolean client) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (client) {
                    clientSpeaks();
                } else {
                    clientsTurn.set(true);
                    if (losesAnswer) {
                        losesAnswer = false;
                        return;
                    }
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Either side was closed.
        }
    }

    private void clientSpeaks() {
        if (clientsTurn.getAndSet(false)) {
            trips.incrementAndGet();
            if (left.decrementAndGet() == 0) {
                fired = true;
                before.run();
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.join(Duration.ofSeconds(5));
    }
}
