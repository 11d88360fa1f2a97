// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.assign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** Streams by the family that they belong to. */
public final class StreamFamilies {

    private final SortedMap<String, List<String>> members = new TreeMap<>();
    private final ToIntFunction<String> weight;

    /**
     * Puts streams into families.
     *
     * @param streams names
     * @param leader of a stream by its name: the stream that it is read through, or itself
     * @param weight of a stream by its name, at least 1
     */
    public StreamFamilies(Collection<String> streams, UnaryOperator<String> leader, ToIntFunction<String> weight) {
        this.weight = weight;
        streams.forEach(stream -> members.computeIfAbsent(leader.apply(stream), name -> new ArrayList<>())
                .add(stream));
    }

    /** Names of the streams that lead the families; they may not be among the streams themselves. */
    public Set<String> leaders() {
        return members.keySet();
    }

    /** Weight of all streams of a family. */
    public int weight(String leader) {
        return streams(List.of(leader)).stream().mapToInt(weight).sum();
    }

    /** The streams of some families, in alphabetical order. */
    public List<String> streams(Collection<String> leaders) {
        return leaders.stream()
                .flatMap(leader -> members.getOrDefault(leader, List.of()).stream())
                .sorted()
                .toList();
    }
}
