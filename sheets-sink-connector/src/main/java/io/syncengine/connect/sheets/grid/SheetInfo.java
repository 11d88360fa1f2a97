// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

/** A sheet and the size of its grid, empty cells included. */
public record SheetInfo(int sheetId, String title, int rows, int columns) {

    public long cells() {
        return (long) rows * columns;
    }
}
