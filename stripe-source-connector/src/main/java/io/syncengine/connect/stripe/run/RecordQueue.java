// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.change.ChangeBatch;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the engines have read and the task has not yet taken: first in, first out for each account, and the accounts take
 * turns. Safe for any thread. Offering never blocks, since the event loop must not: the bounds say when to stop reading,
 * and what is under way then still fits in. The bounds hold for all accounts together, and among accounts that have
 * something to read each may fill an equal part.
 */
public final class RecordQueue {

    private final int maxRecords;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final List<QueueLane> lanes = new ArrayList<>();
    /** Lanes with batches, in the order of their turns. */
    private final Deque<QueueLane> turns = new ArrayDeque<>();

    private boolean full;
    private boolean closed;
    private int records;
    private int expected;
    private long bytes;
    private long held;
    private @Nullable EngineFailure failure;

    /**
     * @param maxRecords records that may wait before reading pauses
     * @param maxBytes the same by size
     */
    public RecordQueue(int maxRecords, long maxBytes) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    /** A lane for a further account. */
    public QueueLane newLane() {
        lock.lock();
        try {
            QueueLane lane = new QueueLane(this);
            lanes.add(lane);
            return lane;
        } finally {
            lock.unlock();
        }
    }

    void guarded(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    void expect(QueueLane lane, int underWay) {
        if (!lane.isClosed()) {
            expected += underWay - lane.expected();
            lane.setExpected(underWay);
        }
    }

    boolean hold(QueueLane lane, long more) {
        lock.lock();
        try {
            if (lane.isClosed()) {
                return false;
            }
            held += more;
            lane.addHeld(more);
            int holders = 0;
            for (QueueLane other : lanes) {
                holders += other.held() > 0 ? 1 : 0;
            }
            return held < maxBytes || lane.held() < part(maxBytes, Math.max(1, holders));
        } finally {
            lock.unlock();
        }
    }

    /** @param withExpected whether what reads under way may still bring counts */
    boolean hasRoom(QueueLane lane, boolean withExpected) {
        lock.lock();
        try {
            if (closed || lane.isClosed()) {
                return false;
            }
            lane.grant();
            int users = users(lane);
            boolean room = records + (withExpected ? expected : 0) < maxRecords
                    && bytes < maxBytes
                    && lane.records() + (withExpected ? lane.expected() : 0) < part(maxRecords, users)
                    && lane.bytes() < part(maxBytes, users);
            if (!room) {
                full = true;
                lane.refuse();
            }
            return room;
        } finally {
            lock.unlock();
        }
    }

    /** Accounts among which the queue is divided: those that use it, and the one that asks. */
    private int users(QueueLane asking) {
        int users = 0;
        for (QueueLane lane : lanes) {
            users += lane == asking || lane.isInUse() ? 1 : 0;
        }
        return users;
    }

    private static long part(long bound, int users) {
        return Math.max(1, bound / users);
    }

    void offer(QueueLane lane, ChangeBatch batch) {
        lock.lock();
        try {
            if (!closed && !lane.isClosed() && failure == null) {
                if (lane.isEmpty()) {
                    turns.add(lane);
                }
                lane.add(batch);
                records += size(batch);
                bytes += batch.bytes();
                filled.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    void remove(QueueLane lane) {
        lanes.remove(lane);
        turns.remove(lane);
        records -= lane.records();
        bytes -= lane.bytes();
        expected -= lane.expected();
        held -= lane.held();
        lane.clear();
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
     * @throws EngineFailure when an engine has failed and everything before has been taken; again with each call
     */
    public @Nullable ChangeBatch poll(Duration wait) throws EngineFailure, InterruptedException {
        ChangeBatch batch;
        List<Runnable> listeners = List.of();
        lock.lock();
        try {
            batch = take(wait);
            if (full && records <= maxRecords / 2 && bytes <= maxBytes / 2) {
                full = false;
                listeners = lanes.stream()
                        .map(QueueLane::takeRefused)
                        .filter(Objects::nonNull)
                        .toList();
            }
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
        return batch;
    }

    private @Nullable ChangeBatch take(Duration wait) throws EngineFailure, InterruptedException {
        long left = wait.toNanos();
        while (turns.isEmpty() && failure == null && !closed && left > 0) {
            left = filled.awaitNanos(left);
        }
        QueueLane lane = turns.poll();
        if (lane != null) {
            ChangeBatch batch = lane.take();
            if (!lane.isEmpty()) {
                turns.add(lane);
            }
            records -= size(batch);
            bytes -= batch.bytes();
            return batch;
        }
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    /** Lets go of everything; a waiting {@link #poll} returns. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            List.copyOf(lanes).forEach(this::remove);
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

    static int size(ChangeBatch batch) {
        return Math.max(1, batch.changes().size());
    }
}
