// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.convert;

import io.syncengine.connect.sheets.row.SheetRow;
import io.syncengine.connect.sheets.row.Work;

/** What a record says to the spreadsheet. */
public sealed interface Converted {

    /** A row to write or to delete. */
    record ToWrite(SheetRow row) implements Converted {}

    /** Rows to sweep away. */
    record ToSweep(Work.Sweeping sweeping) implements Converted {}

    /**
     * Nothing; the record counts for its offset.
     *
     * @param stream of which a deletion is ignored; empty if it is none
     */
    record Nothing(String stream) implements Converted {}
}
