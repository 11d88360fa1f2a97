// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.quota;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Real time. */
public final class SystemPace implements Pace {

    private final Clock clock;

    public SystemPace(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long millis() {
        return clock.millis();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        if (!time.isNegative()
                && !time.isZero()
                && new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("nobody counts this latch down");
        }
    }
}
