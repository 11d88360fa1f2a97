// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.change.ChangeBatch;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One account's lane of the queue: its batches stay in order, and lanes take turns. Safe for any thread: the queue guards
 * all that changes.
 */
public final class QueueLane {

    private final RecordQueue queue;
    private final Deque<ChangeBatch> batches = new ArrayDeque<>();
    private Runnable onRoom = () -> {};
    private boolean refused;
    private boolean closed;
    private int records;
    private long bytes;
    private int expected;
    private long held;

    QueueLane(RecordQueue queue) {
        this.queue = queue;
    }

    /** Sets who is told, on the task's thread, that there is room again after {@link #hasRoom} or {@link #hasRoomForMore} has
     * said no. */
    void onRoom(Runnable listener) {
        queue.guarded(() -> onRoom = listener);
    }

    /** Sets how many records the reads under way may still bring. */
    void expect(int underWay) {
        queue.guarded(() -> queue.expect(this, underWay));
    }

    /**
     * Whether changes should be read: the queue has room, and the account not more than its part of it. What reads of lists
     * may still bring does not count, so that listing never holds up changes.
     */
    boolean hasRoom() {
        return queue.hasRoom(this, false);
    }

    /** Whether one more page of a list should be read, in view of what the reads under way may still bring. */
    boolean hasRoomForMore() {
        return queue.hasRoom(this, true);
    }

    /**
     * Adds to what the account's events take that have been read and are no batch yet.
     *
     * @param more bytes; negative when they have been dealt with
     * @return whether they may take more: all accounts together have as much as the queue has for batches, and an account
     *     may always fill its part of that
     */
    boolean hold(long more) {
        return queue.hold(this, more);
    }

    /** Adds a batch; dropped when lane or queue is closed. */
    void offer(ChangeBatch batch) {
        queue.offer(this, batch);
    }

    /** Lets go of what waits; nothing is taken any more. */
    public void close() {
        queue.guarded(() -> queue.remove(this));
    }

    // What follows is called by the queue, under its lock.

    boolean isClosed() {
        return closed;
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    /** Whether the account uses the queue now, or would. */
    boolean isInUse() {
        return records > 0 || expected > 0 || refused;
    }

    int records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    int expected() {
        return expected;
    }

    void setExpected(int underWay) {
        expected = underWay;
    }

    long held() {
        return held;
    }

    void addHeld(long more) {
        held += more;
    }

    void refuse() {
        refused = true;
    }

    void grant() {
        refused = false;
    }

    /** Who is to be told of room; null when nobody has asked. */
    @Nullable
    Runnable takeRefused() {
        if (!refused) {
            return null;
        }
        refused = false;
        return onRoom;
    }

    void add(ChangeBatch batch) {
        batches.add(batch);
        records += RecordQueue.size(batch);
        bytes += batch.bytes();
    }

    ChangeBatch take() {
        ChangeBatch batch = batches.remove();
        records -= RecordQueue.size(batch);
        bytes -= batch.bytes();
        return batch;
    }

    void clear() {
        closed = true;
        refused = false;
        batches.clear();
        records = 0;
        bytes = 0;
        expected = 0;
        held = 0;
    }
}
