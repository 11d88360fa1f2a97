// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts the table of Stripe's v1 event types: each belongs to one stream, or is passed over for a stated reason. Used
 * while building.
 */
final class EventCatalogue {

    private final Map<String, Set<String>> typesByStream = new HashMap<>();
    private final Set<String> deletes = new LinkedHashSet<>();
    private final Map<String, UnmappedReason> unmapped = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** @param table an object whose {@code v1} lists types with {@code object}, {@code streams} and {@code delete} */
    EventCatalogue(JsonNode table, List<StreamDefinition> streams) {
        Map<String, StreamDefinition> byAlias = new HashMap<>();
        streams.stream()
                .filter(stream -> stream.parent() == null)
                .forEach(stream -> byAlias.put(stream.alias(), stream));
        Map<String, UnmappedReason> reasons = new HashMap<>();
        TextTable.rows("unmapped-objects.txt")
                .forEach(cells -> reasons.put(cells.get(0), UnmappedReason.valueOf(cells.get(1))));
        for (JsonNode entry : table.path("v1")) {
            sort(entry, byAlias, reasons);
        }
    }

    private void sort(JsonNode entry, Map<String, StreamDefinition> byAlias, Map<String, UnmappedReason> reasons) {
        String type = entry.path("type").asText();
        String object = objects(entry.path("object"));
        StreamDefinition stream = null;
        for (JsonNode alias : entry.path("streams")) {
            stream = byAlias.getOrDefault(alias.asText(), stream);
        }
        if (stream != null && stream.resources().equals(List.of(object))) {
            typesByStream
                    .computeIfAbsent(stream.name(), name -> new LinkedHashSet<>())
                    .add(type);
            if (entry.path("delete").asBoolean()) {
                deletes.add(type);
            }
        } else if (stream == null && reasons.containsKey(object)) {
            unmapped.put(type, reasons.get(object));
        } else {
            problems.add(type + " carries " + object + ", which is no stream's row and not listed as passed over");
        }
    }

    private static String objects(JsonNode object) {
        if (!object.isArray()) {
            return object.asText();
        }
        List<String> names = new ArrayList<>();
        object.forEach(name -> names.add(name.asText()));
        return String.join(",", names);
    }

    /** Types that could not be sorted, with the reason; empty when all is well. */
    List<String> problems() {
        return problems;
    }

    /** Types that are passed over. */
    Map<String, UnmappedReason> unmapped() {
        return unmapped;
    }

    /** Event types of the stream; none for one that is followed by lists only. */
    StreamEvents events(StreamDefinition stream) {
        Set<String> types = typesByStream.getOrDefault(stream.name(), Set.of());
        Set<String> gone = new LinkedHashSet<>(types);
        gone.retainAll(deletes);
        return new StreamEvents(stream.name(), stream.resources(), types, gone);
    }
}
