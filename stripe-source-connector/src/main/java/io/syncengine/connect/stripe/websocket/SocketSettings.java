// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.websocket;

import io.syncengine.connect.stripe.config.TaskConfig;

import java.time.Duration;
import java.util.Locale;

/**
 * How the socket is used.
 *
 * @param device what Stripe shows as the name of who listens
 * @param encrypted whether only an encrypted socket will do: calls are encrypted too
 * @param ackTimeout how long an event may wait for its records to be committed
 */
public record SocketSettings(String device, boolean encrypted, Duration ackTimeout) {

    private static final String PRODUCT = "sync-engine-for-kafka-connect";

    public static SocketSettings of(TaskConfig config) {
        return new SocketSettings(
                PRODUCT + " " + config.connectorName(),
                config.connector()
                        .connection()
                        .baseUrl()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("https:"),
                config.connector().webhook().ackTimeout());
    }
}
