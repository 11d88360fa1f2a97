// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.change.ChangeBatch;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the engine has read and the task has not yet taken, first in, first out. Safe for any thread. Offering never
 * blocks, since the event loop must not: the bounds say when to stop reading, and what is under way then still fits in.
 */
public final class RecordQueue {

    private final int maxRecords;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Deque<ChangeBatch> batches = new ArrayDeque<>();
    private Runnable onRoom = () -> {};
    private boolean full;
    private boolean closed;
    private int records;
    private long bytes;
    private @Nullable EngineFailure failure;

    /**
     * @param maxRecords records that may wait before reading pauses
     * @param maxBytes the same by size
     */
    public RecordQueue(int maxRecords, long maxBytes) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    /** Sets who is told, on the task's thread, that there is room again after {@link #hasRoom} has said no. */
    void onRoom(Runnable listener) {
        lock.lock();
        try {
            onRoom = listener;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether more should be read.
     *
     * @param underWay records that reads under way may still bring
     */
    boolean hasRoom(int underWay) {
        lock.lock();
        try {
            boolean room = !closed && records + underWay < maxRecords && bytes < maxBytes;
            full |= !room;
            return room;
        } finally {
            lock.unlock();
        }
    }

    /** Adds a batch; dropped when the queue is closed. */
    void offer(ChangeBatch batch) {
        lock.lock();
        try {
            if (!closed && failure == null) {
                batches.add(batch);
                records += size(batch);
                bytes += batch.bytes();
                filled.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the queue: what it holds can still be taken, then the failure is thrown. The first failure counts. */
    public void fail(EngineFailure reason) {
        lock.lock();
        try {
            if (failure == null) {
                failure = reason;
                filled.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the next batch.
     *
     * @param wait how long to wait for one at most
     * @return null when there is none
     * @throws EngineFailure when the engine has failed and everything before has been taken; again with each call
     */
    public @Nullable ChangeBatch poll(Duration wait) throws EngineFailure, InterruptedException {
        ChangeBatch batch;
        Runnable tell = null;
        lock.lock();
        try {
            batch = take(wait);
            if (full && records <= maxRecords / 2 && bytes <= maxBytes / 2) {
                full = false;
                tell = onRoom;
            }
        } finally {
            lock.unlock();
        }
        if (tell != null) {
            tell.run();
        }
        return batch;
    }

    private @Nullable ChangeBatch take(Duration wait) throws EngineFailure, InterruptedException {
        long left = wait.toNanos();
        while (batches.isEmpty() && failure == null && !closed && left > 0) {
            left = filled.awaitNanos(left);
        }
        ChangeBatch batch = batches.poll();
        if (batch != null) {
            records -= size(batch);
            bytes -= batch.bytes();
        } else if (failure != null) {
            throw failure;
        }
        return batch;
    }

    /** Lets go of everything; a waiting {@link #poll} returns. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            batches.clear();
            records = 0;
            bytes = 0;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Records that wait. */
    public int records() {
        lock.lock();
        try {
            return records;
        } finally {
            lock.unlock();
        }
    }

    /** Size of what waits. */
    public long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    private static int size(ChangeBatch batch) {
        return Math.max(1, batch.changes().size());
    }
}
