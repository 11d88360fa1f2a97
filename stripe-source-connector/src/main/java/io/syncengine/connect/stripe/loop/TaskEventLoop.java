// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.loop;

import io.syncengine.connect.support.thread.TaskThreads;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The loop of a running task: one thread, started by the first work it is given. What a piece of work throws goes to the
 * failure handler, on the loop's thread; the loop goes on, since only its owner can tell whether anything is lost.
 */
public final class TaskEventLoop implements EventLoop, AutoCloseable {

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    /** Hands on what it would else keep in futures that nobody reads. */
    private static final class Worker extends ScheduledThreadPoolExecutor {
        private final Consumer<Throwable> failures;

        private Worker(TaskThreads threads, Consumer<Throwable> failures) {
            super(1, threads, new DiscardPolicy());
            this.failures = failures;
            // Calls set timeouts that hardly ever come: a cancelled timer must not wait in memory for its moment.
            setRemoveOnCancelPolicy(true);
        }

        @Override
        protected void afterExecute(Runnable work, @Nullable Throwable thrown) {
            super.afterExecute(work, thrown);
            if (!(work instanceof Future<?> future) || future.isCancelled()) {
                return;
            }
            try {
                future.get();
            } catch (ExecutionException e) {
                failures.accept(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final TaskThreads threads;
    private final Worker worker;

    /**
     * Makes a loop that sleeps until it is given work.
     *
     * @param threads the loop's own: closing waits for all of its threads
     * @param failures hears of everything that a piece of work throws; must not throw itself
     */
    public TaskEventLoop(TaskThreads threads, Consumer<Throwable> failures) {
        this.threads = threads;
        worker = new Worker(threads, failures);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        worker.execute(task);
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        Future<?> timer = worker.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    /**
     * Drops all work that waits, interrupts what runs, and waits for its end, a second at most. Callable from any thread;
     * doing it twice does nothing.
     */
    @Override
    public void close() {
        worker.shutdownNow();
        threads.join(CLOSE_LIMIT);
    }
}
