// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.survey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A stream, as it is in every account.
 *
 * @param name as in topics and tables
 * @param singular the other name that settings take
 * @param path of the list
 * @param parent stream through whose rows it is read; null: none
 * @param children streams that are read through its rows
 * @param events types that tell of its rows; none: changes are found by listing again
 * @param isNamed whether it was selected by its name, and not only by a pattern
 */
public record StreamFacts(
        String name,
        String singular,
        String path,
        @Nullable String parent,
        List<String> children,
        List<String> events,
        boolean isNamed) {

    public StreamFacts {
        children = List.copyOf(children);
        events = List.copyOf(events);
    }
}
