// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import java.util.ArrayList;
import java.util.List;

/** Reads pages of the events list, and single events. Any thread. */
public final class EventPageReader {

    /**
     * An event that lacks what every event has is left out: it must not keep back the others for ever.
     *
     * @throws MalformedAnswerException if the body is cut short, not JSON or not a list, or most of its events lack it:
     *     then it is not a list of events as known here
     */
    public EventPage read(byte[] body) throws MalformedAnswerException {
        return AnswerText.read(body, answer -> {
            EventScan scan = new EventScan(answer);
            List<StripeEvent> events = new ArrayList<>(100);
            int[] unreadable = new int[1];
            boolean hasMore = answer.list(() -> {
                StripeEvent event = scan.next();
                if (event == null) {
                    unreadable[0]++;
                } else {
                    events.add(event);
                }
            });
            if (unreadable[0] > Math.max(1, events.size())) {
                throw new MalformedAnswerException(
                        "most events of the answer lack one of id, created, type and data.object");
            }
            return new EventPage(events, hasMore, null, body.length, unreadable[0]);
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
                throw new MalformedAnswerException("the event lacks one of id, created, type and data.object");
            }
            return event;
        });
    }
}
