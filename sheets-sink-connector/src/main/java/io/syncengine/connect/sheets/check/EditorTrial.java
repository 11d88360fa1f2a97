// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.check;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.grid.SpreadsheetInfo;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether an account may write to a spreadsheet that it can read: one write of no rows, to a sheet that is not there. Who may
 * only look is refused access, and who may write is told that there is no such sheet: either way there is nothing that could
 * be applied. Should Google one day look at the sheet first, a viewer is found when the task starts.
 */
final class EditorTrial {

    /** Larger than the ids of sheets that people see made; those that programs choose may be anything. */
    private static final int UNLIKELY = 2_000_000_000;

    private EditorTrial() {}

    /**
     * Writes nothing.
     *
     * @throws SheetsException if it may not write, or that was not to be found out
     */
    static void write(SpreadsheetGateway gateway, SpreadsheetInfo info) throws SheetsException, InterruptedException {
        try {
            gateway.write(List.of(new Change.WriteCells(unused(info), 0, 0, List.of())), List.of());
        } catch (SheetsException e) {
            if (e.kind() != FailureKind.REFUSED) {
                throw e;
            }
        }
    }

    private static int unused(SpreadsheetInfo info) {
        Set<Integer> used = info.sheets().stream().map(SheetInfo::sheetId).collect(Collectors.toSet());
        int id = UNLIKELY;
        while (used.contains(id)) {
            id--;
        }
        return id;
    }
}
