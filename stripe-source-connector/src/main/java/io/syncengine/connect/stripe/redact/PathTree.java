// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.redact;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Paths that begin in the same place, step by step. Nobody changes it once a {@link Redaction} is made. */
final class PathTree {

    private final Map<String, PathTree> named = new HashMap<>();
    private @Nullable PathTree any;
    private boolean end;

    void add(List<RedactedPath.Step> steps) {
        if (steps.isEmpty()) {
            end = true;
            return;
        }
        RedactedPath.Step step = steps.get(0);
        next(step.any() ? null : step.name()).add(steps.subList(1, steps.size()));
    }

    /** Adds what lies below the other one; not that it ends, if it does. */
    void addBelow(PathTree other) {
        other.named.forEach((name, below) -> next(name).addAll(below));
        if (other.any != null) {
            next(null).addAll(other.any);
        }
    }

    private void addAll(PathTree other) {
        end |= other.end;
        addBelow(other);
    }

    private PathTree next(@Nullable String name) {
        if (name != null) {
            return named.computeIfAbsent(name, key -> new PathTree());
        }
        if (any == null) {
            any = new PathTree();
        }
        return any;
    }

    /** Where the paths of all these trees go on in that property. */
    static List<PathTree> at(List<PathTree> trees, String name) {
        if (trees.isEmpty()) {
            return List.of();
        }
        List<PathTree> found = new ArrayList<>(2);
        for (PathTree tree : trees) {
            PathTree below = tree.named.get(name);
            if (below != null) {
                found.add(below);
            }
            if (tree.any != null) {
                found.add(tree.any);
            }
        }
        return found;
    }

    /** Whether a path ends in any of these places. */
    static boolean anyEnds(List<PathTree> trees) {
        for (PathTree tree : trees) {
            if (tree.end) {
                return true;
            }
        }
        return false;
    }
}
