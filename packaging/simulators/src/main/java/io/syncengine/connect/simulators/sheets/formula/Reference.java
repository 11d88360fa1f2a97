// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.formula;

import io.syncengine.connect.simulators.sheets.a1.A1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One end of a reference in a formula, such as {@code $B7}, {@code B} or {@code 7}; counted from 0.
 *
 * @param column -1: not named
 * @param row -1: not named
 * @param isFixedColumn with a dollar sign
 * @param isFixedRow with a dollar sign
 */
record Reference(int column, int row, boolean isFixedColumn, boolean isFixedRow) {
    private static final Pattern FORM = Pattern.compile("(\\$?)([A-Za-z]{1,3})?(\\$?)([1-9]\\d{0,7})?");

    static Reference of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no reference: " + text);
        }
        boolean hasColumn = matcher.group(2) != null;
        boolean hasRow = matcher.group(4) != null;
        return new Reference(
                hasColumn ? A1.column(matcher.group(2)) : -1,
                hasRow ? Integer.parseInt(matcher.group(4)) - 1 : -1,
                hasColumn && !matcher.group(1).isEmpty(),
                hasRow && !(hasColumn ? matcher.group(3) : matcher.group(1)).isEmpty());
    }

    boolean isOpenRow() {
        return row < 0;
    }

    boolean isOpenColumn() {
        return column < 0;
    }

    @Override
    public String toString() {
        return (isFixedColumn ? "$" : "")
                + (column < 0 ? "" : A1.letters(column))
                + (isFixedRow ? "$" : "")
                + (row < 0 ? "" : Integer.toString(row + 1));
    }
}
