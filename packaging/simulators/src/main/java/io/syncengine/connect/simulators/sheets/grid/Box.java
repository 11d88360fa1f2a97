// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.grid;

/**
 * A rectangle of cells, counted from 0.
 *
 * @param toRow behind the last row
 * @param toColumn behind the last column
 */
public record Box(int fromRow, int toRow, int fromColumn, int toColumn) {
    public int rows() {
        return toRow - fromRow;
    }

    public int columns() {
        return toColumn - fromColumn;
    }

    public boolean intersects(Box other) {
        return fromRow < other.toRow
                && other.fromRow < toRow
                && fromColumn < other.toColumn
                && other.fromColumn < toColumn;
    }
}
