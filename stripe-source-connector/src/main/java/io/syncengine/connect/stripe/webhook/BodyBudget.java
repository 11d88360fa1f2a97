// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that the bodies of all connections may take at once, whatever each may be. Safe for any thread. */
final class BodyBudget {

    private static final int UNAVAILABLE = 503;

    private final long max;
    private final AtomicLong used = new AtomicLong();

    BodyBudget(long max) {
        this.max = max;
    }

    /** Nothing taken yet; for one connection, and its thread. */
    Share share() {
        return new Share();
    }

    /** What one connection has taken. Closing gives it back. */
    final class Share implements AutoCloseable {
        private long taken;

        private Share() {}

        /** @throws RefusedException if there is no more */
        void take(int bytes) throws RefusedException {
            taken += bytes;
            if (used.addAndGet(bytes) > max) {
                throw new RefusedException(UNAVAILABLE);
            }
        }

        @Override
        public void close() {
            used.addAndGet(-taken);
            taken = 0;
        }
    }
}
