// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.quota;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The requests of one account in the trailing minute. A request counts from before it is sent until a minute after its
 * answer: Google counts it at some moment between, so that no minute of Google's ever holds more than the limit, however
 * long requests are under way. Safe for any thread.
 */
public final class RequestWindow {

    /** A minute, and what clocks may differ in how long they take it to be. */
    static final long MILLIS = 60_100;

    /** How long to wait where nobody can say how long it will take: for answers under way. */
    private static final long LOOK_AGAIN = 50;

    private static final class Count {
        private final Deque<Long> answered = new ArrayDeque<>();
        private int underWay;
        private int ceiling = Integer.MAX_VALUE;
    }

    private final Count reads = new Count();
    private final Count writes = new Count();

    private Count count(RequestKind kind) {
        return kind == RequestKind.READ ? reads : writes;
    }

    /**
     * Takes part of the window if there is room.
     *
     * @param limit of the window, for this request
     * @return 0 if it was taken, else after how many milliseconds to try again
     */
    synchronized long tryTake(RequestKind kind, int amount, int limit, long now) {
        Count count = count(kind);
        while (!count.answered.isEmpty() && count.answered.peekFirst() + MILLIS <= now) {
            count.answered.removeFirst();
        }
        int most = Math.max(amount, Math.min(limit, count.ceiling));
        if (count.answered.size() + count.underWay + amount <= most) {
            count.underWay += amount;
            return 0;
        }
        return count.answered.isEmpty() ? LOOK_AGAIN : Math.max(1, count.answered.peekFirst() + MILLIS - now);
    }

    /** The request was answered, or given up. */
    synchronized void answered(RequestKind kind, int amount, long now) {
        Count count = count(kind);
        count.underWay -= amount;
        for (int i = 0; i < amount; i++) {
            count.answered.addLast(now);
        }
    }

    /** Google allows less than was thought. */
    synchronized void lower(RequestKind kind, int ceiling) {
        Count count = count(kind);
        count.ceiling = Math.max(1, Math.min(count.ceiling, ceiling));
    }

    /** How many requests count just now. */
    public synchronized int used(RequestKind kind, long now) {
        Count count = count(kind);
        return count.underWay
                + (int) count.answered.stream().filter(at -> at + MILLIS > now).count();
    }
}
