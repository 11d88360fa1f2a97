// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

import io.syncengine.connect.simulators.sheets.formula.References;
import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.Dimension;
import io.syncengine.connect.simulators.sheets.grid.Formula;
import io.syncengine.connect.simulators.sheets.grid.Reindex;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;

import java.util.List;
import java.util.function.BiFunction;

/** Keeps formulas right when cells move. */
final class CellMoves {
    private CellMoves() {}

    /** A cell copied so many rows and columns further. */
    static Cell copied(Cell cell, int rows, int columns) {
        return cell.entered() instanceof Formula formula
                ? cell.withFormula(References.copied(formula, rows, columns))
                : cell;
    }

    /** Changes the formulas of a draft after rows or columns of a sheet have come, gone or moved. */
    static void follow(Workbook draft, Sheet moved, Dimension dimension, Reindex reindex) {
        replace(
                draft,
                (sheet, formula) ->
                        References.after(formula, moved.title(), sheet.id() == moved.id(), dimension, reindex));
    }

    /** Changes the formulas of a draft after a sheet has got another title. */
    static void rename(Workbook draft, String old, String title) {
        replace(draft, (sheet, formula) -> References.renamed(formula, old, title));
    }

    private static void replace(Workbook draft, BiFunction<Sheet, Formula, Formula> replacement) {
        for (Sheet sheet : List.copyOf(draft.sheets())) {
            if (sheet.hasFormulas()) {
                draft.change(sheet.id())
                        .orElseThrow()
                        .mapRows(row -> row.hasFormula()
                                ? row.map(cell -> cell.entered() instanceof Formula formula
                                        ? cell.withFormula(replacement.apply(sheet, formula))
                                        : cell)
                                : row);
            }
        }
    }
}
