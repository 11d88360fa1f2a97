// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.layout;

/** Keys of the tags that say what is whose. */
public final class TagKeys {

    /** On a sheet; its value is the stream. */
    public static final String TAB = "ssync.tab";

    /** On the row of a header. */
    public static final String HEADER = "ssync.head";

    /** On a column; its value is the field. */
    public static final String COLUMN = "ssync.col";

    /** On the spreadsheet; its value is a stream whose topic is to be read from its start, or "*" for all. */
    public static final String REPLAY = "ssync.replay";

    private TagKeys() {}
}
