// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a person selected, in the form of the source's {@code streams} setting.
 *
 * @param items names and patterns with {@code *} and {@code ?}
 */
public record StreamChoice(List<String> items) {

    /** Whatever the account offers. */
    public static final StreamChoice ALL = new StreamChoice(List.of("*"));

    public StreamChoice {
        items = List.copyOf(items);
    }

    /**
     * Whether a selected stream was asked for by its name and not merely matched by a pattern. The singular that the
     * source takes for a name counts as well, so a stream that no pattern matches was named.
     */
    public boolean isByName(String stream) {
        return items.contains(stream)
                || items.stream().filter(StreamChoice::isPattern).noneMatch(item -> matches(item, stream));
    }

    /** The value of the setting. */
    public String setting() {
        return String.join(",", items);
    }

    private static boolean isPattern(String item) {
        return item.contains("*") || item.contains("?");
    }

    private static boolean matches(String pattern, String stream) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return stream.matches(regex.toString());
    }
}
