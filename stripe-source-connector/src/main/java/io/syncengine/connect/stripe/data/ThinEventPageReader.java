// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

/** Reads pages of the list of v2 events, which name their object and do not carry it. Any thread. */
public final class ThinEventPageReader {

    /**
     * Reads a page. As the object of an event stands what it tells of its related object: {@code id}, {@code type} and
     * {@code url}. An event that lacks what every event has is left out.
     *
     * @throws MalformedAnswerException if the body is cut short, not JSON or not a list of v2, or most of its events lack
     *     it: then it is not a list of events as known here
     */
    public EventPage read(byte[] body) throws MalformedAnswerException {
        return AnswerText.read(body, answer -> {
            PageEvents events = new PageEvents(new ThinEventScan(answer)::next);
            String next = answer.linkedList(events);
            return events.page(next != null, next, body.length, "id, created and type");
        });
    }
}
