// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Delivery.Outcome;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.EventPageReader;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.metrics.WebhookMetrics;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Offers events that were delivered to the engines, and tells whether their sender may forget them. It may when the records
 * are committed, or when the looks at the account's events bring the event anyway; not while that is open. Safe for any
 * thread.
 */
public final class EventOffers {

    private static final EventPageReader READER = new EventPageReader();

    private final EventTarget target;
    private final boolean livemode;
    private final int maxPending;
    private final WebhookMetrics metrics;
    private final LongSupplier nanoTime;
    private final LongSupplier now;
    private final Set<Delivery> pending = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param livemode mode of the key; events of the other are dropped
     * @param maxPending events that may wait at a time
     * @param nanoTime monotonic time
     * @param now Stripe's clock, seconds since 1970
     */
    public EventOffers(
            EventTarget target,
            boolean livemode,
            int maxPending,
            WebhookMetrics metrics,
            LongSupplier nanoTime,
            LongSupplier now) {
        this.target = target;
        this.livemode = livemode;
        this.maxPending = maxPending;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        this.now = now;
    }

    /** Events that wait for their records to be committed. */
    public int pending() {
        return pending.size();
    }

    /** Asks for a look at the events when the one that the text tells of has settled; nothing else of it is used. */
    void hint(byte[] text) {
        try {
            StripeEvent event = READER.event(text);
            target.lookFor(event.account(), event.created());
        } catch (MalformedAnswerException e) {
            // Of API v2, maybe: it came, so it is there.
            target.lookFor(null, now.getAsLong());
        }
    }

    /**
     * Offers an event.
     *
     * @param text as it was delivered
     * @param origin how it came
     * @param settled told once, on any thread, whether the sender may forget the event
     * @return what may be given up when it takes too long
     */
    public Delivery offer(byte[] text, Origin origin, Consumer<Boolean> settled) {
        long start = nanoTime.getAsLong();
        Delivery[] self = new Delivery[1];
        Delivery delivery = new Delivery(outcome -> {
            pending.remove(self[0]);
            ended(outcome, start, settled);
        });
        self[0] = delivery;
        StripeEvent event;
        try {
            event = READER.event(text);
        } catch (MalformedAnswerException e) {
            // The signature is right, so Stripe has sent it: an event without its object, which has to be read.
            target.lookFor(null, now.getAsLong());
            delivery.end(Outcome.LEFT);
            return delivery;
        }
        Boolean mode = event.livemode();
        if (mode != null && mode != livemode) {
            metrics.event("other_mode");
            settled.accept(true);
        } else if (closed || pending.size() >= maxPending) {
            delivery.end(Outcome.NO_ROOM);
        } else {
            pending.add(delivery);
            target.offer(event, origin, delivery);
            if (closed) {
                delivery.end(Outcome.GIVEN_UP);
            }
        }
        return delivery;
    }

    private void ended(Outcome outcome, long start, Consumer<Boolean> settled) {
        metrics.event(outcome.name().toLowerCase(Locale.ROOT));
        if (outcome == Outcome.COMMITTED) {
            metrics.committed(nanoTime.getAsLong() - start);
        }
        settled.accept(
                switch (outcome) {
                    case COMMITTED, LEFT, OTHER_ACCOUNT, NO_STREAM -> true;
                    case NO_ROOM, GIVEN_UP -> false;
                });
    }

    /** Gives up all that wait: the task ends. */
    public void close() {
        closed = true;
        pending.forEach(delivery -> delivery.end(Outcome.GIVEN_UP));
    }
}
