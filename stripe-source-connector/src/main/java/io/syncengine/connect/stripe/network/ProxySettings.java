// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.network;

import org.apache.kafka.common.config.types.Password;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An HTTP proxy, which makes tunnels to servers that are reached by HTTPS.
 *
 * @param user empty: it asks for none
 */
public record ProxySettings(String host, int port, Optional<String> user, Password password) {

    /** For Java's and OkHttp's clients; the host is resolved when a connection is made. */
    public Proxy proxy() {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    /** What tells the proxy user and password; empty: nothing does. A secret. */
    public Optional<String> credentials() {
        return user.map(name -> "Basic "
                + Base64.getEncoder().encodeToString((name + ":" + password.value()).getBytes(StandardCharsets.UTF_8)));
    }
}
