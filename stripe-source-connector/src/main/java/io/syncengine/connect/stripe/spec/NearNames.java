// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

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
        for (StreamDefinition stream : streams) {
            int distance = Math.min(distance(wanted, stream.name()), distance(wanted, stream.alias()));
            if (distance <= Math.min(3, wanted.length() / 3)) {
                near.put(stream.name(), distance);
            } else if (wanted.length() >= MIN_PART && stream.name().contains(wanted)) {
                near.put(stream.name(), wanted.length() + stream.name().length());
            }
        }
        return near.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(SUGGESTIONS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Letters to insert, remove or replace (Levenshtein). */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
