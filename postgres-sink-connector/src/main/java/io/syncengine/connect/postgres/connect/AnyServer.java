// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Takes every server's certificate: what {@code prefer} and {@code require} ask for, encryption without verification. */
final class AnyServer extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
        throw new UnsupportedOperationException("this end is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {
        throw new UnsupportedOperationException("this end is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {
        throw new UnsupportedOperationException("this end is a client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        // Nothing is verified in these modes.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {
        // Nothing is verified in these modes.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {
        // Nothing is verified in these modes.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
