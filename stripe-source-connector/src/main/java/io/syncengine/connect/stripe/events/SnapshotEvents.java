// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.data.EventPage;
import io.syncengine.connect.stripe.data.EventPageReader;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The events of v1, which hold their object as it was then. */
public final class SnapshotEvents implements EventList {

    private static final String ROUTE = "/v1/events";
    private static final String PAGE_SIZE = "100";
    private static final String AFTER = "starting_after";
    private static final EventPageReader PAGES = new EventPageReader();

    @Override
    public String route() {
        return ROUTE;
    }

    @Override
    public AnswerParser<EventPage> parser() {
        return PAGES::read;
    }

    /** More types than a call may name are sorted out here: other events are few. */
    @Override
    public List<List<String>> groups(Collection<String> wanted) {
        return List.of(wanted.size() <= MAX_TYPES ? List.copyOf(wanted) : List.of());
    }

    @Override
    public List<Map.Entry<String, String>> first(long from, long to, List<String> types) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        query.add(Map.entry("created[gte]", Long.toString(from)));
        query.add(Map.entry("created[lt]", Long.toString(to)));
        query.add(Map.entry("limit", PAGE_SIZE));
        types.forEach(type -> query.add(Map.entry("types[]", type)));
        return query;
    }

    @Override
    public List<Map.Entry<String, String>> next(
            List<Map.Entry<String, String>> query, EventPage page, @Nullable String requestId)
            throws StripeApiException {
        if (page.events().isEmpty()) {
            // Taken for the end, what follows would be lost.
            throw StripeApiException.endless("the list of events", requestId);
        }
        List<Map.Entry<String, String>> next = new ArrayList<>(query);
        next.removeIf(parameter -> parameter.getKey().equals(AFTER));
        next.add(Map.entry(AFTER, page.events().get(page.events().size() - 1).id()));
        return next;
    }

    @Override
    public boolean isPlaceGone(StripeApiException reason) {
        return reason.isAboutMissing();
    }
}
