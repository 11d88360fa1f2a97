// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The simulated account's clock. It stands where it is put until {@link #run} lets it go; from then on no moment is told that
 * the account's history does not reach, so that whatever anybody has seen of the account comes again after a kill. Never goes
 * back. Thread-safe.
 */
final class AccountClock implements InstantSource {

    /** How far the history is ahead of the clock, in milliseconds; it is written as often. */
    private static final long STEP = 2_000;

    private final InstantSource host;
    private final AccountHistory history;
    private long now;
    private long written;
    private boolean isRunning;

    /** @param now milliseconds since 1970 */
    AccountClock(InstantSource host, AccountHistory history, long now) {
        this.host = host;
        this.history = history;
        this.now = now;
    }

    /** Puts it forward while it stands. */
    synchronized void put(long millis) {
        now = Math.max(now, millis);
    }

    /** Puts it forward to the host's clock while it stands. */
    void catchUp() {
        put(host.millis());
    }

    /**
     * Lets it go with the host's clock, from where it stands; that is where a period of the history begins.
     *
     * @param rate of the period
     */
    synchronized void run(double rate) {
        history.begin(now, rate);
        isRunning = true;
    }

    /** Stops it, and cuts the history to what was told. */
    synchronized void stop() {
        if (isRunning) {
            isRunning = false;
            reach(now);
        }
    }

    @Override
    public synchronized long millis() {
        if (isRunning) {
            now = Math.max(now, host.millis());
            if (now > written) {
                reach(now + STEP);
            }
        }
        return now;
    }

    private void reach(long millis) {
        try {
            history.reach(millis);
            written = millis;
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated account's history cannot be written", e);
        }
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }
}
