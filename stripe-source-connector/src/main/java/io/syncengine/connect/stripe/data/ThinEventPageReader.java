// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import java.util.ArrayList;
import java.util.List;

/** Reads pages of the list of v2 events, which name their object and do not carry it. Any thread. */
public final class ThinEventPageReader {

    /**
     * An event that lacks what every event has is left out: it must not keep back the others for ever. As the object of
     * an event stands what it tells of its related object: {@code id}, {@code type} and {@code url}.
     *
     * @throws MalformedAnswerException if the body is cut short, not JSON or not a list of v2, or most of its events lack
     *     it: then it is not a list of events as known here
     */
    public EventPage read(byte[] body) throws MalformedAnswerException {
        return AnswerText.read(body, answer -> {
            ThinEventScan scan = new ThinEventScan(answer);
            List<StripeEvent> events = new ArrayList<>(20);
            int[] unreadable = new int[1];
            String next = answer.linkedList(() -> {
                StripeEvent event = scan.next();
                if (event == null) {
                    unreadable[0]++;
                } else {
                    events.add(event);
                }
            });
            if (unreadable[0] > Math.max(1, events.size())) {
                throw new MalformedAnswerException("most events of the answer lack one of id, created and type");
            }
            return new EventPage(events, next != null, next, body.length, unreadable[0]);
        });
    }
}
