// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** Decides which optional parts a template has, and of which of several kinds they are. */
final class OptionalParts {
    /** Objects below this depth appear only where the schema requires them. */
    private static final int DEEPEST = 4;

    private final RuleBook book;
    private final long salt;

    OptionalParts(RuleBook book, long salt) {
        this.book = book;
        this.salt = salt;
    }

    /** Whether an optional property has a value. */
    boolean has(String path, JsonNode schema, int depth) {
        int usual = isSimple(schema) ? 60 : usualObjects(schema, depth);
        return below(path, 100) < book.percent(path).orElse(usual);
    }

    private static int usualObjects(JsonNode schema, int depth) {
        boolean isList = schema.path("properties").has("has_more");
        return isList || depth >= DEEPEST ? 0 : 60 / (depth + 1);
    }

    private static boolean isSimple(JsonNode schema) {
        return schema.has("x-expansionResources")
                || List.of("string", "integer", "number", "boolean")
                        .contains(schema.path("type").asText());
    }

    /** Whether arrays and maps have contents at that depth. */
    boolean isFilled(int depth) {
        return depth <= DEEPEST;
    }

    /** Repeatable choice among {@code bound}. */
    int below(String path, int bound) {
        return Draws.below(Draws.mix(salt, Draws.of(path)), bound);
    }
}
