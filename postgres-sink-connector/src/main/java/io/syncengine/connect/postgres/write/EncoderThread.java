// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.support.thread.TaskThreads;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread on which a task's rows are laid out. There is none before the first batch, and none while nothing comes. Once
 * it is closed, work is done by whoever brings it, so that nobody waits for what nobody does.
 */
public final class EncoderThread implements Executor, AutoCloseable {

    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor executor;

    /** @param name of the thread, of which there may be another later */
    public EncoderThread(String name) {
        executor = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                TaskThreads.named(name, EncoderThread.class),
                (work, closed) -> work.run());
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        executor.execute(work);
    }

    /** What runs comes to its end; that takes no longer than a batch's layout. Does not wait for it. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
