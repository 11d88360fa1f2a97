// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

/**
 * The passes over a stream's list: the one under way, or else the newest, and when each sort last began. Times are
 * seconds of Stripe's clock, taken before the first call of a pass; 0: there was none.
 *
 * @param kind of the newest pass
 * @param full when the newest full pass began: all of its rows carry that version less settle time, or a newer one
 * @param window when the newest pass over a window of some days began
 * @param tail when the newest pass over what had been created since the one before began
 * @param listed rows that the newest full pass has listed
 * @param partial why the newest full pass does not show every row, in a word or two; empty: it does, so far
 */
public record Passes(PassKind kind, long full, long window, long tail, long listed, String partial) {

    private static final int MAX_PARTIAL = 60;

    /** No pass has begun. */
    public static final Passes NONE = new Passes(PassKind.BACKFILL, 0, 0, 0, 0, "");

    public Passes {
        partial = partial.length() > MAX_PARTIAL ? partial.substring(0, MAX_PARTIAL) : partial;
    }

    /** A full pass begins. */
    Passes full(PassKind next, long now, String reason) {
        return new Passes(next, now, window, tail, 0, reason);
    }

    /** A pass over a window begins; it shows all that a tail would. */
    Passes window(long now) {
        return new Passes(PassKind.RECONCILE, full, now, now, listed, partial);
    }

    /** A pass over what is new begins. */
    Passes tail(long now) {
        return new Passes(PassKind.RECONCILE, full, window, now, listed, partial);
    }

    Passes read(int rows) {
        return kind.isFull() ? new Passes(kind, full, window, tail, listed + rows, partial) : this;
    }

    /** The pass under way will not show every row; the first reason counts. */
    Passes partial(String reason) {
        return kind.isFull() && partial.isEmpty() ? new Passes(kind, full, window, tail, listed, reason) : this;
    }

    /** When the pass under way, or else the newest, began. */
    public long began() {
        return kind.isFull() ? full : tail;
    }

    /** Everything created before, less what becomes visible late, has been listed or is in the ranges left. */
    public long listedUpTo() {
        return Math.max(full, tail);
    }
}
