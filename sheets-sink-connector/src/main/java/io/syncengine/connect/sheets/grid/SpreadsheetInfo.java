// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

import java.time.ZoneId;
import java.util.List;

/** A spreadsheet without its cells. */
public record SpreadsheetInfo(String title, ZoneId zone, List<SheetInfo> sheets) {

    public SpreadsheetInfo {
        sheets = List.copyOf(sheets);
    }

    /** What counts against the limit of a spreadsheet. */
    public long cells() {
        return sheets.stream().mapToLong(SheetInfo::cells).sum();
    }
}
