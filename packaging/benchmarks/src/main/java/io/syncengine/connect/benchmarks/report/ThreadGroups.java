// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the threads of a worker are there for, by the beginning of their names. */
final class ThreadGroups {

    private static final String OTHER = "other";
    private static final Map<String, String> GROUPS = groups();

    private ThreadGroups() {}

    private static Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("stripe-http", "source: calls and answers");
        groups.put("stripe-loop", "source: engine");
        groups.put("task-thread-str", "source: records, converter");
        groups.put("kafka-producer-", "producer");
        groups.put("data-plane-kafk", "broker");
        groups.put("task-thread-pos", "sink: consumer, converter, writes");
        groups.put("postgres-sink-", "sink: encoder");
        groups.put("C1 Compiler", "just-in-time compilers");
        groups.put("C2 Compiler", "just-in-time compilers");
        groups.put("GC Thread", "garbage collector");
        groups.put("G1 ", "garbage collector");
        groups.put("VM Thread", "garbage collector");
        return groups;
    }

    /** All groups, in the order in which rows pass them. */
    static List<String> names() {
        List<String> names = new ArrayList<>(GROUPS.values().stream().distinct().toList());
        names.add(OTHER);
        return names;
    }

    /** @param thread its name, as far as the system keeps it */
    static String of(String thread) {
        return GROUPS.entrySet().stream()
                .filter(group -> thread.startsWith(group.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
    }
}
