// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A port of this machine that forwards to another as if it were far away: bytes arrive as fast as they are sent, but half
 * a round trip later. Each direction of a connection has two threads.
 */
final class DelayRelay implements AutoCloseable {

    private static final int CHUNK = 64 << 10;

    /** Bounds what is on its way: 16 MiB, more than any window of TCP. */
    private static final int CHUNKS = 256;

    private final ServerSocket server;
    private final int target;
    private final long delayNanos;

    /** Bytes on their way, and when they arrive; no bytes mean the end. */
    private record Parcel(byte[] bytes, long dueNanos) {}

    private DelayRelay(ServerSocket server, int target, long delayNanos) {
        this.server = server;
        this.target = target;
        this.delayNanos = delayNanos;
    }

    /**
     * Starts to listen.
     *
     * @param target port that it forwards to
     * @param roundTripMillis more than 0
     */
    static DelayRelay start(int target, double roundTripMillis) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DelayRelay relay = new DelayRelay(server, target, (long) (roundTripMillis * 1_000_000 / 2));
        thread("relay-accept", relay::accept);
        return relay;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                connect(near, far);
                connect(far, near);
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void connect(Socket from, Socket to) throws IOException {
        to.setTcpNoDelay(true);
        BlockingQueue<Parcel> way = new ArrayBlockingQueue<>(CHUNKS);
        thread("relay-read", () -> read(from, way));
        thread("relay-write", () -> write(to, way));
    }

    private void read(Socket from, BlockingQueue<Parcel> way) {
        byte[] chunk = new byte[CHUNK];
        try {
            int length = 0;
            while (length >= 0) {
                try {
                    InputStream in = from.getInputStream();
                    length = in.read(chunk);
                } catch (IOException e) {
                    length = -1;
                }
                way.put(new Parcel(Arrays.copyOf(chunk, Math.max(0, length)), System.nanoTime() + delayNanos));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Socket to, BlockingQueue<Parcel> way) {
        try (to) {
            OutputStream out = to.getOutputStream();
            while (true) {
                Parcel parcel = way.take();
                long left = parcel.dueNanos() - System.nanoTime();
                if (left > 0) {
                    TimeUnit.NANOSECONDS.sleep(left);
                }
                if (parcel.bytes().length == 0) {
                    return;
                }
                out.write(parcel.bytes());
            }
        } catch (IOException e) {
            // The other side has gone; what is still on its way to it is of no use.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
