// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.run.EngineContext;
import io.syncengine.connect.stripe.webhook.EndpointWish;
import io.syncengine.connect.stripe.webhook.EndpointWishes;
import io.syncengine.connect.stripe.webhook.ManagedEndpoint;
import io.syncengine.connect.stripe.webhook.WebhookReceiver;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Webhooks that Stripe sends to a listener, and the endpoints at Stripe if the connector makes them. */
final class ListenerWay implements IngressWay {

    private final TaskConfig config;
    private final WebhookReceiver receiver;
    private final List<ManagedEndpoint> endpoints = new CopyOnWriteArrayList<>();

    ListenerWay(TaskConfig config, WebhookReceiver receiver) {
        this.config = config;
        this.receiver = receiver;
    }

    @Override
    public void begin(EngineContext context) {
        receiver.start();
        if (config.connector().webhook().managed()) {
            boolean connected = config.accounts().count() > 1;
            for (EndpointWish wish : EndpointWishes.of(
                    config.connector(),
                    config.connectorName(),
                    context.registry().eventTypes(),
                    connected)) {
                ManagedEndpoint endpoint = new ManagedEndpoint(
                        context.loop(),
                        context.client(),
                        wish,
                        config.connector().webhook().needsSignatures(),
                        receiver::trust);
                endpoints.add(endpoint);
                endpoint.begin();
            }
        }
    }

    @Override
    public boolean isDegraded() {
        return receiver.isDegraded() || endpoints.stream().anyMatch(ManagedEndpoint::isMissing);
    }

    /** The loop, which ends soon after, calls off what is under way at Stripe. */
    @Override
    public void close() {
        receiver.close();
    }
}
