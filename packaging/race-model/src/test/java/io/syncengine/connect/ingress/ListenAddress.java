// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Where a task of these tests listens for webhooks. */
record ListenAddress(int port) {

    /** One that nobody else listens at for now. */
    static ListenAddress free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ListenAddress(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Stripe sends to. */
    String url() {
        return "http://127.0.0.1:" + port + "/stripe";
    }

    /** Settings of a task that listens there, besides others. */
    Map<String, String> settings(String mode, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("webhook.mode", mode);
        settings.put("webhook.listen.port", String.valueOf(port));
        return settings;
    }
}
