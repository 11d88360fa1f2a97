// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.google;

import io.syncengine.connect.sheets.grid.SheetsException;

/** Tells which spreadsheet a gateway is for, and whether it has the rows whose offsets are committed. */
@FunctionalInterface
public interface SpreadsheetId {

    /** What is known of rows that were committed before. */
    enum Content {
        /** Nothing yet: the spreadsheet itself is not known. */
        UNKNOWN,
        /** It may lack some, because it is new or not certainly the one that they were written to. */
        LACKING,
        /** It has had them all. */
        ALL
    }

    /**
     * The id. May ask Google the first time. For the writer's thread.
     *
     * @throws SheetsException as of a request; asking again is harmless
     */
    String get() throws SheetsException;

    /** For any thread. */
    default Content content() {
        return Content.ALL;
    }

    /** All rows that it lacked were written. Has an effect when the id is asked for the next time. For any thread. */
    default void filled() {}
}
