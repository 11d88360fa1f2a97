// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.util.Map;

/**
 * A websocket to be opened.
 *
 * @param url of scheme {@code ws} or {@code wss}
 * @param protocol subprotocol that is asked for
 * @param headers further ones
 */
public record SocketRequest(String url, String protocol, Map<String, String> headers) {
    public SocketRequest {
        headers = Map.copyOf(headers);
    }
}
