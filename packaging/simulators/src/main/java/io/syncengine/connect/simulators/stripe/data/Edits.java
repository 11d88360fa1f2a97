// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Top-level properties that differ from the template's, from some version of the object on. Immutable.
 *
 * @param members JSON texts on one line, by property; new ones go to the end, in the order of their names
 * @param removed properties that are missing
 */
record Edits(int fromVersion, Map<String, String> members, Set<String> removed) {
    Edits {
        members = Collections.unmodifiableMap(new TreeMap<>(members));
        removed = Set.copyOf(removed);
    }

    /** Those that a version has. */
    static List<Edits> at(List<Edits> all, int version) {
        return all.stream().filter(edit -> edit.fromVersion() <= version).toList();
    }
}
