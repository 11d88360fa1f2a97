// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a template from its first brace to its last, pretty and compact at once. */
final class TemplateWriter {
    private final List<Hole> holes = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<String> pretty = new ArrayList<>();
    private final List<String> compact = new ArrayList<>();
    private final Map<String, String> fixed = new HashMap<>();
    private final Map<String, Integer> simple = new HashMap<>();
    private final Deque<Boolean> isEmpty = new ArrayDeque<>();
    private StringBuilder prettyPiece = new StringBuilder();
    private StringBuilder compactPiece = new StringBuilder();
    private @Nullable String property;
    private boolean changesInside;

    void open(char bracket) {
        both(String.valueOf(bracket));
        isEmpty.push(true);
    }

    void close(char bracket) {
        if (!isEmpty.pop()) {
            line();
        }
        both(String.valueOf(bracket));
    }

    void name(String name) {
        element();
        String text = new JsonBuffer(32).string(name).toString();
        prettyPiece.append(text).append(": ");
        compactPiece.append(text).append(':');
        if (isEmpty.size() == 1) {
            property = name;
        }
    }

    /** Begins an element of an array; {@link #name} does so for members of objects. */
    void element() {
        if (!isEmpty.pop()) {
            both(",");
        }
        isEmpty.push(false);
        line();
    }

    void fixed(String json) {
        both(json);
        if (property != null && isEmpty.size() == 1) {
            fixed.put(property, json);
        }
    }

    /**
     * @param path top-level property, or key in a top-level map, that the value belongs to
     * @param salt what tells the draws of this hole from those of others
     */
    void hole(String path, long salt, ValueRule rule, Change change) {
        if (property != null && isEmpty.size() == 1) {
            simple.put(property, holes.size());
        }
        boolean isInside = isEmpty.size() > 1 && path.equals(property());
        changesInside |= isInside && change != Change.NEVER;
        cut(new Hole(property(), path, salt, rule, Hole.Turn.NEVER), change);
    }

    /** The list of the object's children. */
    void children() {
        cut(new Hole(property(), property(), 0, Hole.CHILDREN, Hole.Turn.NEVER), Change.NEVER);
    }

    private void cut(Hole hole, Change change) {
        holes.add(hole);
        changes.add(change);
        pretty.add(prettyPiece.toString());
        compact.add(compactPiece.toString());
        prettyPiece = new StringBuilder();
        compactPiece = new StringBuilder();
    }

    /** Top-level property that is being written. */
    String property() {
        return property == null ? "" : property;
    }

    /** Whether updates change anything. */
    boolean isChangeable() {
        return changes.stream().anyMatch(change -> change != Change.NEVER);
    }

    Template template() {
        pretty.add(prettyPiece.toString());
        compact.add(compactPiece.toString());
        takeTurns(
                changes.contains(Change.IN_TURN) || changes.contains(Change.ALWAYS) ? Change.IN_TURN : Change.AT_NEED);
        Map<String, Template.Scalar> scalars = new HashMap<>();
        fixed.forEach((name, json) -> scalars.put(name, new Template.Scalar(json, null)));
        simple.forEach((name, position) -> scalars.put(name, new Template.Scalar(null, holes.get(position))));
        return new Template(holes, pretty, compact, scalars, changesInside);
    }

    private void takeTurns(Change which) {
        int every = (int) changes.stream().filter(change -> change == which).count();
        int phase = 0;
        for (int i = 0; i < holes.size(); i++) {
            if (changes.get(i) == Change.ALWAYS) {
                holes.set(i, holes.get(i).withTurn(Hole.Turn.ALWAYS));
            } else if (changes.get(i) == which) {
                holes.set(i, holes.get(i).withTurn(new Hole.Turn(phase++, every)));
            }
        }
    }

    private void both(String text) {
        prettyPiece.append(text);
        compactPiece.append(text);
    }

    private void line() {
        prettyPiece.append('\n').append("  ".repeat(isEmpty.size()));
    }
}
