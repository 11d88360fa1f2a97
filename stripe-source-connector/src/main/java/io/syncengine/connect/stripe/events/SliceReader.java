// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.data.EventPage;
import io.syncengine.connect.stripe.data.EventPageReader;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.loop.Cancellable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
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

    static final String ROUTE = "/v1/events";

    /** More is not kept in memory, unless they are all of one second. */
    static final int MAX_EVENTS = 5_000;

    static final long MAX_BYTES = 32L << 20;

    private static final String PAGE_SIZE = "100";

    /** Hears what became of the slice; exactly one method is called, once. */
    interface Listener {

        /** @param events those wanted, distinct, oldest first */
        void read(List<StripeEvent> events);

        /** There are more events than fit into memory. */
        void tooMany();

        void failed(StripeApiException reason);
    }

    private static final EventPageReader PAGES = new EventPageReader();

    private final StripeClient client;
    private final Collection<String> types;
    private final Predicate<StripeEvent> wanted;
    private final EventOwner owner;

    private final List<StripeEvent> events = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private long bytes;
    private @Nullable Cancellable call;

    /**
     * @param types the only types to ask for; empty: ask for all
     * @param wanted which events to keep
     */
    SliceReader(StripeClient client, Collection<String> types, Predicate<StripeEvent> wanted, EventOwner owner) {
        this.client = client;
        this.types = types;
        this.wanted = wanted;
        this.owner = owner;
    }

    /** Reads the events of {@code [from, to)}, once. */
    void read(long from, long to, Listener listener) {
        next(new Page(from, to, to - from > 1, listener), null);
    }

    @Override
    public void cancel() {
        if (call != null) {
            call.cancel();
        }
    }

    private void next(Page page, @Nullable String after) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        query.add(Map.entry("created[gte]", Long.toString(page.from)));
        query.add(Map.entry("created[lt]", Long.toString(page.to)));
        query.add(Map.entry("limit", PAGE_SIZE));
        types.forEach(type -> query.add(Map.entry("types[]", type)));
        if (after != null) {
            query.add(Map.entry("starting_after", after));
        }
        call = client.get(new ApiRequest(CallKind.EVENTS, ROUTE, ROUTE, query), PAGES::read, page);
    }

    /** One call. */
    private final class Page implements ApiListener<EventPage> {
        private final long from;
        private final long to;
        private final boolean bounded;
        private final Listener listener;
        private @Nullable StripeEvent last;

        private Page(long from, long to, boolean bounded, Listener listener) {
            this.from = from;
            this.to = to;
            this.bounded = bounded;
            this.listener = listener;
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
            }
            if (page.hasMore() && page.events().isEmpty()) {
                // Taken for the end, what follows would be lost.
                listener.failed(StripeApiException.endless("the list of events", answer.requestId()));
            } else if (!page.hasMore()) {
                Collections.reverse(events);
                // Stripe lists the newest first; what comes in another order must not look newer than it is.
                events.sort(Comparator.comparingLong(StripeEvent::created));
                listener.read(events);
            } else if (bounded && (events.size() > MAX_EVENTS || bytes > MAX_BYTES)) {
                listener.tooMany();
            } else {
                last = page.events().get(page.events().size() - 1);
                next(this, last.id());
            }
        }

        @Override
        public void failed(StripeApiException reason) {
            StripeEvent gone = last;
            if (reason.isAboutMissing() && gone != null) {
                // Stripe has dropped the event for its age: read its second again, from the top.
                last = null;
                next(new Page(from, Math.min(to, gone.created() + 1), bounded, listener), null);
            } else {
                listener.failed(reason);
            }
        }
    }
}
