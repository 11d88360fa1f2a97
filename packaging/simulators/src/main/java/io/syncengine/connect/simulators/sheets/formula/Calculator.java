// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.formula;

import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.Formula;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What cells come to: a String, a Double, a Boolean, a {@link CellError}, or null for nothing. Nothing is kept: a formula is
 * worked out whenever it is looked at.
 */
public final class Calculator {
    private static final int DEEPEST = 64;

    private final Workbook workbook;
    private int depth;

    public Calculator(Workbook workbook) {
        this.workbook = workbook;
    }

    /** What a cell of a sheet comes to. */
    public @Nullable Object value(Sheet sheet, int row, int column) {
        Cell cell = sheet.cell(row, column);
        return cell.entered() instanceof Formula formula
                ? value(formula, new Place(sheet, row, column))
                : cell.entered();
    }

    private @Nullable Object value(Formula formula, Place place) {
        // Only a formula that leads back to itself goes as deep.
        if (depth == DEEPEST) {
            return CellError.REF;
        }
        depth++;
        try {
            return single(new Expression(this, place, formula.text().substring(1)).value());
        } catch (Failure e) {
            return e.error;
        } finally {
            depth--;
        }
    }

    /** A range of one cell is that cell; a larger one is no value. */
    static @Nullable Object single(@Nullable Object value) {
        if (value instanceof Cells cells) {
            return cells.values.isEmpty() ? null : cells.values.get(0);
        }
        return value;
    }

    /**
     * Cells of a range.
     *
     * @param title of the sheet; null: the formula's own
     * @throws Failure when there is no such sheet, or it ends before
     */
    Cells cells(Place place, @Nullable String title, Reference from, Reference to) throws Failure {
        Sheet sheet = title == null ? place.sheet : workbook.sheet(title).orElseThrow(() -> new Failure(CellError.REF));
        int lastRow = Math.min(to.isOpenRow() ? sheet.rowCount() - 1 : to.row(), sheet.rowCount() - 1);
        int lastColumn = Math.min(to.isOpenColumn() ? sheet.columnCount() - 1 : to.column(), sheet.columnCount() - 1);
        int firstRow = Math.max(0, from.row());
        int firstColumn = Math.max(0, from.column());
        if (firstRow > lastRow || firstColumn > lastColumn) {
            throw new Failure(CellError.REF);
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                values.add(value(sheet, row, column));
            }
        }
        return new Cells(values, firstRow);
    }

    /** Where a formula stands. */
    record Place(Sheet sheet, int row, int column) {}

    /** What the cells of a range come to, row by row. */
    record Cells(List<@Nullable Object> values, int firstRow) {}

    /** A formula comes to nothing. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        private final CellError error;

        Failure(CellError error) {
            super(error.shown(), null, false, false);
            this.error = error;
        }

        CellError error() {
            return error;
        }
    }
}
