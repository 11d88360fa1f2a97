// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the events of a page while it is read. An event that lacks what every event has is left out: it must not keep
 * back the others for ever.
 */
final class PageEvents implements AnswerText.Item {

    /** Reads the event whose opening brace is the current token; null when it lacks what every event has. */
    interface Scan {
        @Nullable
        StripeEvent next() throws IOException, MalformedAnswerException;
    }

    private final Scan scan;
    private final List<StripeEvent> events = new ArrayList<>();
    private int unreadable;

    PageEvents(Scan scan) {
        this.scan = scan;
    }

    @Override
    public void read() throws IOException, MalformedAnswerException {
        StripeEvent event = scan.next();
        if (event == null) {
            unreadable++;
        } else {
            events.add(event);
        }
    }

    /**
     * The page, when all of it is read.
     *
     * @param next address of the page behind it; null if there is none or it has no address
     * @param bytes of the answer
     * @param needed what every event has, for people
     * @throws MalformedAnswerException if most events lack that: then it is no list of events as known here
     */
    EventPage page(boolean hasMore, @Nullable String next, int bytes, String needed) throws MalformedAnswerException {
        if (unreadable > Math.max(1, events.size())) {
            throw new MalformedAnswerException("most events of the answer lack one of " + needed);
        }
        return new EventPage(events, hasMore, next, bytes, unreadable);
    }
}
