// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes when it is told to. */
public final class SimClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    /** @param by may be negative */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
