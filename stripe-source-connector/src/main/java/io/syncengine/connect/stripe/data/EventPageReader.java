// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import java.util.ArrayList;
import java.util.List;

/** Reads pages of the events list, and single events. Any thread. */
public final class EventPageReader {

    /**
     * @throws MalformedAnswerException if the body is cut short, not JSON, not a list, or an event of it lacks what every
     *     event has: leaving it out would lose a change
     */
    public EventPage read(byte[] body) throws MalformedAnswerException {
        return AnswerText.read(body, answer -> {
            EventScan scan = new EventScan(answer);
            List<StripeEvent> events = new ArrayList<>(100);
            boolean hasMore = answer.list(() -> events.add(scan.next()));
            return new EventPage(events, hasMore, body.length);
        });
    }

    /**
     * Reads one event that came by itself.
     *
     * @throws MalformedAnswerException if the body is not JSON, or lacks what every event of API v1 has
     */
    public StripeEvent event(byte[] body) throws MalformedAnswerException {
        return AnswerText.read(body, answer -> new EventScan(answer).next());
    }
}
