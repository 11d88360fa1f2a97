// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

import io.syncengine.connect.simulators.sheets.a1.A1;
import io.syncengine.connect.simulators.sheets.filter.Ranges;
import io.syncengine.connect.simulators.sheets.grid.Box;
import io.syncengine.connect.simulators.sheets.grid.Dimension;
import io.syncengine.connect.simulators.sheets.grid.GridRange;
import io.syncengine.connect.simulators.sheets.grid.ProtectedRange;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;

import java.util.function.IntSupplier;

/** A draft on its way: who changes it, within which limits. */
public final class Change {
    private final Workbook draft;
    private final Author author;
    private final Limits limits;
    private final IntSupplier ids;

    /** @param ids positive and random, for what requests give none to */
    public Change(Workbook draft, Author author, Limits limits, IntSupplier ids) {
        this.draft = draft;
        this.author = author;
        this.limits = limits;
        this.ids = ids;
    }

    public Workbook draft() {
        return draft;
    }

    Author author() {
        return author;
    }

    Limits limits() {
        return limits;
    }

    int newId() {
        return ids.getAsInt();
    }

    /**
     * A sheet to change.
     *
     * @throws ApiException when there is none with that id
     */
    public Sheet sheet(int sheetId) {
        return draft.change(sheetId).orElseThrow(() -> Ranges.noGrid(sheetId));
    }

    /** Inserts rows or columns as {@link Workbook#insert} does; formulas follow. */
    public void insert(Sheet sheet, Dimension dimension, int at, int count, int looksLike) {
        int across = dimension == Dimension.ROWS ? sheet.columnCount() : sheet.rowCount();
        checkCells(draft.cellCount() + (long) count * across);
        CellMoves.follow(draft, sheet, dimension, draft.insert(sheet, dimension, at, count, looksLike));
    }

    /** Deletes rows or columns as {@link Workbook#delete} does; formulas follow. */
    void delete(Sheet sheet, Dimension dimension, int from, int to) {
        checkProtection(sheet, lines(sheet, dimension, from, to));
        CellMoves.follow(draft, sheet, dimension, draft.delete(sheet, dimension, from, to));
    }

    /** Moves rows or columns as {@link Workbook#move} does; formulas follow. */
    void move(Sheet sheet, Dimension dimension, int from, int to, int destination) {
        checkProtection(sheet, lines(sheet, dimension, from, to));
        CellMoves.follow(draft, sheet, dimension, draft.move(sheet, dimension, from, to, destination));
    }

    private static Box lines(Sheet sheet, Dimension dimension, int from, int to) {
        return dimension == Dimension.ROWS
                ? new Box(from, to, 0, sheet.columnCount())
                : new Box(0, sheet.rowCount(), from, to);
    }

    /**
     * The part of a sheet that a range covers, to be changed.
     *
     * @throws ApiException when it is not all in the grid, or protected against the author
     */
    Box writable(Sheet sheet, GridRange range) {
        Box box = A1.writable(sheet, range);
        checkProtection(sheet, box);
        return box;
    }

    /** @throws ApiException when a part of a box is protected against the author */
    public void checkProtection(Sheet sheet, Box box) {
        for (ProtectedRange protection : sheet.protections()) {
            boolean isOpen = author.isOwner() || protection.isWarningOnly() || protection.names(author.name());
            if (!isOpen && protection.range().on(sheet).intersects(box)) {
                throw ApiException.invalid("You are trying to edit a protected cell or object. Please contact the"
                        + " spreadsheet owner to remove protection if you need to edit.");
            }
        }
    }

    /** @throws ApiException when a text is too long for a cell */
    public void checkLength(String text) {
        CellUpdate.checkLength(text, limits.cellText());
    }

    /** @throws ApiException when the spreadsheet has too many cells */
    public void checkCells() {
        checkCells(draft.cellCount());
    }

    /** @throws ApiException when so many cells are too many */
    void checkCells(long cells) {
        if (cells > limits.cells()) {
            throw ApiException.invalid(
                    "This action would increase the number of cells in the workbook above the limit of "
                            + limits.cells() + " cells.");
        }
    }
}
