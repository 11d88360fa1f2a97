// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The event plan of every stream, from event-types.json and the exceptions in event-plan.txt. */
final class EventPlans {
    private static final String NONE = "none";

    private final Map<String, List<JsonNode>> byResource = new HashMap<>();
    private final Map<String, String> exceptions = new HashMap<>();
    private final Set<String> types = new HashSet<>();

    private EventPlans() {}

    static EventPlans read(JsonNode eventTypes) {
        EventPlans plans = new EventPlans();
        for (JsonNode event : eventTypes.path("v1")) {
            plans.types.add(event.path("type").textValue());
            boolean feedsStream = !event.path("streams").isEmpty();
            if (feedsStream && event.path("object").isTextual()) {
                plans.byResource
                        .computeIfAbsent(event.path("object").textValue(), resource -> new ArrayList<>())
                        .add(event);
            }
        }
        for (List<String> row : TextTable.rows(EventPlans.class, "event-plan.txt", 3)) {
            if (!row.get(2).equals(NONE) && !plans.types.contains(row.get(2))) {
                throw new IllegalStateException("event-plan.txt names an unknown event type: " + row.get(2));
            }
            plans.exceptions.put(row.get(0) + " " + row.get(1), row.get(2));
        }
        return plans;
    }

    Set<String> types() {
        return types;
    }

    EventPlan of(String stream, String resource) {
        List<JsonNode> events = byResource.getOrDefault(resource, List.of());
        List<String> all =
                events.stream().map(event -> event.path("type").textValue()).toList();
        @Nullable
        String removal = events.stream()
                .filter(event -> event.path("delete").asBoolean())
                .map(event -> event.path("type").textValue())
                .findFirst()
                .orElse(null);
        @Nullable String deleted = exceptions.getOrDefault(stream + " deleted", removal);
        return new EventPlan(
                find(stream, "created", all),
                find(stream, "updated", all),
                deleted,
                Objects.equals(deleted, removal),
                all);
    }

    private @Nullable String find(String stream, String change, List<String> all) {
        @Nullable String stated = exceptions.get(stream + " " + change);
        if (stated != null) {
            return stated.equals(NONE) ? null : stated;
        }
        return all.stream()
                .filter(type -> type.endsWith("." + change))
                .findFirst()
                .orElse(null);
    }
}
