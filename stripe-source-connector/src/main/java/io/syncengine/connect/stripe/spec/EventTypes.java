// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each event type means. Lookups are by hash: they are made for every event. */
public final class EventTypes {

    private record Mapped(List<String> resources, Optional<EventRule> rule) {}

    private final Map<String, Mapped> byType = new HashMap<>();
    private final Map<String, Set<String>> byStream = new LinkedHashMap<>();

    EventTypes(Collection<StreamEvents> streams) {
        for (StreamEvents events : streams) {
            Set<String> types = byStream.computeIfAbsent(events.stream(), name -> new LinkedHashSet<>());
            for (String type : events.types()) {
                EventRule rule = new EventRule(events.stream(), events.deletes().contains(type));
                if (byType.put(type, new Mapped(events.resources(), Optional.of(rule))) != null) {
                    throw new IllegalArgumentException(type + " is given to two streams");
                }
                types.add(type);
            }
        }
    }

    /**
     * What an event means for the streams.
     *
     * @param objectType the {@code object} value of the object that the event carries
     * @return empty when the type is unknown, or the object is not a row of the stream that the type belongs to
     */
    public Optional<EventRule> rule(String eventType, String objectType) {
        Mapped mapped = byType.get(eventType);
        return mapped != null && mapped.resources().contains(objectType) ? mapped.rule() : Optional.empty();
    }

    /** Types whose events carry rows of the stream; empty when there are none or there is no such stream. */
    public Set<String> typesOf(String stream) {
        return Collections.unmodifiableSet(byStream.getOrDefault(stream, Set.of()));
    }
}
