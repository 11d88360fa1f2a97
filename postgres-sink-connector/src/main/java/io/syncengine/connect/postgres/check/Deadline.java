// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A moment by which everything has to be done. */
final class Deadline {

    private static final int LEAST_MILLIS = 100;

    private final long end;

    Deadline(Duration limit) {
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** Lets the connection wait for its next answers no longer than until then. */
    void bound(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) Math.max(left(), LEAST_MILLIS));
    }

    /** Whether it has passed, or is so near that nothing more should be begun. */
    boolean isOver() {
        return left() < LEAST_MILLIS;
    }

    private long left() {
        return (end - System.nanoTime()) / 1_000_000;
    }
}
