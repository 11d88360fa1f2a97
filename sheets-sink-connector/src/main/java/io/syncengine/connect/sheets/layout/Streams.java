// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.layout;

import io.syncengine.connect.sheets.policy.TabRules;

import java.util.List;

/**
 * How each tab is laid out: those of streams, and those of the connector's own, which are tabs like any other. Names of
 * own ones start with a character that no topic has.
 */
public final class Streams {

    /** A row for each delete and sweep that is remembered; hidden. */
    public static final String MEMORY = "*deleted";

    /** A row for each stream, for people. */
    public static final String OVERVIEW = "*overview";

    public static final String MEMORY_STREAM = "stream";
    public static final String MEMORY_KEY = "key";
    public static final String MEMORY_VERSION = "version";
    public static final String MEMORY_SINCE = "since";
    public static final String OVERVIEW_KEY = "Stream";

    private final TabRules rules;

    public Streams(TabRules rules) {
        this.rules = rules;
    }

    public TabRules rules() {
        return rules;
    }

    public static boolean isOwn(String stream) {
        return stream.startsWith("*");
    }

    public static boolean isHidden(String stream) {
        return stream.equals(MEMORY);
    }

    public List<String> keyFields(String stream) {
        return switch (stream) {
            case MEMORY -> List.of(MEMORY_STREAM, MEMORY_KEY);
            case OVERVIEW -> List.of(OVERVIEW_KEY);
            default -> rules.keyFields().apply(stream);
        };
    }

    public String title(String stream) {
        return stream.equals(MEMORY) ? "_deleted" : rules.title().apply(stream);
    }

    /** Whether rows have versions that are compared. */
    public static boolean isVersioned(String stream) {
        return !isOwn(stream);
    }
}
