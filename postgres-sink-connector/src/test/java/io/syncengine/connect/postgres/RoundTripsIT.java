// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.support.thread.TaskThreads;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * How often the sink waits for the server in a batch: what a distant database costs. A relay in between counts how often
 * the talk changes from the sink to the server.
 */
class RoundTripsIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private final Relay relay = new Relay(database.port());
    private RunningSink sink;

    @BeforeEach
    void start() {
        sink = new RunningSink(new TestDatabase(relay.port(), database.name()), "ssl.mode", "disable");
        // What the driver asks about types, and the sink about tables, it asks once.
        sink.put(rows(0, 100, 1, 1));
        sink.put(rows(0, 100, 2, 2));
    }

    @AfterEach
    void stop() throws IOException {
        sink.close();
        relay.close();
    }

    private List<SinkRecord> rows(int from, int to, long second, long amount) {
        return IntStream.range(from, to)
                .mapToObj(i -> charges.row("ch_" + i, second, amount))
                .toList();
    }

    private int roundTrips(List<SinkRecord> records) {
        int before = relay.roundTrips();
        sink.put(records);
        return relay.roundTrips() - before;
    }

    @Test
    void aReplayTakesThree() {
        assertThat(roundTrips(rows(0, 100, 2, 2))).isEqualTo(3);
    }

    @Test
    void newRowsTakeFive() {
        assertThat(roundTrips(rows(1000, 1100, 1, 1))).isEqualTo(5);
    }

    @Test
    void changedRowsTakeFour() {
        assertThat(roundTrips(rows(0, 100, 3, 3))).isEqualTo(4);
    }

    @Test
    void deletesTakeFour() {
        assertThat(roundTrips(IntStream.range(0, 50)
                        .mapToObj(i -> charges.delete("ch_" + i, 9))
                        .toList()))
                .isEqualTo(4);
    }

    /** Passes bytes on between one client at a time and the server. */
    private static final class Relay {

        private final ServerSocket door;
        private final int server;
        private final TaskThreads threads = TaskThreads.named("relay", RoundTripsIT.class);
        private final AtomicInteger trips = new AtomicInteger();
        private final AtomicBoolean clientSpoke = new AtomicBoolean();

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

        int roundTrips() {
            return trips.get();
        }

        private void serve() {
            try {
                while (true) {
                    Socket client = door.accept();
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
                        clientSpoke.set(true);
                    } else if (clientSpoke.getAndSet(false)) {
                        trips.incrementAndGet();
                    }
                    out.write(buffer, 0, read);
                }
            } catch (IOException e) {
                // Either side was closed.
            }
        }

        void close() throws IOException {
            door.close();
            threads.join(Duration.ofSeconds(5));
        }
    }
}
