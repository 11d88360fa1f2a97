// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.values;

import io.syncengine.connect.simulators.sheets.grid.Box;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import org.jspecify.annotations.Nullable;

/** Finds the table that an append goes below: cells with values that touch each other, and the rectangle around them. */
final class Tables {
    private Tables() {}

    /** The last table that reaches into a range; null: there is none. */
    static @Nullable Box last(Sheet sheet, Box range) {
        for (int row = range.toRow() - 1; row >= range.fromRow(); row--) {
            int end = Math.min(range.toColumn(), sheet.row(row).length());
            for (int column = end - 1; column >= range.fromColumn(); column--) {
                if (hasValue(sheet, row, column)) {
                    return around(sheet, new Box(row, row + 1, column, column + 1));
                }
            }
        }
        return null;
    }

    private static boolean hasValue(Sheet sheet, int row, int column) {
        return sheet.cell(row, column).entered() != null;
    }

    private static Box around(Sheet sheet, Box core) {
        Box box = core;
        while (true) {
            Box ring = new Box(
                    Math.max(0, box.fromRow() - 1),
                    Math.min(sheet.rowCount(), box.toRow() + 1),
                    Math.max(0, box.fromColumn() - 1),
                    Math.min(sheet.columnCount(), box.toColumn() + 1));
            Box grown = new Box(
                    hasValue(sheet, ring.fromRow(), ring.fromRow() + 1, ring.fromColumn(), ring.toColumn())
                            ? ring.fromRow()
                            : box.fromRow(),
                    hasValue(sheet, ring.toRow() - 1, ring.toRow(), ring.fromColumn(), ring.toColumn())
                            ? ring.toRow()
                            : box.toRow(),
                    hasValue(sheet, ring.fromRow(), ring.toRow(), ring.fromColumn(), ring.fromColumn() + 1)
                            ? ring.fromColumn()
                            : box.fromColumn(),
                    hasValue(sheet, ring.fromRow(), ring.toRow(), ring.toColumn() - 1, ring.toColumn())
                            ? ring.toColumn()
                            : box.toColumn());
            if (grown.equals(box)) {
                return box;
            }
            box = grown;
        }
    }

    private static boolean hasValue(Sheet sheet, int fromRow, int toRow, int fromColumn, int toColumn) {
        for (int row = fromRow; row < toRow; row++) {
            for (int column = fromColumn; column < toColumn; column++) {
                if (hasValue(sheet, row, column)) {
                    return true;
                }
            }
        }
        return false;
    }
}
