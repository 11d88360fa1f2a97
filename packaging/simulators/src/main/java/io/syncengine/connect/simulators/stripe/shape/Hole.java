// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

/**
 * A place in a template that each object fills with a value of its own.
 *
 * @param property top-level property that it lies in
 * @param path property, or property and key of a map, that it is the value of
 * @param salt what tells its draws from those of other holes
 */
record Hole(String property, String path, long salt, ValueRule rule, Turn turn) {
    /** Of a hole that the object's children are listed in. */
    static final ValueRule CHILDREN = (out, facts, draw, epoch) -> {
        throw new IllegalStateException("Children are written by the template");
    };

    boolean isList() {
        return rule == CHILDREN;
    }

    /**
     * When the value changes: with every {@code every}-th update, {@code phase} updates earlier than a multiple of it. Of
     * the holes that take turns, each update changes one.
     *
     * @param every 0: never
     */
    record Turn(int phase, int every) {
        static final Turn NEVER = new Turn(0, 0);
        static final Turn ALWAYS = new Turn(0, 1);

        int epoch(int version) {
            return every == 0 ? 0 : (version + phase) / every;
        }

        boolean changesWith(int version) {
            return every != 0 && epoch(version) != epoch(version - 1);
        }
    }

    Hole withTurn(Turn other) {
        return new Hole(property, path, salt, rule, other);
    }

    void append(JsonBuffer out, ObjectFacts facts) {
        append(out, facts, facts.version());
    }

    void append(JsonBuffer out, ObjectFacts facts, int version) {
        rule.append(out, facts, Draws.mix(facts.salt(), salt), turn.epoch(version));
    }
}
