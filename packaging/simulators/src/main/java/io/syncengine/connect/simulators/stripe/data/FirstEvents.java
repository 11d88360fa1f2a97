// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of the objects that an account has from the start, as far as they are young enough. */
final class FirstEvents {
    private FirstEvents() {}

    /** @param oldest milliseconds since 1970 */
    static void append(List<StreamData> streams, EventLog log, long oldest) {
        List<Event> events = new ArrayList<>();
        for (StreamData stream : streams) {
            String type = stream.spec().events().created();
            if (type == null) {
                continue;
            }
            for (int i = stream.firstAt(oldest / 1000 + 1); i < stream.size(); i++) {
                events.add(new Event(0, stream.createdMillis(i), type, stream.spec(), i, 0, Event.Form.PLAIN));
            }
        }
        events.sort(Comparator.comparingLong(Event::at));
        for (Event event : events) {
            log.append(new Event(
                    log.next(), event.at(), event.type(), event.stream(), event.index(), 0, Event.Form.PLAIN));
        }
    }
}
