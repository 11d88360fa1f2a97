// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config.live;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.HttpMethod;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.api.StripeConnection;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.stripe.data.EndpointReader;
import io.syncengine.connect.stripe.data.WebhookEndpoint;
import io.syncengine.connect.stripe.loop.TaskEventLoop;
import io.syncengine.connect.stripe.webhook.EndpointWish;
import io.syncengine.connect.support.thread.TaskThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Deletes the webhook endpoints that a connector has made at Stripe. Connect tells nobody that a connector is deleted; that
 * its offsets are reset is the nearest there is. Its thread and connections are closed when it returns.
 */
public final class EndpointRemoval {

    private static final Logger log = LoggerFactory.getLogger(EndpointRemoval.class);

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String LIST = "/v1/webhook_endpoints";
    private static final EndpointReader READER = new EndpointReader();

    private EndpointRemoval() {}

    /**
     * Deletes them, in 20 seconds at most. An endpoint that cannot be deleted is named in the log, and nothing else fails for
     * it.
     *
     * @param connector name of the connector
     */
    public static void of(StripeSourceConfig config, String connector) {
        TaskEventLoop loop = new TaskEventLoop(
                TaskThreads.named("stripe-endpoints", EndpointRemoval.class),
                thrown -> log.warn("Not deleted", thrown));
        try (loop;
                StripeConnection connection = StripeConnection.open(LiveConfigCheck.hasty(config))) {
            Removal removal = new Removal(
                    LiveConfigCheck.client(connection, loop, null),
                    config.webhook().publicUrl(),
                    connector);
            loop.execute(removal::begin);
            removal.done.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            log.warn("The connector's webhook endpoints were not deleted, maybe; look at them at Stripe", e);
        }
    }

    /** On the event loop. */
    private static final class Removal {
        private final StripeClient client;
        private final String url;
        private final String connector;
        private final Queue<WebhookEndpoint> left = new ArrayDeque<>();
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        private Removal(StripeClient client, String url, String connector) {
            this.client = client;
            this.url = url;
            this.connector = connector;
        }

        private void begin() {
            TrialCall.send(
                    client,
                    new ApiRequest(CallKind.PROBE, LIST, LIST, List.of(Map.entry("limit", "100"))),
                    READER::page,
                    this::found,
                    this::failed);
        }

        private void found(List<WebhookEndpoint> endpoints) {
            endpoints.stream()
                    .filter(endpoint -> EndpointWish.isMadeFor(endpoint, connector, url))
                    .forEach(left::add);
            next();
        }

        private void next() {
            WebhookEndpoint endpoint = left.poll();
            if (endpoint == null) {
                done.complete(null);
                return;
            }
            TrialCall.send(
                    client,
                    new ApiRequest(
                            CallKind.PROBE, HttpMethod.DELETE, LIST + "/{id}", LIST + "/" + endpoint.id(), List.of()),
                    READER::one,
                    gone -> {
                        log.info("Deleted the webhook endpoint {}: the connector's offsets are reset", endpoint);
                        next();
                    },
                    reason -> {
                        log.warn("The webhook endpoint {} is left at Stripe: {}", endpoint, reason.getMessage());
                        next();
                    });
        }

        private void failed(StripeApiException reason) {
            log.warn("The connector's webhook endpoints are left at Stripe: {}", reason.getMessage());
            done.complete(null);
        }
    }
}
