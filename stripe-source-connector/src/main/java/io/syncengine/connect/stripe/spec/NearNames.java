// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static io.syncengine.connect.support.config.NearNames.distance;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Streams that may have been meant by a name that is none. */
final class NearNames {

    private static final int SUGGESTIONS = 3;
    private static final int MIN_PART = 4;

    private NearNames() {}

    /** Names, nearest first, at most three: those that differ in a few letters, else those that contain the text. */
    static List<String> of(String text, List<StreamDefinition> streams) {
        String wanted = text.toLowerCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        Map<String, Integer> near = new HashMap<>();
        Map<String, Integer> containing = new HashMap<>();
        for (StreamDefinition stream : streams) {
            int distance = Math.min(distance(wanted, stream.name()), distance(wanted, stream.alias()));
            if (distance <= Math.min(3, wanted.length() / 3)) {
                near.put(stream.name(), distance);
            } else if (wanted.length() >= MIN_PART && stream.name().contains(wanted)) {
                containing.put(stream.name(), stream.name().length());
            }
        }
        return (near.isEmpty() ? containing : near)
                .entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                        .limit(SUGGESTIONS)
                        .map(Map.Entry::getKey)
                        .toList();
    }
}
