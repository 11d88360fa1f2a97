// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.loop;

import java.time.Duration;

/** A single thread that runs what it is given in order, with timers. After it is closed it drops what it is given. */
public interface EventLoop {

    /** Monotonic time in nanoseconds, of use only as a difference. Callable from any thread. */
    long nanoTime();

    /** Runs the task on the loop's thread, after all tasks given before. Callable from any thread. */
    void execute(Runnable task);

    /** Runs the task on the loop's thread once the delay has passed. Callable from any thread. */
    Cancellable schedule(Runnable task, Duration delay);
}
