// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.websocket;

import io.syncengine.connect.stripe.api.OpenSocket;
import io.syncengine.connect.stripe.api.SocketDialer;
import io.syncengine.connect.stripe.api.SocketListener;
import io.syncengine.connect.stripe.api.SocketRequest;

import java.util.ArrayList;
import java.util.List;

/** Opens sockets whose other ends a test plays. */
final class PlayedSockets implements SocketDialer {
    final List<PlayedSocket> all = new ArrayList<>();
    boolean closed;

    @Override
    public OpenSocket dial(SocketRequest request, SocketListener listener) {
        PlayedSocket socket = new PlayedSocket(request, listener);
        all.add(socket);
        return socket;
    }

    PlayedSocket last() {
        return all.get(all.size() - 1);
    }

    @Override
    public void close() {
        closed = true;
    }
}
