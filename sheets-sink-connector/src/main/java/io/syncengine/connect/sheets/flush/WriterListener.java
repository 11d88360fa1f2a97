// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

/** What the task wants to hear. Called by the writer's thread; implementations return at once. */
public interface WriterListener {

    /** Where a task began to read. */
    enum Origin {
        /** Not told yet. */
        UNKNOWN,
        /** At the start of every topic, or all that came before is read again anyway. */
        START,
        /** Behind it, so that rows were committed before. */
        LATER
    }

    /** Tickets were called, so that offsets may be committed. */
    void flushed();

    /** Rows of that stream are gone from the sheet, or never were in it: its topic is to be read from its start. */
    void replay(String stream);

    /** Where the topics were begun to be read, all of them. */
    Origin origin();

    /** Whether what was read of a stream began behind its topic's start, so that rows may be missing that came before. */
    boolean isLate(String stream);
}
