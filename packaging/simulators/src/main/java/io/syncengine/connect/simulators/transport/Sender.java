// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.transport;

import io.syncengine.connect.simulators.exchange.SimAnswer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends one answer the way its {@link Delivery} wants it. Waits hold no thread: Jetty's scheduler goes on. Used by one thread
 * at a time.
 */
public final class Sender {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Passage passage;
    private final SimAnswer answer;

    public Sender(Request request, Response response, Callback callback, Passage passage) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.passage = passage;
        answer = passage.answer();
    }

    public void send() {
        switch (passage.delivery().kind()) {
            // Whoever gave up waiting is not seen before the connection's idle timeout, so it counts as answered at
            // once.
            case NEVER -> passage.end(0);
            case RESET -> reset(0);
            case RESET_MID_BODY -> {
                begin();
                response.write(
                        false,
                        ByteBuffer.wrap(answer.body(), 0, answer.body().length / 2),
                        Callback.from(() -> reset(answer.status()), failure -> reset(answer.status())));
            }
            default -> after(passage.delivery().delay(), this::sendWhole);
        }
    }

    private void sendWhole() {
        begin();
        int rate = passage.delivery().bytesPerSecond();
        if (rate > 0) {
            drip(new Drops(answer.body(), rate));
        } else {
            passage.end(answer.status());
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
    }

    private void begin() {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    }

    private void drip(Drops drops) {
        ByteBuffer drop = drops.next();
        boolean isLast = drops.isEmpty();
        if (isLast) {
            passage.end(answer.status());
            response.write(true, drop, callback);
            return;
        }
        response.write(false, drop, Callback.from(() -> after(drops.pause(), () -> drip(drops)), failure -> {
            passage.end(answer.status());
            callback.failed(failure);
        }));
    }

    private void after(Duration delay, Runnable next) {
        if (delay.isZero()) {
            next.run();
            return;
        }
        request.addIdleTimeoutListener(timeout -> false);
        Scheduler scheduler = request.getConnectionMetaData().getConnector().getScheduler();
        scheduler.schedule(next, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the connection with RST: what is not sent yet is thrown away and the client's next read or write fails. */
    private void reset(int status) {
        passage.end(status);
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException ignored) {
                // The client was faster and is gone.
            }
        }
        endPoint.close();
        callback.failed(new EofException("reset by a fault"));
    }
}
