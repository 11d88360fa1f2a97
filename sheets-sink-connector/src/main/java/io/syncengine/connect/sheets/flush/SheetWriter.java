// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Writes what waits, on a thread of its own, until it is closed or fails. Safe for any thread. */
public interface SheetWriter {

    /** Starts the thread, which claims the spreadsheet first. Called once. Returns at once. */
    void start();

    /**
     * A stream's topic was read from its start, and what was read is written. Returns at once.
     *
     * @param times how often the listener had been told to have it read before it was read this time
     */
    void replayed(String stream, int times);

    /** Why the writer has ended, null as long as it has not. A writer that failed writes nothing more. */
    @Nullable
    ConnectException failure();

    /**
     * Lets the flush in flight end and takes nothing more. What is still in flight afterwards is abandoned, which is
     * harmless: the next claim burns its token.
     *
     * @param limit how long to wait; the thread is interrupted towards its end
     * @return whether the thread has ended
     */
    boolean close(Duration limit);
}
