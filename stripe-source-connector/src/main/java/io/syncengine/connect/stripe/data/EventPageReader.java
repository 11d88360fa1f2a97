// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

/** Reads pages of the events list, and single events. Any thread. */
public final class EventPageReader {

    private static final String NEEDED = "id, created, type and data.object";

    /**
     * Reads a page. An event that lacks what every event has is left out.
     *
     * @throws MalformedAnswerException if the body is cut short, not JSON or not a list, or most of its events lack it:
     *     then it is not a list of events as known here
     */
    public EventPage read(byte[] body) throws MalformedAnswerException {
        return AnswerText.read(body, answer -> {
            PageEvents events = new PageEvents(new EventScan(answer)::next);
            boolean hasMore = answer.list(events);
            return events.page(hasMore, null, body.length, NEEDED);
        });
    }

    /**
     * Reads one event that came by itself.
     *
     * @throws MalformedAnswerException if the body is not JSON, or lacks what every event of API v1 has
     */
    public StripeEvent event(byte[] body) throws MalformedAnswerException {
        return AnswerText.read(body, answer -> {
            StripeEvent event = new EventScan(answer).next();
            if (event == null) {
                throw new MalformedAnswerException("the event lacks one of " + NEEDED);
            }
            return event;
        });
    }
}
