// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The hand-kept table laid over an API description. It was made for the bundled version; with another version, lists
 * that this one does not have become streams that are read as snapshots, and a range or class that a list cannot serve
 * is weakened.
 */
final class StreamTable {

    private static final String NO_STREAM = "!";
    private static final String CREATED = "created";

    private final Map<String, StreamRow> rows;
    private final Set<String> noStreams;

    private StreamTable(Map<String, StreamRow> rows, Set<String> noStreams) {
        this.rows = rows;
        this.noStreams = noStreams;
    }

    static StreamTable bundled() {
        Map<String, StreamRow> rows = new HashMap<>();
        Set<String> noStreams = new HashSet<>();
        for (List<String> cells : TextTable.rows("stream-table.txt")) {
            if (cells.get(0).startsWith(NO_STREAM)) {
                noStreams.add(cells.get(0).substring(NO_STREAM.length()).trim());
            } else {
                StreamRow row = StreamRow.parse(cells);
                if (rows.put(row.path(), row) != null) {
                    throw new IllegalStateException("two rows for " + row.path());
                }
            }
        }
        return new StreamTable(rows, noStreams);
    }

    /** The streams of that version by name. */
    List<StreamDefinition> streams(ApiDescription description) {
        List<StreamDefinition> streams = new ArrayList<>();
        Set<String> resources = new HashSet<>();
        for (ListOperation list : description.lists()) {
            StreamRow row = rows.get(list.path());
            if (row != null) {
                streams.add(definition(row, list));
                resources.add(list.resource());
            }
        }
        for (ListOperation list : description.lists()) {
            // Two lists of one resource are one stream. A list whose items cannot be read by id has none of its own.
            if (isUnknown(list) && list.retrievePath() != null && resources.add(list.resource())) {
                streams.add(snapshot(list));
            }
        }
        streams.sort(Comparator.comparing(StreamDefinition::name));
        return streams;
    }

    /** How many rows the stream has, in relation to others. */
    int weight(StreamDefinition stream) {
        StreamRow row = rows.get(stream.path());
        return row == null ? 1 : row.weight();
    }

    /** What the table lacks or says wrongly of the description that it is made for; empty when all is well. */
    List<String> problems(ApiDescription description) {
        List<String> problems = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (ListOperation list : description.lists()) {
            paths.add(list.path());
            if (isUnknown(list)) {
                problems.add(list.path() + " can be listed but has no row");
            }
            Optional.ofNullable(rows.get(list.path()))
                    .flatMap(row -> rangeProblem(row, list))
                    .ifPresent(problem -> problems.add(list.path() + " " + problem));
        }
        rows.keySet().stream()
                .filter(path -> !paths.contains(path))
                .forEach(path -> problems.add(path + " has a row but no list"));
        noStreams.stream()
                .filter(path -> !paths.contains(path))
                .forEach(path -> problems.add(path + " is named as no stream but has no list"));
        return problems;
    }

    private static Optional<String> rangeProblem(StreamRow row, ListOperation list) {
        boolean ranged = row.streamClass().compareTo(StreamClass.C) <= 0;
        if (ranged != (row.rangeField() != null)) {
            return Optional.of("is of class " + row.streamClass() + " with range " + row.rangeField());
        }
        if (ranged && rangeField(row, list) == null) {
            return Optional.of("cannot be cut by " + row.rangeField());
        }
        if (!ranged && list.createdFilter() && list.hasField(CREATED)) {
            return Optional.of("can be cut by created, but its row says otherwise");
        }
        return Optional.empty();
    }

    private boolean isUnknown(ListOperation list) {
        return !rows.containsKey(list.path()) && !noStreams.contains(list.path());
    }

    private static StreamDefinition definition(StreamRow row, ListOperation list) {
        String range = rangeField(row, list);
        return new StreamDefinition(
                row.name(),
                row.alias(),
                list.resource(),
                list.path(),
                range == null ? withoutRange(row.streamClass()) : row.streamClass(),
                list.paged(),
                range,
                row.fixedParameters(),
                list.retrievePath(),
                list.fields());
    }

    private static StreamDefinition snapshot(ListOperation list) {
        String singular = list.resource().replace('.', '_');
        return new StreamDefinition(
                plural(singular),
                singular,
                list.resource(),
                list.path(),
                StreamClass.E,
                list.paged(),
                null,
                Map.of(),
                list.retrievePath(),
                list.fields());
    }

    private static @Nullable String rangeField(StreamRow row, ListOperation list) {
        String field = row.rangeField();
        return field != null && list.createdFilter() && list.hasField(field) ? field : null;
    }

    private static StreamClass withoutRange(StreamClass streamClass) {
        return switch (streamClass) {
            case A, B, D -> StreamClass.D;
            case C, E -> StreamClass.E;
        };
    }

    private static String plural(String singular) {
        if (singular.matches(".*[^aeiou]y")) {
            return singular.substring(0, singular.length() - 1) + "ies";
        }
        return singular + (singular.matches(".*(s|x|ch|sh)") ? "es" : "s");
    }
}
