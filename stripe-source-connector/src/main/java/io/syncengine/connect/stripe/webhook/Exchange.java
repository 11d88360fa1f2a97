// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import io.syncengine.connect.stripe.loop.Cancellable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection: one request, one answer without a body, and the end. That there is never a second request leaves nothing
 * to disagree about with a proxy. For one thread.
 */
final class Exchange {

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    private static final int LINGER_BYTES = 4 << 20;

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNSUPPORTED = 415;
    private static final int UNAVAILABLE = 503;

    private static final int FAILED = 500;

    private final Socket connection;
    private final ListenerSettings settings;
    private final DeliveryDesk desk;
    private final Deadlines deadlines;
    private final BodyBudget.Share budget;
    private Cancellable limit = () -> {};
    private boolean complete;

    Exchange(
            Socket connection,
            ListenerSettings settings,
            DeliveryDesk desk,
            Deadlines deadlines,
            BodyBudget.Share budget) {
        this.connection = connection;
        this.settings = settings;
        this.desk = desk;
        this.deadlines = deadlines;
        this.budget = budget;
    }

    /**
     * Reads and answers, and closes the connection.
     *
     * @param full whether the answer is, without looking, that there is no room
     */
    void run(boolean full) {
        limitTo(settings.times().read());
        try (connection;
                budget;
                Socket socket = secured()) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            int status = full ? UNAVAILABLE : status(in, out);
            desk.answered(status);
            limitTo(settings.times().read());
            out.write(RequestReader.bytes(answer(status)));
            out.flush();
            end(socket, in);
        } catch (IOException e) {
            log.debug("a connection broke", e);
        } finally {
            limit.cancel();
        }
    }

    private void limitTo(Duration time) {
        limit.cancel();
        limit = deadlines.in(time, connection);
    }

    private int status(InputStream in, OutputStream out) throws IOException {
        try {
            RequestHead head = new RequestReader(in).head();
            check(head);
            limitTo(settings.times().read());
            byte[] body = body(head, in, out);
            limit.cancel();
            return desk.take(head.header("stripe-signature"), body);
        } catch (RefusedException e) {
            return e.status();
        } catch (RuntimeException e) {
            log.error("a delivery was refused: the connector has a defect; please report it with this trace", e);
            return FAILED;
        }
    }

    private Socket secured() throws IOException {
        connection.setTcpNoDelay(true);
        SSLSocketFactory tls = settings.tls();
        if (tls == null) {
            return connection;
        }
        SSLSocket secured = (SSLSocket) tls.createSocket(connection, null, connection.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    private void check(RequestHead head) throws RefusedException {
        if (!settings.senders().mayPass(connection.getInetAddress(), head.header("x-forwarded-for"))) {
            throw new RefusedException(FORBIDDEN);
        }
        if (!head.path().equals(settings.path())) {
            throw new RefusedException(NOT_FOUND);
        }
        if (!head.method().equals("POST")) {
            throw new RefusedException(METHOD_NOT_ALLOWED);
        }
        String type = head.header("content-type");
        String media = type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        if (!media.equals("application/json")) {
            throw new RefusedException(UNSUPPORTED);
        }
    }

    private byte[] body(RequestHead head, InputStream in, OutputStream out) throws IOException, RefusedException {
        if ("100-continue".equalsIgnoreCase(head.header("expect"))) {
            out.write(RequestReader.bytes("HTTP/1.1 100 Continue\r\n\r\n"));
            out.flush();
        }
        byte[] body = new RequestReader(in).body(head, settings.maxBody(), budget);
        complete = true;
        return body;
    }

    private static String answer(int status) {
        return "HTTP/1.1 " + status + (status == OK ? " OK" : " Refused") + "\r\n"
                + (status == METHOD_NOT_ALLOWED ? "Allow: POST\r\n" : "")
                + "Content-Length: 0\r\nConnection: close\r\n\r\n";
    }

    /** Closing while there is something unread would take the answer away from the sender before it has read it. */
    private void end(Socket socket, InputStream in) throws IOException {
        if (complete) {
            return;
        }
        socket.shutdownOutput();
        limitTo(settings.times().linger());
        byte[] buffer = new byte[4096];
        int read = 0;
        for (int n = in.read(buffer); n >= 0 && read < LINGER_BYTES; n = in.read(buffer)) {
            read += n;
        }
    }
}
