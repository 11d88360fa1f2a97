// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.iam;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Calls of a service that gives credentials: short, rare, and without threads of their own. */
final class HttpCall {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 3_000;
    private static final int MAX_ANSWER = 1 << 20;

    private HttpCall() {}

    /** An answer of any status. */
    record Answer(int status, String body) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Sends a request without a body.
     *
     * @param local whether the service is on this host's own network, which no proxy leads to
     * @throws IOException if there is no answer
     */
    static Answer send(String method, String url, Map<String, String> headers, boolean local) throws IOException {
        URI uri = URI.create(url);
        HttpURLConnection call = (HttpURLConnection)
                (local
                        ? uri.toURL().openConnection(Proxy.NO_PROXY)
                        : uri.toURL().openConnection());
        try {
            call.setRequestMethod(method);
            call.setConnectTimeout(CONNECT_MILLIS);
            call.setReadTimeout(READ_MILLIS);
            call.setInstanceFollowRedirects(false);
            call.setUseCaches(false);
            headers.forEach(call::setRequestProperty);
            int status = call.getResponseCode();
            try (InputStream body = status < 400 ? call.getInputStream() : call.getErrorStream()) {
                String text = body == null ? "" : new String(body.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
                return new Answer(status, text);
            }
        } finally {
            call.disconnect();
        }
    }
}
