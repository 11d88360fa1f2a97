// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.PageLinks;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.data.EventPage;
import io.syncengine.connect.stripe.data.ThinEventPageReader;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The events of v2, which name their object: it has to be read. */
public final class ThinEvents implements EventList {

    private static final String ROUTE = "/v2/core/events";
    private static final String PAGE_SIZE = "20";
    private static final ThinEventPageReader PAGES = new ThinEventPageReader();

    private final PageLinks links;

    public ThinEvents(PageLinks links) {
        this.links = links;
    }

    @Override
    public String route() {
        return ROUTE;
    }

    @Override
    public AnswerParser<EventPage> parser() {
        return PAGES::read;
    }

    /** The list also tells of every event of v1, so that calls without types would have very many pages. */
    @Override
    public List<List<String>> groups(Collection<String> wanted) {
        List<String> all = List.copyOf(wanted);
        List<List<String>> groups = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MAX_TYPES) {
            groups.add(all.subList(from, Math.min(all.size(), from + MAX_TYPES)));
        }
        return groups.isEmpty() ? List.of(List.of()) : groups;
    }

    @Override
    public List<Map.Entry<String, String>> first(long from, long to, List<String> types) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        query.add(Map.entry("created[gte]", Instant.ofEpochSecond(from).toString()));
        query.add(Map.entry("created[lt]", Instant.ofEpochSecond(to).toString()));
        query.add(Map.entry("limit", PAGE_SIZE));
        types.forEach(type -> query.add(Map.entry("types", type)));
        return query;
    }

    @Override
    public List<Map.Entry<String, String>> next(
            List<Map.Entry<String, String>> query, EventPage page, @Nullable String requestId)
            throws StripeApiException {
        List<Map.Entry<String, String>> next =
                PageLinks.parameters(links.follow(ROUTE, String.valueOf(page.next()), requestId));
        if (next.equals(query)) {
            throw StripeApiException.endless("the list of v2 events", requestId);
        }
        return next;
    }

    @Override
    public boolean isPlaceGone(StripeApiException reason) {
        return reason.isAboutLink();
    }
}
