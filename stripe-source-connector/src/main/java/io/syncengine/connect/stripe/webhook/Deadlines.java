// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import io.syncengine.connect.stripe.loop.Cancellable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections whose time is up. A timeout of a single read is not enough: who sends a byte a second never hits it.
 * Safe for any thread.
 */
final class Deadlines implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Deadlines.class);

    private final ScheduledThreadPoolExecutor timer;

    Deadlines(ThreadFactory threads) {
        timer = new ScheduledThreadPoolExecutor(1, threads);
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Closes the connection then, unless that is called off before. */
    Cancellable in(Duration time, Closeable connection) {
        try {
            Future<?> end = timer.schedule(() -> close(connection), time.toNanos(), TimeUnit.NANOSECONDS);
            return () -> end.cancel(false);
        } catch (RejectedExecutionException e) {
            close(connection);
            return () -> {};
        }
    }

    private static void close(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            log.debug("a connection was not closed properly", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
