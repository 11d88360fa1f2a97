// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A row of {@code event-table.txt}, which explains the columns.
 *
 * @param types a type, or the beginning of types before a closing {@code *}
 * @param changed property whose change alone concerns the stream; null: every event does
 */
record EventTableRow(
        String types,
        String stream,
        EventRule.Subject subject,
        @Nullable String changed) {

    private static final String ANY = "*";

    static EventTableRow parse(List<String> cells) {
        String changed = cells.size() > 3 && !cells.get(3).isEmpty() ? cells.get(3) : null;
        return new EventTableRow(cells.get(0), cells.get(1), EventRule.Subject.valueOf(cells.get(2)), changed);
    }

    boolean matches(String type) {
        return types.endsWith(ANY) ? type.startsWith(types.substring(0, types.length() - 1)) : types.equals(type);
    }
}
