// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.quota;

import java.time.Duration;

/** Time as the writer sees it: what it is, and how to let some pass. */
public interface Pace {

    /** Milliseconds since 1970. */
    long millis();

    /** @param time returns at once if it is not positive */
    void pause(Duration time) throws InterruptedException;
}
