// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Which fields of a record get a column.
 *
 * @param include only these; empty: all
 * @param exclude none of these
 */
record FieldChoice(Set<String> include, Set<String> exclude) implements Predicate<String> {

    FieldChoice {
        include = Set.copyOf(include);
        exclude = Set.copyOf(exclude);
    }

    @Override
    public boolean test(String field) {
        return (include.isEmpty() || include.contains(field)) && !exclude.contains(field);
    }
}
