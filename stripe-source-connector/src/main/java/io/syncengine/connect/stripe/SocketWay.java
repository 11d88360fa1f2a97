// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import io.syncengine.connect.stripe.api.SocketDialer;
import io.syncengine.connect.stripe.metrics.WebhookMetrics;
import io.syncengine.connect.stripe.run.EngineContext;
import io.syncengine.connect.stripe.webhook.EventOffers;
import io.syncengine.connect.stripe.websocket.SocketReceiver;
import io.syncengine.connect.stripe.websocket.SocketSettings;
import org.jspecify.annotations.Nullable;

/** Events over the socket of Stripe's command line. */
final class SocketWay implements IngressWay {

    private final SocketSettings settings;
    private final SocketDialer dialer;
    private final EventOffers offers;
    private final WebhookMetrics metrics;
    private volatile @Nullable SocketReceiver receiver;

    SocketWay(SocketSettings settings, SocketDialer dialer, EventOffers offers, WebhookMetrics metrics) {
        this.settings = settings;
        this.dialer = dialer;
        this.offers = offers;
        this.metrics = metrics;
    }

    @Override
    public void begin(EngineContext context) {
        SocketReceiver begun = new SocketReceiver(settings, context.loop(), context.client(), dialer, offers, metrics);
        receiver = begun;
        begun.begin();
    }

    /** Before the key has proved good there is nothing to miss. */
    @Override
    public boolean isDegraded() {
        SocketReceiver begun = receiver;
        return begun != null && begun.isDegraded();
    }

    @Override
    public void close() {
        SocketReceiver begun = receiver;
        if (begun != null) {
            begun.close();
        } else {
            dialer.close();
        }
    }
}
