// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

/**
 * How large a spreadsheet may become.
 *
 * @param cells of all its grids, empty or not
 * @param cellText UTF-16 units of a cell
 * @param metadata characters of keys and values on the spreadsheet, and again on each sheet
 */
public record Limits(long cells, int cellText, int metadata) {
    /** Google's. */
    public static Limits usual() {
        return new Limits(10_000_000, 50_000, 30_000);
    }

    public Limits withCells(long other) {
        return new Limits(other, cellText, metadata);
    }
}
