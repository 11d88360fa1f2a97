// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

/** What the task wants to hear. Called by the writer's thread; implementations return at once. */
public interface WriterListener {

    /** Tickets were called, so that offsets may be committed. */
    void flushed();

    /** Rows of that stream are gone from the sheet, or never were in it: its topic is to be read from its start. */
    void replay(String stream);

    /** Whether what was read of a stream began behind its topic's start, so that rows may be missing that came before. */
    boolean isLate(String stream);
}
