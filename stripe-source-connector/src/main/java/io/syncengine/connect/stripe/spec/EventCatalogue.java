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
 * Sorts the tables of Stripe's event types: each concerns streams, or is passed over for a stated reason. An event
 * concerns the stream whose rows it carries, and those that {@code event-table.txt} gives it to. Used while building.
 */
final class EventCatalogue {

    private static final String NO_OBJECT = "-";

    private final Map<String, StreamDefinition> byAlias = new HashMap<>();
    private final Map<String, StreamDefinition> byName = new HashMap<>();
    private final List<EventTableRow> table = new ArrayList<>();
    private final Set<EventTableRow> used = new LinkedHashSet<>();
    private final Map<String, UnmappedReason> reasons = new HashMap<>();
    private final List<EventMeaning> meanings = new ArrayList<>();
    private final Map<String, UnmappedReason> unmapped = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Sorts them.
     *
     * @param types an object whose {@code v1} lists types with {@code object}, {@code streams} and {@code delete}, and
     *     whose {@code v2} lists types with {@code relatedObject}, {@code streams}, {@code delete} and, for those that
     *     mirror one of v1, {@code snapshotEvent}
     */
    EventCatalogue(JsonNode types, List<StreamDefinition> streams) {
        for (StreamDefinition stream : streams) {
            byName.put(stream.name(), stream);
            if (stream.parent() == null) {
                byAlias.put(stream.alias(), stream);
            }
        }
        TextTable.rows("event-table.txt").forEach(cells -> table.add(EventTableRow.parse(cells)));
        TextTable.rows("unmapped-objects.txt")
                .forEach(cells -> reasons.put(cells.get(0), UnmappedReason.valueOf(cells.get(1))));
        types.path("v1").forEach(entry -> sort(entry, objects(entry.path("object"))));
        types.path("v2").forEach(this::sortOfSecondVersion);
        table.stream()
                .filter(row -> !used.contains(row))
                .forEach(row -> problems.add(row.types() + " is given to " + row.stream() + ", but is no type"));
    }

    /** Events of v2 that tell of objects of v1 are left to the events of v1. */
    private void sortOfSecondVersion(JsonNode entry) {
        String type = entry.path("type").asText();
        if (!type.startsWith("v1.")) {
            sort(entry, objects(entry.path("relatedObject")));
        } else if (entry.path("snapshotEvent").isNull()) {
            unmapped.put(type, UnmappedReason.THIN_ONLY);
        } else {
            unmapped.put(type, UnmappedReason.MIRROR);
        }
    }

    private void sort(JsonNode entry, List<String> objects) {
        String type = entry.path("type").asText();
        boolean delete = entry.path("delete").asBoolean();
        List<EventRule> rules = new ArrayList<>();
        for (JsonNode alias : entry.path("streams")) {
            StreamDefinition stream = byAlias.get(alias.asText());
            if (stream != null && stream.resources().equals(objects)) {
                rules.add(new EventRule(stream.name(), EventRule.Subject.ROW, delete));
            } else if (stream != null) {
                problems.add(type + " carries " + objects + ", which is no row of " + stream.name());
            }
        }
        for (EventTableRow row : table) {
            if (row.matches(type)) {
                used.add(row);
                check(row, type, objects);
                rules.add(new EventRule(row.stream(), row.subject(), delete, row.changed()));
            }
        }
        UnmappedReason reason = reasons.get(String.join(",", objects));
        if (!rules.isEmpty()) {
            meanings.add(new EventMeaning(type, objects, rules));
        } else if (reason != null) {
            unmapped.put(type, reason);
        } else {
            problems.add(type + " carries " + objects + ", which is no stream's row and not listed as passed over");
        }
    }

    private void check(EventTableRow row, String type, List<String> objects) {
        StreamDefinition stream = byName.get(row.stream());
        ParentLink link = stream == null ? null : stream.parent();
        StreamDefinition parent = link == null ? null : byName.get(link.stream());
        boolean fits = stream != null
                && switch (row.subject()) {
                    case ROW -> stream.resources().containsAll(objects);
                    case PARENT -> parent != null && parent.resources().equals(objects);
                    case NAMES_PARENT -> parent != null;
                };
        if (!fits) {
            problems.add(type + " carries " + objects + ", which is no " + row.subject() + " of " + row.stream());
        }
    }

    private static List<String> objects(JsonNode object) {
        List<String> names = new ArrayList<>();
        if (object.isArray()) {
            object.forEach(name -> names.add(name.asText()));
        } else {
            names.add(object.isNull() ? NO_OBJECT : object.asText());
        }
        return names;
    }

    /** Types that could not be sorted, with the reason; empty when all is well. */
    List<String> problems() {
        return problems;
    }

    /** Types that are passed over. */
    Map<String, UnmappedReason> unmapped() {
        return unmapped;
    }

    /** Types that concern streams, in the order of Stripe's tables. */
    List<EventMeaning> meanings() {
        return meanings;
    }
}
