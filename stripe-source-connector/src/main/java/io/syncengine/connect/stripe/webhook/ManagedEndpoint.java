// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.HttpMethod;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.data.EndpointReader;
import io.syncengine.connect.stripe.data.WebhookEndpoint;
import io.syncengine.connect.stripe.loop.EventLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Makes the endpoint at Stripe that a connector wants, or takes over the one that an earlier life of it made. Its secret is
 * told only when it is made, and Connect gives nowhere safe to keep it; so where deliveries have to be signed the endpoint is
 * made anew at each start, and what happens in between is found by polling. It stays when the task stops, since every
 * rebalance stops tasks. What goes wrong here costs latency only. It ends with the loop that it runs on. Event loop only.
 */
public final class ManagedEndpoint {

    private static final Logger log = LoggerFactory.getLogger(ManagedEndpoint.class);

    private static final String LIST = "/v1/webhook_endpoints";
    private static final String ONE = LIST + "/{id}";
    private static final Duration RETRY = Duration.ofMinutes(10);
    private static final EndpointReader READER = new EndpointReader();

    private final EventLoop loop;
    private final StripeClient client;
    private final EndpointWish wish;
    private final boolean needsSecret;
    private final Consumer<String> secrets;
    private volatile boolean missing = true;

    /**
     * @param needsSecret whether deliveries have to be signed
     * @param secrets told the secret of an endpoint that was made
     */
    public ManagedEndpoint(
            EventLoop loop, StripeClient client, EndpointWish wish, boolean needsSecret, Consumer<String> secrets) {
        this.loop = loop;
        this.client = client;
        this.wish = wish;
        this.needsSecret = needsSecret;
        this.secrets = secrets;
    }

    /** Begins; returns at once. */
    public void begin() {
        call(HttpMethod.GET, LIST, LIST, List.of(Map.entry("limit", "100")), READER::page, this::found);
    }

    /** Whether there is no such endpoint, as far as is known. Callable from any thread. */
    public boolean isMissing() {
        return missing;
    }

    private void found(List<WebhookEndpoint> endpoints) {
        endpoints.stream()
                .filter(wish::isOfNamesake)
                .forEach(endpoint -> log.warn(
                        "another connector named {} has a webhook endpoint, {}; if there is none, delete it at Stripe",
                        wish.connector(),
                        endpoint));
        Queue<WebhookEndpoint> own =
                new ArrayDeque<>(endpoints.stream().filter(wish::isMadeFor).toList());
        WebhookEndpoint first = own.peek();
        if (first != null && !needsSecret && wish.isUsable(first)) {
            own.remove();
            deleteAll(own, () -> adopt(first));
        } else {
            deleteAll(own, this::create);
        }
    }

    private void deleteAll(Queue<WebhookEndpoint> endpoints, Runnable then) {
        WebhookEndpoint next = endpoints.poll();
        if (next == null) {
            then.run();
        } else {
            call(
                    HttpMethod.DELETE,
                    ONE,
                    LIST + "/" + next.id(),
                    List.of(),
                    READER::one,
                    gone -> deleteAll(endpoints, then));
        }
    }

    private void adopt(WebhookEndpoint endpoint) {
        if (endpoint.events().equals(wish.events())) {
            done(endpoint, "is taken over");
        } else {
            call(
                    HttpMethod.POST,
                    ONE,
                    LIST + "/" + endpoint.id(),
                    wish.eventParameters(),
                    READER::one,
                    changed -> done(changed, "is taken over, its events were changed"));
        }
    }

    private void create() {
        call(HttpMethod.POST, LIST, LIST, wish.creation(), READER::one, made -> {
            if (!made.secret().isEmpty()) {
                secrets.accept(made.secret());
            }
            done(made, "was made");
        });
    }

    private void done(WebhookEndpoint endpoint, String how) {
        missing = false;
        log.info(
                "webhook endpoint {} {}, for {} types of events",
                endpoint,
                how,
                wish.events().size());
    }

    private <T> void call(
            HttpMethod method,
            String route,
            String path,
            List<Map.Entry<String, String>> parameters,
            AnswerParser<T> parser,
            Consumer<T> then) {
        client.get(new ApiRequest(CallKind.PROBE, method, route, path, parameters), parser, new ApiListener<T>() {
            @Override
            public void attemptStarted() {}

            @Override
            public void succeeded(ApiAnswer<T> answer) {
                then.accept(answer.body());
            }

            @Override
            public void failed(StripeApiException reason) {
                giveUp(reason);
            }
        });
    }

    private void giveUp(StripeApiException reason) {
        log.warn(
                "the webhook endpoint for {} cannot be had: {}; changes are found by polling, and it is tried again in"
                        + " {} minutes",
                wish.url(),
                reason.getMessage(),
                RETRY.toMinutes());
        loop.schedule(this::begin, RETRY);
    }
}
