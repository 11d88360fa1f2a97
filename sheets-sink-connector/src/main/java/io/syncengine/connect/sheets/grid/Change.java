// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

import io.syncengine.connect.sheets.row.CellValue;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** One change of a batch. Each sees the sheet as those before it left it. */
public sealed interface Change {

    /**
     * Puts a tag.
     *
     * @param id null for one that the spreadsheet chooses; one that is in use makes the batch fail
     */
    record PutTag(@Nullable Integer id, String key, String value, TagPlace place, int sheetId, int index)
            implements Change {}

    /** Takes a tag away that is known to be there. */
    record DropTag(int id) implements Change {}

    /** Makes a sheet with one frozen row. */
    record AddSheet(int sheetId, String title, int rows, int columns, boolean hidden) implements Change {}

    record AppendColumns(int sheetId, int count) implements Change {}

    /** Makes room before a column that is there; new columns look like that one. */
    record InsertColumns(int sheetId, int start, int count) implements Change {}

    record AppendRows(int sheetId, int count) implements Change {}

    /**
     * Makes room before a row that is there.
     *
     * @param likeBefore whether new rows look like the row above, else like the one below
     */
    record InsertRows(int sheetId, int start, int count, boolean likeBefore) implements Change {}

    record DeleteRows(int sheetId, int start, int count) implements Change {}

    /** Writes values and nothing else of the cells; rows are equally long. */
    record WriteCells(int sheetId, int row, int column, List<List<CellValue>> rows) implements Change {}

    /** Shows the cells of a header in bold. */
    record Embolden(GridRange range) implements Change {}

    /** Shows numbers as times. */
    record ShowTimes(GridRange range) implements Change {}

    /**
     * Guards columns against people.
     *
     * @param lock whether nobody else may edit them, else whoever does is warned
     */
    record Protect(GridRange range, String description, boolean lock) implements Change {}

    record WriteNote(int sheetId, int row, int column, String note) implements Change {}
}
