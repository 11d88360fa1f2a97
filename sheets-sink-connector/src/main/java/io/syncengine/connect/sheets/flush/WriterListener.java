// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

/** What the task wants to hear. Called by the writer's thread; implementations return at once. */
public interface WriterListener {

    /** Tickets were called, so that offsets may be committed. */
    void flushed();

    /** Rows of that stream are gone from the sheet through no fault of their own: its topic is to be read from its start. */
    void replay(String stream);
}
