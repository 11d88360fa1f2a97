// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What each event type means, of v1 and v2. Lookups are by hash: they are made for every event. */
public final class EventTypes {

    /** Part of an object that an event of v2 is about, as in {@code v2.core.account[identity].updated}. */
    private static final Pattern PART = Pattern.compile("\\[[^]]*]");

    private final Map<String, EventMeaning> byType = new HashMap<>();
    private final Map<String, Set<String>> byStream = new HashMap<>();

    EventTypes(Collection<EventMeaning> meanings) {
        for (EventMeaning meaning : meanings) {
            if (byType.put(meaning.type(), meaning) != null) {
                throw new IllegalArgumentException(meaning.type() + " has two meanings");
            }
            for (EventRule rule : meaning.rules()) {
                byStream.computeIfAbsent(rule.stream(), name -> new LinkedHashSet<>())
                        .add(meaning.type());
            }
        }
    }

    /**
     * What an event means, a rule for each stream that it concerns.
     *
     * @param eventType of a type of v2 that names a new part of an object, what is known of the object holds
     * @param objectType the {@code object} value of the object that the event carries; of an event of v2, the type of its
     *     related object
     * @return empty when the type is unknown or concerns no stream, or the object is none that the type stands for
     */
    public List<EventRule> rules(String eventType, String objectType) {
        EventMeaning meaning = byType.get(eventType);
        if (meaning == null && eventType.indexOf('[') > 0) {
            meaning = byType.get(PART.matcher(eventType).replaceAll(""));
        }
        return meaning != null && meaning.objects().contains(objectType) ? meaning.rules() : List.of();
    }

    /** What an event means to that stream; empty when it does not concern it. As {@link #rules}. */
    public Optional<EventRule> rule(String eventType, String objectType, String stream) {
        for (EventRule rule : rules(eventType, objectType)) {
            if (rule.stream().equals(stream)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** Whether the stream's events carry rows of it, rather than tell of all children of a parent. */
    public boolean areOfRows(String stream) {
        return byType.values().stream()
                .flatMap(meaning -> meaning.rules().stream())
                .anyMatch(rule -> rule.stream().equals(stream) && rule.subject() == EventRule.Subject.ROW);
    }

    /**
     * Types whose events concern the stream, in the order of Stripe's table; empty when there are none or there is no
     * such stream. They are all of v1, or all of v2.
     */
    public Set<String> typesOf(String stream) {
        return Collections.unmodifiableSet(byStream.getOrDefault(stream, Set.of()));
    }
}
