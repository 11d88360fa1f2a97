// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the v2 lists of the API description, with their thin events. */
final class V2Reader {
    private final Operations operations;
    private final JsonNode eventTypes;

    /** @param eventTypes the {@code v2} part of event-types.json */
    V2Reader(Operations operations, JsonNode eventTypes) {
        this.operations = operations;
        this.eventTypes = eventTypes;
    }

    /** @param first position of the first one */
    List<StreamSpec> read(int first) {
        Map<String, List<String>> table = TextTable.rows(V2Reader.class, "v2-table.txt", 7).stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> row));
        Map<String, JsonNode> lists = operations.v2Lists();
        if (!lists.keySet().equals(table.keySet())) {
            Set<String> odd = new HashSet<>(lists.keySet());
            odd.removeAll(table.keySet());
            throw new IllegalStateException(
                    "v2-table.txt does not have the v2 lists of the description; it lacks " + odd);
        }
        List<StreamSpec> streams = new ArrayList<>();
        lists.forEach((path, get) -> streams.add(stream(first + streams.size(), get, row(table, path))));
        return streams;
    }

    private static List<String> row(Map<String, List<String>> table, String path) {
        List<String> row = table.get(path);
        if (row == null) {
            throw new IllegalStateException("v2-table.txt lacks " + path);
        }
        return row;
    }

    private StreamSpec stream(int position, JsonNode get, List<String> row) {
        String resource = Operations.resources(get).get(0);
        return new StreamSpec(
                position,
                row.get(1),
                resource,
                row.get(0),
                IdRule.parse(row.get(2), row.get(3)),
                Operations.parameters(get, false),
                Set.of(),
                "created",
                false,
                0,
                0,
                plan(resource, row));
    }

    private EventPlan plan(String resource, List<String> row) {
        List<String> types = new ArrayList<>();
        for (JsonNode event : eventTypes) {
            String type = event.path("type").textValue();
            if (event.path("relatedObject").asText().equals(resource) && type.startsWith("v2.")) {
                types.add(type);
            }
        }
        @Nullable String deleted = ending(types, row.get(6));
        return new EventPlan(
                ending(types, row.get(4)), ending(types, row.get(5)), deleted, !".closed".equals(row.get(6)), types);
    }

    private static @Nullable String ending(List<String> types, String end) {
        return end.isEmpty()
                ? null
                : types.stream()
                        .filter(type -> type.endsWith(end))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No event type ends in " + end + ": " + types));
    }
}
