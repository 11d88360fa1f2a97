// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.api.StripeConnection;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.config.WebhookSettings;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.stripe.metrics.WebhookMetrics;
import io.syncengine.connect.stripe.run.EngineContext;
import io.syncengine.connect.stripe.run.EngineGroup;
import io.syncengine.connect.stripe.webhook.EventOffers;
import io.syncengine.connect.stripe.webhook.EventTarget;
import io.syncengine.connect.stripe.webhook.WebhookReceiver;
import io.syncengine.connect.stripe.websocket.SocketSettings;
import io.syncengine.connect.support.thread.TaskThreads;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * What brings events to the engines beside their own looks, from the moment on that the key has proved good. Begun on the
 * event loop, closed on any thread.
 */
final class EventIngress implements AutoCloseable {

    private final IngressWay way;
    private volatile @Nullable StripeClock clock;
    private volatile boolean closed;

    /** To be made on the task's thread, whose logging context its threads take over. */
    EventIngress(TaskConfig config, EngineGroup engines, StripeConnection connection, SourceMetrics metrics) {
        WebhookSettings settings = config.connector().webhook();
        WebhookMetrics webhooks = metrics.newWebhooks();
        EventOffers offers = new EventOffers(
                new Engines(engines),
                config.connector().connection().isLive(),
                settings.maxPending(),
                webhooks,
                System::nanoTime,
                this::now);
        TaskThreads threads = TaskThreads.named("stripe-webhook-" + config.taskId(), EventIngress.class);
        way = settings.mode().listens()
                ? new ListenerWay(config, WebhookReceiver.of(settings, offers, webhooks, this::now, threads))
                : new SocketWay(SocketSettings.of(config), connection.sockets(threads), offers, webhooks);
        webhooks.show(offers::pending, way::isDegraded);
    }

    /** Only asked for once something is received, so after the beginning. */
    private long now() {
        return Objects.requireNonNull(clock).now();
    }

    /** Begins; the key has proved good. */
    void begin(EngineContext context) {
        clock = context.clock();
        if (!closed) {
            way.begin(context);
        }
    }

    @Override
    public void close() {
        closed = true;
        way.close();
    }

    private record Engines(EngineGroup group) implements EventTarget {
        @Override
        public void lookFor(@Nullable String account, long created) {
            group.lookFor(account, created);
        }

        @Override
        public void offer(StripeEvent event, Origin origin, Delivery delivery) {
            group.offer(event, origin, delivery);
        }
    }
}
