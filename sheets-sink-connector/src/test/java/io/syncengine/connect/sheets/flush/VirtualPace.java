// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.quota.Pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when somebody waits, and not otherwise. */
final class VirtualPace implements Pace, InstantSource {

    private long millis = Instant.parse("2026-05-06T12:00:00Z").toEpochMilli();

    @Override
    public synchronized long millis() {
        return millis;
    }

    @Override
    public synchronized void pause(Duration time) {
        millis += Math.max(0, time.toMillis());
    }

    @Override
    public synchronized Instant instant() {
        return Instant.ofEpochMilli(millis);
    }
}
