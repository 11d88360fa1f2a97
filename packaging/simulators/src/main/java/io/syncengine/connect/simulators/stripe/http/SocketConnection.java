// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One open socket. Jetty calls it from one thread at a time; {@link #send} and the ends may be called from any. */
final class SocketConnection implements FrameHandler {
    private static final int MOST_BYTES = 4 << 20;

    private final String id;
    private final SocketHub hub;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private volatile @Nullable CoreSession session;
    private volatile boolean isMute;

    /** @param id of the session that it belongs to */
    SocketConnection(String id, SocketHub hub) {
        this.id = id;
        this.hub = hub;
    }

    String id() {
        return id;
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        hub.opened(this);
        callback.succeeded();
        opened.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        switch (frame.getOpCode()) {
            case OpCode.PING -> pong(frame);
            case OpCode.TEXT, OpCode.CONTINUATION -> receive(frame);
            default -> {
                // Pongs and closes need no answer of ours.
            }
        }
        callback.succeeded();
        if (session != null) {
            session.demand();
        }
    }

    private void pong(Frame ping) {
        if (!isMute) {
            send(new Frame(OpCode.PONG, BufferUtil.copy(ping.getPayload())));
        }
    }

    private void receive(Frame frame) {
        byte[] piece = BufferUtil.toArray(frame.getPayload());
        if (text.size() + piece.length > MOST_BYTES) {
            close(CloseStatus.MESSAGE_TOO_LARGE);
            return;
        }
        text.writeBytes(piece);
        if (frame.isFin()) {
            String message = text.toString(StandardCharsets.UTF_8);
            text.reset();
            hub.received(message);
        }
    }

    void send(String message) {
        send(new Frame(OpCode.TEXT, message));
    }

    private void send(Frame frame) {
        CoreSession open = session;
        if (open != null) {
            open.sendFrame(frame, Callback.NOOP, false);
        }
    }

    /** From now on it answers no ping. */
    void mute() {
        isMute = true;
    }

    /** Ends it with a farewell. @param status of the closing, such as 1001 */
    void close(int status) {
        CoreSession open = session;
        if (open != null) {
            open.close(status, "", Callback.NOOP);
        }
    }

    /** Ends it without a word. */
    void abort() {
        CoreSession open = session;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        hub.closed(this);
        callback.succeeded();
    }
}
