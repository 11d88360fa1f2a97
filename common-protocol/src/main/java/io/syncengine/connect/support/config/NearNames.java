// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What may have been meant by a name that does not exist. */
public final class NearNames {

    private static final int SUGGESTIONS = 3;
    private static final int MAX_DISTANCE = 3;

    private record Candidate(String name, int distance) {}

    private NearNames() {}

    /** Names that differ in a few letters only, nearest first, at most three. Case, dots and dashes do not count. */
    public static List<String> of(String text, Collection<String> names) {
        String wanted = plain(text);
        int limit = Math.min(MAX_DISTANCE, wanted.length() / 3);
        return names.stream()
                .map(name -> new Candidate(name, distance(wanted, plain(name))))
                .filter(candidate -> candidate.distance <= limit)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(SUGGESTIONS)
                .map(Candidate::name)
                .toList();
    }

    /** {@code "; did you mean 'x' or 'y'?"}, or nothing when no name is near: the end of an error message. */
    public static String hint(String text, Collection<String> names) {
        List<String> near = of(text, names);
        return near.isEmpty()
                ? ""
                : near.stream()
                        .map(name -> "'" + name + "'")
                        .collect(Collectors.joining(" or ", "; did you mean ", "?"));
    }

    /** Letters to insert, remove or replace (Levenshtein). */
    public static int distance(String a, String b) {
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

    private static String plain(String text) {
        return text.trim().toLowerCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
