// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * One entry of {@code redact.fields}: names, separated by dots. The first one is that of a stream, or a pattern for streams;
 * each other one is a property inside of the one before. A name {@code *} stands for every property, such as every key of
 * a map; an array is looked through, so that a name applies to each of its items. A backslash takes a dot, an asterisk or
 * another backslash as it stands.
 *
 * @param stream name, singular alias or pattern
 * @param steps at least one
 */
public record RedactedPath(String stream, List<Step> steps) {

    /**
     * A name on the way.
     *
     * @param any whether it stands for every property; the name does not count then
     */
    public record Step(String name, boolean any) {}

    private static final String ANY = "*";

    public RedactedPath {
        steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException saying what is wrong with the text */
    public static RedactedPath parse(String text) {
        List<String> names = split(text);
        if (names.size() < 2) {
            throw new IllegalArgumentException("names no property; write <stream>.<property>, such as customers.email");
        }
        List<Step> steps = new ArrayList<>();
        for (String name : names.subList(1, names.size())) {
            steps.add(name.equals(ANY) ? new Step("", true) : new Step(plain(name), false));
        }
        Step first = steps.get(0);
        if (first.any) {
            throw new IllegalArgumentException("leaves no property; name them, or leave the stream out");
        }
        if (first.name.equals("id") || first.name.startsWith("_")) {
            throw new IllegalArgumentException(
                    "would take what makes the row: id, and what begins with an underscore, always stay");
        }
        return new RedactedPath(names.get(0), steps);
    }

    /** Whether it ends in the id of what the first property refers to. */
    boolean takesId() {
        return steps.size() == 2 && (steps.get(1).any || steps.get(1).name.equals("id"));
    }

    /** Parts between dots, backslashes still in them. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.') {
                if (i == start) {
                    throw new IllegalArgumentException("holds an empty name; check for a dot too many");
                }
                parts.add(text.substring(start, i));
                start = i + 1;
            } else if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
        }
        return parts;
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '*') {
                throw new IllegalArgumentException("holds '" + name
                        + "'; an asterisk stands alone for every property, write \\* for one in a name");
            }
            if (c == '\\') {
                i++;
                if (i == name.length() || "\\.*".indexOf(name.charAt(i)) < 0) {
                    throw new IllegalArgumentException(
                            "holds a backslash that takes nothing; write \\\\ for one in a name");
                }
                c = name.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
