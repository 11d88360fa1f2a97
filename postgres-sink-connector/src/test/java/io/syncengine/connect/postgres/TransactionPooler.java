// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import io.syncengine.connect.support.thread.TaskThreads;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A pooler in transaction mode, at its worst: each transaction of a client is on another of its sessions, in turn, so that
 * whatever a session keeps between transactions is lost or in the way. Between client and server it reads every message
 * and changes none.
 */
final class TransactionPooler implements AutoCloseable {

    private static final int SESSIONS = 3;
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int CANCEL_REQUEST = 80877102;
    private static final byte READY = 'Z';
    private static final byte IDLE = 'I';

    private final ServerSocket door;
    private final int server;
    private final TaskThreads threads = TaskThreads.named("pooler", TransactionPooler.class);
    private final AtomicInteger switches = new AtomicInteger();

    TransactionPooler(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.newThread(this::welcome).start();
    }

    int port() {
        return door.getLocalPort();
    }

    /** How often a transaction was on another session than the one before it. */
    int switches() {
        return switches.get();
    }

    private void welcome() {
        try {
            while (true) {
                Socket client = door.accept();
                client.setTcpNoDelay(true);
                threads.newThread(() -> serve(client)).start();
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            Client served = new Client(client);
            if (served.start()) {
                served.pass();
            }
        } catch (IOException e) {
            // Either side was closed.
        }
    }

    /** A client and its sessions. */
    private final class Client {
        private final Socket client;
        private final DataInputStream in;
        private final DataOutputStream out;
        private final List<Socket> sessions = new ArrayList<>();
        private final List<DataOutputStream> doors = new ArrayList<>();
        private int current;
        private boolean idle = true;

        Client(Socket client) throws IOException {
            this.client = client;
            this.in = new DataInputStream(client.getInputStream());
            this.out = buffered(client);
        }

        /** Logs in to all sessions; the client sees the greeting of the first. */
        boolean start() throws IOException {
            byte[] hello = first();
            while (code(hello) == SSL_REQUEST || code(hello) == GSS_REQUEST) {
                out.write('N');
                out.flush();
                hello = first();
            }
            if (code(hello) == CANCEL_REQUEST) {
                return false;
            }
            for (int i = 0; i < SESSIONS; i++) {
                Socket session = new Socket(InetAddress.getLoopbackAddress(), server);
                session.setTcpNoDelay(true);
                sessions.add(session);
                doors.add(buffered(session));
                session.getOutputStream().write(hello);
                greet(session, i == 0);
            }
            for (Socket session : sessions) {
                threads.newThread(() -> answer(session)).start();
            }
            return true;
        }

        private static DataOutputStream buffered(Socket socket) throws IOException {
            return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
        }

        private byte[] first() throws IOException {
            int length = in.readInt();
            byte[] message = new byte[length];
            message[0] = (byte) (length >>> 24);
            message[1] = (byte) (length >>> 16);
            message[2] = (byte) (length >>> 8);
            message[3] = (byte) length;
            in.readFully(message, 4, length - 4);
            return message;
        }

        private static int code(byte[] message) {
            return (message[4] & 0xFF) << 24
                    | (message[5] & 0xFF) << 16
                    | (message[6] & 0xFF) << 8
                    | (message[7] & 0xFF);
        }

        private void greet(Socket session, boolean shown) throws IOException {
            DataInputStream answers = new DataInputStream(session.getInputStream());
            byte kind;
            do {
                kind = answers.readByte();
                byte[] body = body(answers);
                if (shown) {
                    write(out, kind, body);
                }
            } while (kind != READY && kind != 'E');
            out.flush();
        }

        private static byte[] body(DataInputStream from) throws IOException {
            byte[] body = new byte[from.readInt() - 4];
            from.readFully(body);
            return body;
        }

        private static void write(DataOutputStream to, byte kind, byte[] body) throws IOException {
            to.writeByte(kind);
            to.writeInt(body.length + 4);
            to.write(body);
        }

        /** From the client to the session whose turn it is. */
        void pass() throws IOException {
            try {
                while (true) {
                    byte kind = in.readByte();
                    byte[] body = body(in);
                    DataOutputStream session = doors.get(turn());
                    write(session, kind, body);
                    session.flush();
                }
            } finally {
                for (Socket session : sessions) {
                    session.close();
                }
            }
        }

        private synchronized int turn() {
            if (idle) {
                idle = false;
                current = (current + 1) % SESSIONS;
                switches.incrementAndGet();
            }
            return current;
        }

        private void answer(Socket session) {
            try (client) {
                DataInputStream answers = new DataInputStream(session.getInputStream());
                while (true) {
                    byte kind = answers.readByte();
                    byte[] body = body(answers);
                    synchronized (this) {
                        idle |= kind == READY && body[0] == IDLE;
                        write(out, kind, body);
                        out.flush();
                    }
                }
            } catch (IOException e) {
                // Either side was closed.
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.join(Duration.ofSeconds(1));
    }
}
