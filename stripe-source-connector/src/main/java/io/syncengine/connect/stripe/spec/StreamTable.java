// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The hand-kept tables laid over an API description. They were made for the bundled version; with another version, lists
 * that this one does not have become streams that are read as snapshots, and a range or class that a list cannot serve
 * is weakened.
 */
final class StreamTable {

    private static final String NO_STREAM = "!";
    private static final String CREATED = "created";
    private static final String TEST_CLOCK = "test_clock";

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
                add(rows, StreamRow.parse(cells));
            }
        }
        TextTable.rows("child-table.txt").forEach(cells -> add(rows, StreamRow.parseChild(cells)));
        return new StreamTable(rows, noStreams);
    }

    private static void add(Map<String, StreamRow> rows, StreamRow row) {
        if (rows.put(row.path(), row) != null) {
            throw new IllegalStateException("two rows for " + row.path());
        }
    }

    /** The streams of that version by name. */
    List<StreamDefinition> streams(ApiDescription description) {
        Map<String, StreamDefinition> streams = new HashMap<>();
        for (ListOperation list : description.lists()) {
            StreamRow row = rows.get(list.path());
            // An older version may ask for what only a newer one does without.
            if (row != null
                    && row.parent() == null
                    && row.fixedParameters().keySet().containsAll(list.required())) {
                streams.put(row.name(), definition(row, list, row.exhaustive()));
            }
        }
        for (ListOperation list : description.lists()) {
            StreamRow row = rows.get(list.path());
            if (row != null && row.parent() != null) {
                StreamDefinition parent = streams.get(row.parent().stream());
                if (parent != null) {
                    streams.put(row.name(), definition(row, list, row.exhaustive() && parent.exhaustive()));
                }
            }
        }
        addSnapshots(description, streams);
        return streams.values().stream()
                .sorted(Comparator.comparing(StreamDefinition::name))
                .toList();
    }

    private void addSnapshots(ApiDescription description, Map<String, StreamDefinition> streams) {
        Set<String> resources = new HashSet<>();
        streams.values().forEach(stream -> resources.addAll(stream.resources()));
        for (ListOperation list : description.lists()) {
            // Two lists of one resource are one stream. A list whose items cannot be read by id has none of its own.
            boolean isReadable = standsAlone(list) && list.retrievePath() != null;
            if (isUnknown(list) && isReadable && resources.addAll(list.resources())) {
                StreamDefinition snapshot = snapshot(list);
                streams.putIfAbsent(snapshot.name(), snapshot);
            }
        }
    }

    /** How many rows the stream has, in relation to others. */
    int weight(StreamDefinition stream) {
        StreamRow row = rows.get(stream.path());
        return row == null ? 1 : row.weight();
    }

    /** What the tables lack or say wrongly of the description that they are made for; empty when all is well. */
    List<String> problems(ApiDescription description) {
        List<String> problems = new ArrayList<>();
        Map<String, ListOperation> lists = new HashMap<>();
        Map<String, ListOperation> byStream = new HashMap<>();
        for (ListOperation list : description.lists()) {
            lists.put(list.path(), list);
            StreamRow row = rows.get(list.path());
            if (row != null) {
                byStream.put(row.name(), list);
            } else if (isUnknown(list)) {
                problems.add(list.path() + " can be listed but has no row");
            }
        }
        rows.forEach((path, row) -> {
            ListOperation list = lists.get(path);
            if (list == null) {
                problems.add(path + " has a row but no list");
            } else {
                new RowCheck(row, list, byStream).problems().forEach(problem -> problems.add(path + " " + problem));
            }
        });
        noStreams.stream()
                .filter(path -> !lists.containsKey(path))
                .forEach(path -> problems.add(path + " is named as no stream but has no list"));
        return problems;
    }

    private boolean isUnknown(ListOperation list) {
        return list.paging() != Paging.SINGLE && !rows.containsKey(list.path()) && !noStreams.contains(list.path());
    }

    /** Whether the list can be read without knowing anything else. */
    private static boolean standsAlone(ListOperation list) {
        return !list.isNested() && list.required().isEmpty() && list.resources().size() == 1;
    }

    private static StreamDefinition definition(StreamRow row, ListOperation list, boolean exhaustive) {
        CreatedFilter filter = row.rangeField() == null ? null : list.createdFilter(row.rangeField());
        Map<String, String> fixed = new HashMap<>(row.fixedParameters());
        // Another version may not know the parameter, and then refuses it.
        fixed.keySet().removeIf(name -> !list.takes(name));
        boolean isSingleton = list.paging() == Paging.SINGLE && row.parent() == null;
        return new StreamDefinition(
                row.name(),
                row.alias(),
                list.resources(),
                list.path(),
                filter == null ? row.streamClass().withoutCreatedFilter() : row.streamClass(),
                list.paging(),
                row.parent(),
                filter,
                exhaustive,
                list.takes(TEST_CLOCK),
                fixed,
                isSingleton ? list.path() : list.retrievePath(),
                list.fields());
    }

    private static StreamDefinition snapshot(ListOperation list) {
        String resource = list.resources().get(0);
        String singular = resource.replace('.', '_');
        boolean isV2 = list.paging() == Paging.NEXT_PAGE;
        return new StreamDefinition(
                plural(singular),
                singular,
                list.resources(),
                list.path(),
                isV2 ? StreamClass.H : StreamClass.E,
                list.paging(),
                null,
                isV2 ? list.createdFilter(CREATED) : null,
                false,
                list.takes(TEST_CLOCK),
                Map.of(),
                list.retrievePath(),
                list.fields());
    }

    private static String plural(String singular) {
        if (singular.matches(".*[^aeiou]y")) {
            return singular.substring(0, singular.length() - 1) + "ies";
        }
        return singular + (singular.matches(".*(s|x|ch|sh)") ? "es" : "s");
    }
}
