// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

import io.syncengine.connect.simulators.stripe.api.StripeApi;
import io.syncengine.connect.simulators.stripe.webhook.Deliveries;
import io.syncengine.connect.simulators.stripe.webhook.Delivery;
import io.syncengine.connect.simulators.stripe.webhook.DeliveryCounts;
import io.syncengine.connect.simulators.stripe.webhook.DeliveryOutcome;
import io.syncengine.connect.simulators.stripe.webhook.HookEndpoint;
import io.syncengine.connect.simulators.stripe.webhook.HookOptions;
import io.syncengine.connect.simulators.stripe.webhook.HookRequest;
import io.syncengine.connect.simulators.stripe.webhook.HookSource;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The webhooks of an account: endpoints, and what is sent to them. Sends nothing itself: whoever owns sockets asks {@link
 * #next} and tells {@link #answered}. Thread-safe.
 */
public final class SimulatedHooks {
    private final Ground ground;
    private final HookSource live;
    private final HookSource test;
    private final Deliveries deliveries;

    /**
     * What webhooks need of the simulator.
     *
     * @param advance lets happen what is due; called under the lock
     */
    record Ground(ReentrantLock lock, InstantSource clock, Runnable advance, StripeApi api) {}

    /** @param deliveries that know both sources */
    SimulatedHooks(Ground ground, HookSource live, HookSource test, Deliveries deliveries) {
        this.ground = ground;
        this.live = live;
        this.test = test;
        this.deliveries = deliveries;
    }

    public HookOptions options() {
        return run(deliveries::options);
    }

    /** Sets how events go that come from now on. */
    public void options(HookOptions options) {
        run(() -> {
            deliveries.options(options);
            return options;
        });
    }

    /**
     * A new endpoint, as its owner would make it.
     *
     * @param isLive mode of the events that it gets
     * @param url where they go
     * @param events types; {@link HookEndpoint#ALL} stands for all
     * @param secret null: one is made
     * @throws IllegalArgumentException when the account has as many as it may have, or a type is none
     */
    public HookEndpoint create(boolean isLive, String url, Collection<String> events, @Nullable String secret) {
        return create(isLive, url, events, secret, false);
    }

    /** The same for the events of connected accounts, if {@code isConnect}. */
    public HookEndpoint create(
            boolean isLive, String url, Collection<String> events, @Nullable String secret, boolean isConnect) {
        return run(() -> source(isLive).book().create(url, events, isConnect, secret));
    }

    /** Endpoints that something may be sent to, with their secrets. */
    public List<HookEndpoint> endpoints(boolean isLive) {
        return run(() -> new ArrayList<>(source(isLive).book().endpoints()));
    }

    /**
     * Replaces the secret of an endpoint.
     *
     * @param overlap how long deliveries are signed with the old one too
     * @return the new one
     * @throws IllegalArgumentException when there is no endpoint with the id
     */
    public String roll(boolean isLive, String id, Duration overlap) {
        return run(() -> source(isLive).book().roll(id, overlap));
    }

    /**
     * Sends an event again, to all that want it.
     *
     * @throws IllegalArgumentException when there is no such event
     */
    public void resend(boolean isLive, String event) {
        run(() -> {
            deliveries.resend(source(isLive), event);
            return event;
        });
    }

    /** The next request that is due now; its end has to be told by {@link #answered}. */
    public Optional<HookRequest> next() {
        return run(() -> deliveries.next(ground.clock().millis()));
    }

    /** @param status of the answer; 0: there was none in time */
    public void answered(Delivery delivery, int status) {
        run(() -> {
            deliveries.answered(delivery, status, ground.clock().millis());
            return delivery;
        });
    }

    public DeliveryCounts counts() {
        return run(deliveries::counts);
    }

    /** The last attempts, the oldest first. */
    public List<DeliveryOutcome> last() {
        return run(deliveries::last);
    }

    /** Forgets what was sent and what waits; endpoints stay. */
    public void clear() {
        run(() -> {
            deliveries.clear();
            return deliveries;
        });
    }

    /** Whether there is a session of Stripe's command line with the id, in either mode. */
    public boolean hasSession(String id) {
        return run(() -> live.sockets().has(id) || test.sockets().has(id));
    }

    /** Sessions of Stripe's command line in both modes. */
    public int sessionCount() {
        return run(() -> live.sockets().size() + test.sockets().size());
    }

    /** Somebody connected to a session: it gets events from now on. */
    public void connected(String id) {
        run(() -> live.sockets().connected(id) || test.sockets().connected(id));
    }

    /** A connection to a session has ended. */
    public void disconnected(String id) {
        run(() -> {
            live.sockets().disconnected(id);
            test.sockets().disconnected(id);
            return id;
        });
    }

    /** Ends all sessions: who comes again has to ask for a new one. */
    public void expireSessions() {
        run(() -> {
            live.sockets().expire();
            test.sockets().expire();
            return live;
        });
    }

    public int reconnectSeconds() {
        return run(() -> ground.api().reconnectSeconds());
    }

    /** Sets the seconds after which clients with a socket should connect anew; new sessions tell it. */
    public void reconnectSeconds(int seconds) {
        run(() -> {
            ground.api().reconnectSeconds(seconds);
            return seconds;
        });
    }

    private HookSource source(boolean isLive) {
        return isLive ? live : test;
    }

    private <T> T run(Supplier<T> work) {
        ground.lock().lock();
        try {
            ground.advance().run();
            return Objects.requireNonNull(work.get());
        } finally {
            ground.lock().unlock();
        }
    }
}
