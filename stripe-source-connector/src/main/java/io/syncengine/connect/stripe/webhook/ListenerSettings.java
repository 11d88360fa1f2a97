// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import org.jspecify.annotations.Nullable;

import javax.net.ssl.SSLSocketFactory;

/**
 * How the listener listens.
 *
 * @param host name or address of the interface
 * @param port 1 to 65535; 0 in tests: a free one
 * @param path the one path that is answered
 * @param maxBody bytes of a body at most
 * @param tls null: plain HTTP
 */
record ListenerSettings(
        String host,
        int port,
        String path,
        int maxBody,
        Senders senders,
        @Nullable SSLSocketFactory tls,
        ListenerTimes times) {}
