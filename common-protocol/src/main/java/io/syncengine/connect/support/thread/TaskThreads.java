// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.thread;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the threads of one task. They are daemons, have the plugin's class loader as their context loader (Connect sets
 * it on its own threads only) and log with the task's MDC, as it was when this factory was made: on the task's thread.
 * Safe for any thread.
 */
public final class TaskThreads implements ThreadFactory {

    private final String name;
    private final ClassLoader loader;
    private final @Nullable Map<String, String> context;
    private final AtomicInteger number = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    private TaskThreads(String name, ClassLoader loader, @Nullable Map<String, String> context) {
        this.name = name;
        this.loader = loader;
        this.context = context;
    }

    /**
     * Threads called {@code <name>-1}, {@code <name>-2}, ….
     *
     * @param owner a class of the plugin
     */
    public static TaskThreads named(String name, Class<?> owner) {
        return new TaskThreads(name, owner.getClassLoader(), MDC.getCopyOfContextMap());
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(() -> run(work), name + "-" + number.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        synchronized (threads) {
            threads.removeIf(known -> known.getState() == Thread.State.TERMINATED);
            threads.add(thread);
        }
        return thread;
    }

    private void run(Runnable work) {
        if (context != null) {
            MDC.setContextMap(context);
        }
        try {
            work.run();
        } finally {
            MDC.clear();
        }
    }

    /**
     * Waits for all threads to end. Their owner has told them to before; those that take longer than half of the time
     * are interrupted.
     *
     * @param limit how long to wait in total; the calling thread's interruption ends the wait and is kept
     * @return whether all have ended
     */
    public boolean join(Duration limit) {
        long start = System.nanoTime();
        boolean ended = joinUntil(start + limit.toNanos() / 2);
        if (!ended) {
            living().forEach(Thread::interrupt);
            ended = joinUntil(start + limit.toNanos());
        }
        return ended;
    }

    private boolean joinUntil(long deadline) {
        try {
            for (Thread thread : living()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                // 0 would wait for ever.
                thread.join(Math.max(1, Duration.ofNanos(left).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return living().isEmpty();
    }

    private List<Thread> living() {
        synchronized (threads) {
            return threads.stream()
                    .filter(Thread::isAlive)
                    .filter(thread -> thread != Thread.currentThread())
                    .toList();
        }
    }
}
