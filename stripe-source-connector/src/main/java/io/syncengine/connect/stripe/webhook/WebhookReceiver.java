// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.config.WebhookMode;
import io.syncengine.connect.stripe.config.WebhookSettings;
import io.syncengine.connect.stripe.metrics.WebhookMetrics;
import io.syncengine.connect.support.thread.TaskThreads;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/** Receives a task's webhooks, as its settings say. Safe for any thread. */
public final class WebhookReceiver implements AutoCloseable {

    private final EventOffers offers;
    private final SignatureVerifier verifier;
    private final WebhookListener listener;

    private WebhookReceiver(EventOffers offers, SignatureVerifier verifier, WebhookListener listener) {
        this.offers = offers;
        this.verifier = verifier;
        this.listener = listener;
    }

    /**
     * Makes a receiver that does not listen yet.
     *
     * @param now Stripe's clock, seconds since 1970; called on any thread
     * @param threads the receiver's own
     * @throws IllegalArgumentException if the keystore cannot be used
     */
    public static WebhookReceiver of(
            WebhookSettings settings,
            EventOffers offers,
            WebhookMetrics metrics,
            LongSupplier now,
            TaskThreads threads) {
        SignatureVerifier verifier = new SignatureVerifier(settings.signingSecrets(), settings.tolerance(), now);
        Predicate<byte[]> inner = settings.mode() == WebhookMode.HINT
                ? body -> {
                    offers.hint(body);
                    return true;
                }
                : body -> takeDirectly(body, settings, offers);
        SignedDesk desk = new SignedDesk(
                verifier,
                settings.mode() == WebhookMode.HINT && settings.isLocal(),
                new ReplayGuard(settings.tolerance().toSeconds()),
                now,
                inner,
                metrics);
        SSLSocketFactory tls = settings.keystore()
                .map(store -> TlsKeystore.socketFactory(
                        store, settings.keystorePassword().value()))
                .orElse(null);
        WebhookListener listener = new WebhookListener(
                new ListenerSettings(
                        settings.host(),
                        settings.port(),
                        settings.path(),
                        settings.maxBody(),
                        new Senders(settings.allowed(), settings.proxies()),
                        tls,
                        ListenerTimes.STANDARD),
                desk,
                threads);
        return new WebhookReceiver(offers, verifier, listener);
    }

    /** Waits for the outcome, as long as the sender can be let wait. */
    private static boolean takeDirectly(byte[] body, WebhookSettings settings, EventOffers offers) {
        CompletableFuture<Boolean> settled = new CompletableFuture<>();
        Delivery delivery = offers.offer(body, Origin.WEBHOOK, settled::complete);
        try {
            return settled.get(settings.ackTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            delivery.end(Delivery.Outcome.GIVEN_UP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody fails it", e);
        }
        return settled.getNow(false);
    }

    /** Begins to listen; returns at once. */
    public void start() {
        listener.start();
    }

    /** Whether webhooks should be received and cannot be. */
    public boolean isDegraded() {
        return listener.isDegraded();
    }

    /** Trusts a further secret from now on. */
    public void trust(String secret) {
        verifier.trust(secret);
    }

    /** Ends the wait of all senders, and listening, in a second at most. Doing it twice is harmless. */
    @Override
    public void close() {
        offers.close();
        listener.close();
    }
}
