// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.grid;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** A row of cells, without the empty ones at its end. Immutable. */
public final class Row {
    /** Nothing in it. */
    public static final Row EMPTY = new Row(new Cell[0]);

    private final Cell[] cells;
    private final boolean hasFormula;

    private Row(Cell[] cells) {
        this.cells = cells;
        boolean found = false;
        for (Cell cell : cells) {
            found |= cell.entered() instanceof Formula;
        }
        hasFormula = found;
    }

    private static Row of(Cell[] cells) {
        int length = cells.length;
        while (length > 0 && cells[length - 1].isEmpty()) {
            length--;
        }
        return length == 0 ? EMPTY : new Row(length == cells.length ? cells : Arrays.copyOf(cells, length));
    }

    /** Columns up to the last that has something in it. */
    public int length() {
        return cells.length;
    }

    public boolean hasFormula() {
        return hasFormula;
    }

    /** The cell of a column; empty beyond the last one. */
    public Cell cell(int column) {
        return column < cells.length ? cells[column] : Cell.EMPTY;
    }

    /**
     * This row with cells changed.
     *
     * @param from first column
     * @param to behind the last column
     * @param cell what a column gets
     */
    public Row with(int from, int to, IntFunction<Cell> cell) {
        if (from >= to) {
            return this;
        }
        Cell[] changed = grown(to);
        for (int column = from; column < to; column++) {
            changed[column] = cell.apply(column);
        }
        return of(changed);
    }

    /** This row with each of its cells changed. */
    public Row map(UnaryOperator<Cell> change) {
        Cell[] changed = new Cell[cells.length];
        for (int column = 0; column < cells.length; column++) {
            changed[column] = change.apply(cells[column]);
        }
        return of(changed);
    }

    /** This row with cells of that kind before a column. */
    Row inserted(int at, int count, Cell cell) {
        if (at >= cells.length && cell.isEmpty()) {
            return this;
        }
        Cell[] old = grown(at);
        Cell[] changed = new Cell[old.length + count];
        System.arraycopy(old, 0, changed, 0, at);
        Arrays.fill(changed, at, at + count, cell);
        System.arraycopy(old, at, changed, at + count, old.length - at);
        return of(changed);
    }

    Row deleted(int from, int to) {
        if (from >= cells.length) {
            return this;
        }
        int end = Math.min(to, cells.length);
        Cell[] changed = new Cell[cells.length - (end - from)];
        System.arraycopy(cells, 0, changed, 0, from);
        System.arraycopy(cells, end, changed, from, cells.length - end);
        return of(changed);
    }

    /** @param destination before which the columns go, counted before they are taken out */
    Row moved(int from, int to, int destination) {
        if (Math.min(from, destination) >= cells.length) {
            return this;
        }
        Cell[] old = grown(Math.max(to, destination));
        Cell[] changed = new Cell[old.length];
        int next = 0;
        int begin = destination > from ? destination - (to - from) : destination;
        for (int column = 0; column < old.length; column++) {
            if (column >= from && column < to) {
                changed[begin + column - from] = old[column];
            } else {
                if (next == begin) {
                    next += to - from;
                }
                changed[next++] = old[column];
            }
        }
        return of(changed);
    }

    private Cell[] grown(int least) {
        Cell[] grown = Arrays.copyOf(cells, Math.max(least, cells.length));
        Arrays.fill(grown, cells.length, grown.length, Cell.EMPTY);
        return grown;
    }
}
