// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A loop whose time passes only while a test lets it: hours in milliseconds, the same way each time. Time stands still
 * while a task runs. The test's thread is the loop's; no other thread may touch it.
 */
public final class VirtualLoop implements EventLoop {

    private static final class Timer {
        final long due;
        final long tie;
        final long number;
        final Runnable task;
        boolean cancelled;

        Timer(long due, long tie, long number, Runnable task) {
            this.due = due;
            this.tie = tie;
            this.number = number;
            this.task = task;
        }
    }

    /** Crosses zero early on, so that code which takes the value for more than a difference shows. */
    private static final long START = -Duration.ofSeconds(3).toNanos();

    /** So many tasks without time passing are an endless loop. */
    private static final int MAX_TASKS_AT_ONE_MOMENT = 2_000_000;

    private final LongSupplier ties;
    private final Deque<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.<Timer>comparingLong(timer -> timer.due)
            .thenComparingLong(timer -> timer.tie)
            .thenComparingLong(timer -> timer.number));
    private long now = START;
    private long scheduled;
    private long atThisMoment;
    private boolean closed;

    private VirtualLoop(LongSupplier ties) {
        this.ties = ties;
    }

    /** Timers that are due at the same moment run in the order in which they were set. */
    public VirtualLoop() {
        this(() -> 0);
    }

    /** Timers that are due at the same moment run in an order drawn from the seed. Tasks keep theirs. */
    public static VirtualLoop shuffled(long seed) {
        return new VirtualLoop(new Random(seed)::nextLong);
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        if (!closed) {
            ready.add(task);
        }
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        if (closed) {
            return () -> {};
        }
        Timer timer = new Timer(now + Math.max(0, delay.toNanos()), ties.getAsLong(), scheduled++, task);
        timers.add(timer);
        return () -> timer.cancelled = true;
    }

    /** Virtual time since the loop was made. */
    public Duration elapsed() {
        return Duration.ofNanos(now - START);
    }

    /** Runs what can run without time passing. */
    public void runReady() {
        run(Duration.ZERO);
    }

    /** Lets so much time pass, running what becomes due on the way. */
    public void run(Duration time) {
        long end = now + time.toNanos();
        while (!closed && nextIsDueBy(end)) {
            runNext();
        }
        now = end;
    }

    /** Runs everything due up to that moment, counted from the loop's making, and leaves the time there. */
    public void runUntil(Duration moment) {
        run(moment.minus(elapsed()));
    }

    /**
     * Lets time pass until the condition holds, at most so long.
     *
     * @return whether it holds
     */
    public boolean runUntil(BooleanSupplier condition, Duration limit) {
        long end = now + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (closed || !nextIsDueBy(end)) {
                now = end;
                return false;
            }
            runNext();
        }
        return true;
    }

    /** Drops everything, and what is given from now on. */
    public void close() {
        closed = true;
        ready.clear();
        timers.clear();
    }

    /** Whether nothing is left to run, now or later. */
    public boolean isIdle() {
        dropCancelled();
        return ready.isEmpty() && timers.isEmpty();
    }

    private boolean nextIsDueBy(long end) {
        dropCancelled();
        return !ready.isEmpty() || (!timers.isEmpty() && timers.element().due <= end);
    }

    private void runNext() {
        Runnable task = ready.poll();
        if (task == null) {
            Timer timer = timers.remove();
            atThisMoment = timer.due == now ? atThisMoment : 0;
            now = timer.due;
            task = timer.task;
        }
        if (++atThisMoment > MAX_TASKS_AT_ONE_MOMENT) {
            throw new AssertionError("tasks go on and on while no time passes, " + elapsed() + " after the start");
        }
        task.run();
    }

    private void dropCancelled() {
        while (!timers.isEmpty() && timers.element().cancelled) {
            timers.remove();
        }
    }
}
