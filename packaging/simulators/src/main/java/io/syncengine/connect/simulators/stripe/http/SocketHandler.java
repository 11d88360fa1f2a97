// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;

import java.util.List;

/** Turns requests for a socket into one, for sessions that there are. */
final class SocketHandler extends Handler.Wrapper {
    private static final String PATH = "/subscribe/";
    private static final String SUBPROTOCOL = "stripecli-devproxy-v1";

    private final SocketHub hub;

    SocketHandler(SocketHub hub) {
        this.hub = hub;
        WebSocketUpgradeHandler upgrade = new WebSocketUpgradeHandler();
        upgrade.addMapping(PATH + "*", new Negotiator(hub));
        setHandler(upgrade);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.getHttpURI().getPath().startsWith(PATH)) {
            return false;
        }
        if (hub.isKnown(id(request))) {
            return super.handle(request, response, callback);
        }
        response.setStatus(404);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, "{\"error\": {\"message\": \"Unknown WebSocket ID.\"}}", callback);
        return true;
    }

    private static String id(Request request) {
        String id = request.getHeaders().get("Websocket-Id");
        return id == null ? "" : id;
    }

    private static final class Negotiator extends WebSocketNegotiator.AbstractNegotiator {
        private final SocketHub hub;

        Negotiator(SocketHub hub) {
            this.hub = hub;
        }

        @Override
        public FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
            if (request.hasSubProtocol(SUBPROTOCOL)) {
                response.setAcceptedSubProtocol(SUBPROTOCOL);
            }
            // No compression, also where a client offers it.
            response.setExtensions(List.of());
            return new SocketConnection(id(request), hub);
        }
    }
}
