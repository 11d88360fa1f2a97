// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.cells;

import io.syncengine.connect.sheets.policy.TimeCells;

import java.util.Set;

/**
 * How values become cells.
 *
 * @param integers form of whole numbers; those beyond 2^53 are text in either case
 * @param decimals form of decimal numbers of any precision
 * @param timestamps form of moments
 * @param epochFields whole-number fields that hold seconds since 1970, as {@code field} or {@code stream.field}
 * @param guarded whether a text that other programs would take for a formula gets an apostrophe in front
 */
public record CellRules(
        NumberForm integers,
        NumberForm decimals,
        TimeCells timestamps,
        CellOverflow overflow,
        Set<String> epochFields,
        boolean guarded) {

    /** What fits most. */
    public static final CellRules DEFAULT =
            new CellRules(NumberForm.NUMBER, NumberForm.TEXT, TimeCells.ISO, CellOverflow.ERROR, Set.of(), false);

    public CellRules {
        epochFields = Set.copyOf(epochFields);
    }

    /** Whether a whole number of that field is a moment. */
    public boolean isEpoch(String stream, String field) {
        return epochFields.contains(field) || epochFields.contains(stream + "." + field);
    }
}
