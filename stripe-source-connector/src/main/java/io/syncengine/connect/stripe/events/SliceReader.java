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
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads all events of a slice of time, page by page. They can be dealt with only once all are there, since Stripe lists
 * the newest first. Event loop only.
 */
final class SliceReader implements Cancellable {

    /** More is not kept in memory, unless they are all of one second. */
    static final int MAX_EVENTS = 5_000;

    static final long MAX_BYTES = 32L << 20;

    /** Times that a span may be begun anew because Stripe does not know the place any more. */
    private static final int BEGINNINGS = 5;

    /** Hears what became of the slice; exactly one method is called, once. */
    interface Listener {

        /** @param events those wanted, distinct, oldest first */
        void read(List<StripeEvent> events);

        /** There are more events than fit into memory. */
        void tooMany();

        void failed(StripeApiException reason);
    }

    private final StripeClient client;
    private final EventList list;
    private final List<List<String>> groups;
    private final Predicate<StripeEvent> wanted;
    private final EventOwner owner;

    private final List<StripeEvent> events = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private long bytes;
    private int beginnings;
    private @Nullable Cancellable call;

    /**
     * @param groups types to ask for, one group after the other, as the list has it
     * @param wanted which events to keep
     */
    SliceReader(
            StripeClient client,
            EventList list,
            List<List<String>> groups,
            Predicate<StripeEvent> wanted,
            EventOwner owner) {
        this.client = client;
        this.list = list;
        this.groups = groups;
        this.wanted = wanted;
        this.owner = owner;
    }

    /** Reads the events of {@code [from, to)}, once. */
    void read(long from, long to, Listener listener) {
        new Slice(from, to, listener).group(0);
    }

    @Override
    public void cancel() {
        if (call != null) {
            call.cancel();
        }
    }

    /** The span of time to read, for one group of types after the other. */
    private final class Slice {
        private final long from;
        private final long to;
        private final boolean bounded;
        private final Listener listener;

        private Slice(long from, long to, Listener listener) {
            this.from = from;
            this.to = to;
            this.bounded = to - from > 1;
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
            return bounded && (!fits || events.size() > MAX_EVENTS || bytes > MAX_BYTES);
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
                slice.listener.tooMany();
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
