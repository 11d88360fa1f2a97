// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.row;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What waits to be written. Filled by the task's thread, emptied by the writer's. */
public interface PendingRows {

    /**
     * Takes what is due, waiting for it. Rows that were taken belong to the writer until it has called their tickets; a
     * later record of the same key waits here meanwhile.
     *
     * @param maxRows 1 or more
     * @param maxBytes a single row may be larger
     * @param limit how long to wait
     * @return null if nothing became due in that time
     */
    @Nullable
    Work take(int maxRows, long maxBytes, Duration limit) throws InterruptedException;
}
