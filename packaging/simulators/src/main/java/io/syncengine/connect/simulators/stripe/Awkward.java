// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

import java.util.Map;
import java.util.Set;

/** Objects that are hard to digest. */
public enum Awkward {
    /** Text with NUL characters, which PostgreSQL cannot store. */
    NUL_CHARACTERS(Map.of("description", "\"before\\u0000after\"", "metadata", "{\"nul\":\"\\u0000\"}")),
    /** Integers that a column of 64 bits cannot hold. */
    HUGE_INTEGER(Map.of("amount", "92233720368547758080", "balance", "-92233720368547758080")),
    /** Properties that the API description does not know. */
    UNKNOWN_PROPERTY(Map.of("brand_new_property", "{\"a\":1,\"b\":[1.50,2E+2,null]}", "brand_new_flag", "true")),
    /** 200 kB of metadata. */
    LARGE_METADATA(Map.of("metadata", largeMetadata())),
    /** Halves of characters beyond the basic plane, which are no text in UTF-8. */
    LONE_SURROGATE(Map.of("description", "\"high \\ud83d, low \\ude00\"", "metadata", "{\"lone\":\"\\ud800\"}")),
    /** Numbers whose digits get lost as binary floating point. */
    EXACT_NUMBERS(
            Map.of("metadata", "{\"decimal\":\"12.340000\"}", "exact_numbers", "[0,0.0,-0.0,12.340000,1e-7,0.1]")),
    /** A property of another type than the description says. */
    WRONG_TYPE(Map.of("created", "\"yesterday\"", "livemode", "1", "metadata", "[]")),
    /** No id. */
    WITHOUT_ID(Map.of(), Set.of("id"));

    private final Map<String, String> members;
    private final Set<String> removed;

    Awkward(Map<String, String> members) {
        this(members, Set.of());
    }

    Awkward(Map<String, String> members, Set<String> removed) {
        this.members = Map.copyOf(members);
        this.removed = Set.copyOf(removed);
    }

    Map<String, String> members() {
        return members;
    }

    Set<String> removed() {
        return removed;
    }

    private static String largeMetadata() {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < 400; i++) {
            out.append(i == 0 ? "" : ",")
                    .append("\"key_")
                    .append(i)
                    .append("\":\"")
                    .append("x".repeat(490))
                    .append('"');
        }
        return out.append('}').toString();
    }
}
