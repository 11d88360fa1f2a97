// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.data.EventPage;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.loop.Cancellable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads all events of a slice of time, page by page. They can be dealt with only once all are there, since Stripe lists
 * the newest first; but not those of one second, which have no order: where they are too many, they come in parts. Event
 * loop only.
 */
final class SliceReader implements Cancellable {

    /** More is not kept in memory. */
    private static final long MAX_BYTES = 32L << 20;

    /** Times that a span may be begun anew because Stripe does not know the place any more. */
    private static final int BEGINNINGS = 5;

    /** Hears what became of the slice. */
    interface Listener {

        /**
         * All events are there, or what follows the parts.
         *
         * @param events those wanted, distinct, oldest first
         */
        void read(List<StripeEvent> events);

        /**
         * There are more events than fit into memory, all of one second: some of them, in any order. Nothing more is read
         * before {@link #goOn}.
         *
         * @param events those wanted, distinct but for what an earlier part held
         */
        void readPart(List<StripeEvent> events);

        /** There are more events than fit into memory. */
        void tooMany();

        void failed(StripeApiException reason);
    }

    private final StripeClient client;
    private final EventList list;
    private final List<List<String>> groups;
    private final Predicate<StripeEvent> wanted;
    private final int together;
    private final EventOwner owner;

    private List<StripeEvent> events = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private long bytes;
    private @Nullable Runnable next;
    private int beginnings;
    private @Nullable Cancellable call;

    /**
     * @param groups types to ask for, one group after the other, as the list has it
     * @param wanted which events to keep
     * @param together how many events to keep in memory, about
     */
    SliceReader(
            StripeClient client,
            EventList list,
            List<List<String>> groups,
            Predicate<StripeEvent> wanted,
            int together,
            EventOwner owner) {
        this.client = client;
        this.list = list;
        this.groups = groups;
        this.wanted = wanted;
        this.together = together;
        this.owner = owner;
    }

    /** Reads the events of {@code [from, to)}, once. */
    void read(long from, long to, Listener listener) {
        new Slice(from, to, listener).group(0);
    }

    /** Reads what follows a part. */
    void goOn() {
        Runnable step = Objects.requireNonNull(next, "nothing follows");
        next = null;
        step.run();
    }

    @Override
    public void cancel() {
        next = null;
        if (call != null) {
            call.cancel();
        }
    }

    /** The span of time to read, for one group of types after the other. */
    private final class Slice {
        private final long from;
        private final long to;
        private final Listener listener;

        private Slice(long from, long to, Listener listener) {
            this.from = from;
            this.to = to;
            this.listener = listener;
        }

        private void group(int number) {
            if (number < groups.size()) {
                new Page(this, number, to).begin();
                return;
            }
            Collections.reverse(events);
            // Stripe lists the newest first; what comes in another order must not look newer than it is.
            events.sort(Comparator.comparingLong(StripeEvent::created));
            listener.read(events);
        }

        private boolean isTooLarge() {
            boolean fits = owner.holds(bytes);
            return !fits || events.size() >= together || bytes > MAX_BYTES;
        }

        /** Events are more than fit into memory. */
        private void tooLarge(Runnable rest) {
            if (to - from > 1) {
                listener.tooMany();
                return;
            }
            List<StripeEvent> part = events;
            events = new ArrayList<>();
            ids.clear();
            bytes = 0;
            next = rest;
            listener.readPart(part);
        }
    }

    /** One call after the other, each for the page behind the one before. */
    private final class Page implements ApiListener<EventPage> {
        private final Slice slice;
        private final int group;
        private final long to;
        private List<Map.Entry<String, String>> query = List.of();
        private @Nullable StripeEvent last;
        private boolean isFirst = true;

        private Page(Slice slice, int group, long to) {
            this.slice = slice;
            this.group = group;
            this.to = to;
        }

        private void begin() {
            send(list.first(slice.from, to, groups.get(group)));
        }

        private void send(List<Map.Entry<String, String>> next) {
            query = next;
            call = client.get(new ApiRequest(CallKind.EVENTS, list.route(), list.route(), next), list.parser(), this);
        }

        @Override
        public void attemptStarted() {}

        @Override
        public void attemptFailed(StripeApiException reason) {
            owner.eventCallFailed(reason);
        }

        @Override
        public void succeeded(ApiAnswer<EventPage> answer) {
            owner.eventCallSucceeded();
            EventPage page = answer.body();
            bytes += page.bytes();
            if (page.unreadable() > 0) {
                owner.eventsUnreadable(page.unreadable());
            }
            for (StripeEvent event : page.events()) {
                if (wanted.test(event) && ids.add(event.id())) {
                    events.add(event);
                }
                last = event;
            }
            if (!page.hasMore()) {
                slice.group(group + 1);
            } else if (slice.isTooLarge()) {
                slice.tooLarge(() -> goOn(page, answer.requestId()));
            } else {
                goOn(page, answer.requestId());
            }
        }

        private void goOn(EventPage page, @Nullable String requestId) {
            List<Map.Entry<String, String>> next;
            try {
                next = list.next(query, page, requestId);
            } catch (StripeApiException e) {
                slice.listener.failed(e);
                return;
            }
            isFirst = false;
            send(next);
        }

        @Override
        public void failed(StripeApiException reason) {
            if (isFirst || !list.isPlaceGone(reason) || ++beginnings > BEGINNINGS) {
                slice.listener.failed(reason);
                return;
            }
            // Of v1 for the age of the last event: read its second again, from the top.
            long end = last == null ? to : Math.min(to, last.created() + 1);
            new Page(slice, group, end).begin();
        }
    }
}
