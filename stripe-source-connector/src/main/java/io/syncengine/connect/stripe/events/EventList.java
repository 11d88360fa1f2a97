// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.data.EventPage;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One of Stripe's two lists of events: how its pages are asked for. Immutable; safe for any thread. */
public interface EventList {

    /** Stripe's maximum of types that a call may name. */
    int MAX_TYPES = 20;

    /** Path of the list. */
    String route();

    AnswerParser<EventPage> parser();

    /**
     * The types that calls name so that no others come: each slice of time is read once for each group.
     *
     * @param wanted all that are wanted
     * @return at least one group; one that is empty asks for all types
     */
    List<List<String>> groups(Collection<String> wanted);

    /** Query of the first page of {@code [from, to)}. */
    List<Map.Entry<String, String>> first(long from, long to, List<String> types);

    /**
     * Query of the page behind another.
     *
     * @param query that of the page
     * @param page one that says there is more
     * @param requestId of the answer; null: unknown
     * @throws StripeApiException if there is no page to go on with
     */
    List<Map.Entry<String, String>> next(
            List<Map.Entry<String, String>> query, EventPage page, @Nullable String requestId)
            throws StripeApiException;

    /** Whether Stripe refuses a page behind the first because it does not know the place any more. */
    boolean isPlaceGone(StripeApiException reason);
}
