// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import io.syncengine.connect.simulators.stripe.data.Event;
import io.syncengine.connect.simulators.stripe.data.EventLog;
import io.syncengine.connect.simulators.stripe.shape.Draws;
import io.syncengine.connect.simulators.stripe.version.Versions;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Which request goes out when. Reads new events from the accounts' logs as long as there is room, so what waits is bounded;
 * events that there is no room for stay in the log. All moments are milliseconds since 1970.
 */
public final class Deliveries {
    private static final int MOST_PENDING = 50_000;
    private static final double LOOK_MILLIS = 200;

    private final HookRendering rendering;
    private final long seed;
    private final List<Reader> readers = new ArrayList<>();
    private final PriorityQueue<Delivery> pending =
            new PriorityQueue<>(Comparator.comparingLong(Delivery::due).thenComparingLong(Delivery::order));
    private final DeliveryLog log = new DeliveryLog();
    private HookOptions options = HookOptions.usual();
    private long order;
    private int underWay;
    private double nextSlot;

    /** How far an account's log has been read. */
    private static final class Reader {
        private final HookSource source;
        private long next;

        Reader(HookSource source) {
            this.source = source;
            next = source.data().events().sent();
        }
    }

    /** @param versions whose usual one events are rendered in, unless an endpoint asks for another */
    public Deliveries(Versions versions, long seed) {
        rendering = new HookRendering(versions);
        this.seed = seed;
    }

    /** Events of one more account, from now on. */
    public void add(HookSource source) {
        readers.add(new Reader(source));
    }

    /** Sets the versions that events are rendered in. */
    public void versions(Versions other) {
        rendering.versions(other);
    }

    public HookOptions options() {
        return options;
    }

    /** Sets how events go that come from now on. Retries and addresses count at once. */
    public void options(HookOptions other) {
        options = other;
    }

    /** Plans the deliveries of all new events, to the endpoints that there are now. */
    public void collect() {
        for (Reader reader : readers) {
            EventLog events = reader.source.data().events();
            if (reader.next == events.sent()) {
                continue;
            }
            List<HookEndpoint> endpoints = reader.source.endpoints();
            while (reader.next < events.sent() && pending.size() < MOST_PENDING) {
                @Nullable Event event = events.numbered(reader.next++);
                if (event != null) {
                    endpoints.forEach(endpoint -> plan(reader.source, event, endpoint));
                }
            }
        }
    }

    private void plan(HookSource source, Event event, HookEndpoint endpoint) {
        if (!endpoint.wants(event.type(), source.isOfConnected())) {
            return;
        }
        long fate = source.account() == null ? seed : Draws.mix(seed, Draws.of(source.account()));
        DeliveryPlan plan = new DeliveryPlan(options, fate, event, endpoint);
        long due = event.at() + plan.delay();
        if (plan.has(HookFaults.Kind.LOST)) {
            log.lost();
        } else {
            // What is replayed has been signed in the same second.
            add(source, event, endpoint.id(), Delivery.Kind.GENUINE, due, plan.has(HookFaults.Kind.REPLAYED) ? due : 0);
        }
        if (plan.has(HookFaults.Kind.DOUBLED)) {
            add(source, event, endpoint.id(), Delivery.Kind.DOUBLED, due + plan.doubleDelay(), 0);
        }
        if (plan.has(HookFaults.Kind.BAD_SIGNATURE)) {
            add(source, event, endpoint.id(), Delivery.Kind.BAD_SIGNATURE, due, 0);
        }
        if (plan.has(HookFaults.Kind.STALE_SIGNATURE)) {
            long signed = due - options.timing().staleAge().toMillis();
            add(source, event, endpoint.id(), Delivery.Kind.STALE_SIGNATURE, due, signed);
        }
        if (plan.has(HookFaults.Kind.REPLAYED)) {
            long replayed = due + options.timing().replayAfter().toMillis();
            add(source, event, endpoint.id(), Delivery.Kind.REPLAYED, replayed, due);
        }
    }

    private void add(HookSource source, Event event, String endpoint, Delivery.Kind kind, long due, long signedAt) {
        pending.add(new Delivery(order++, source, endpoint, event, kind, 0, due, signedAt));
    }

    /**
     * Sends an event again, to all endpoints that want it.
     *
     * @throws IllegalArgumentException when no such event is kept
     */
    public void resend(HookSource source, String id) {
        @Nullable Event event = source.data().events().numbered(source.data().eventNumber(id));
        if (event == null) {
            throw new IllegalArgumentException("There is no event " + id);
        }
        for (HookEndpoint endpoint : source.endpoints()) {
            if (endpoint.wants(event.type(), source.isOfConnected())) {
                add(
                        source,
                        event,
                        endpoint.id(),
                        Delivery.Kind.GENUINE,
                        source.data().now(),
                        0);
            }
        }
    }

    /** The next request that is due; its end has to be told by {@link #answered}. */
    public Optional<HookRequest> next(long now) {
        while (!pending.isEmpty() && pending.element().due() <= now && isSlotFree(now)) {
            Delivery delivery = pending.remove();
            Optional<HookEndpoint> endpoint = endpoint(delivery);
            if (endpoint.isPresent()) {
                takeSlot(now);
                underWay++;
                return Optional.of(rendering.render(delivery, endpoint.get(), options, now));
            }
        }
        return Optional.empty();
    }

    private static Optional<HookEndpoint> endpoint(Delivery delivery) {
        return delivery.source().endpoints().stream()
                .filter(endpoint -> endpoint.id().equals(delivery.endpoint()) && endpoint.isEnabled())
                .findFirst();
    }

    private boolean isSlotFree(long now) {
        return options.timing().perSecond() == 0 || nextSlot <= now;
    }

    private void takeSlot(long now) {
        int perSecond = options.timing().perSecond();
        if (perSecond > 0) {
            // Slots that nobody used are gone, but for those between two looks of the sender.
            nextSlot = Math.max(nextSlot, now - LOOK_MILLIS) + 1000.0 / perSecond;
        }
    }

    /** @param status of the answer; 0: there was none in time */
    public void answered(Delivery delivery, int status, long now) {
        underWay--;
        log.answered(new DeliveryOutcome(
                now,
                delivery.endpoint(),
                delivery.source().account(),
                delivery.source().data().eventId(delivery.event()),
                delivery.event().type(),
                delivery.kind(),
                delivery.attempt(),
                status));
        boolean isSocket = SocketBook.isId(delivery.endpoint());
        if (status / 100 == 2 || isSocket || !delivery.kind().isRetried()) {
            return;
        }
        List<Duration> retries = options.timing().retries();
        if (delivery.attempt() < retries.size()) {
            pending.add(delivery.retried(
                    order++, now + retries.get(delivery.attempt()).toMillis()));
        } else {
            log.gaveUp();
        }
    }

    public DeliveryCounts counts() {
        return log.counts(pending.size() + underWay);
    }

    /** The last attempts, the oldest first. */
    public List<DeliveryOutcome> last() {
        return log.last();
    }

    /** Forgets what was sent and what waits. */
    public void clear() {
        log.clear();
        pending.clear();
    }
}
