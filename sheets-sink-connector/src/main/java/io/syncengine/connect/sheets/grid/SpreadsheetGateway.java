// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

import java.util.List;

/** One spreadsheet. Each call is one request, tried once. Belongs to one thread. */
public interface SpreadsheetGateway {

    /** Its sheets and how large they are. Counts as two reads: the client may send it twice unseen. */
    SpreadsheetInfo describe() throws SheetsException, InterruptedException;

    /** All tags with one of the keys. */
    List<Tag> search(List<String> keys) throws SheetsException, InterruptedException;

    /**
     * Cells, and the sheets that they belong to.
     *
     * @param ranges one or more, within their sheets
     */
    GridView read(List<GridRange> ranges) throws SheetsException, InterruptedException;

    /**
     * Applies all changes or none.
     *
     * @param echo what to show of the state afterwards; may be empty
     */
    GridView write(List<Change> changes, List<EchoRange> echo) throws SheetsException, InterruptedException;
}
