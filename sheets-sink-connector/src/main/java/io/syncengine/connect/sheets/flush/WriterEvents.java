// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.fence.Outcome;

/** What happens, for those who count. Called by the writer's thread; implementations return at once. */
public interface WriterEvents {

    /**
     * A write came through.
     *
     * @param upserts rows that were written
     * @param deletes rows that went
     * @param stale records that were older than what is there
     * @param equal records that say what is there already
     */
    void wrote(String stream, int upserts, int deletes, int stale, int equal);

    /** A write failed without saying whether it was applied, and this came out. */
    void resolved(Outcome outcome);

    /** Tabs were not as they were, and were looked at again. */
    void rescanned();

    /** Rows of other keys were written over or went, since somebody moved them in the moment of the write. */
    void damaged(String stream, int rows);

    /**
     * A tab was looked at or written.
     *
     * @param rows that have keys
     * @param copies rows whose key another row has
     */
    void tab(String stream, String title, int rows, int copies);

    /** Cells of the spreadsheet, empty ones and people's included. */
    void cells(long cells);
}
