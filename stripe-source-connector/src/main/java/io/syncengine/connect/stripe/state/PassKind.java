// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

/** What a pass over a list is for. */
public enum PassKind {
    /** The whole list: for the first time, or anew after changes were or may have been missed. */
    BACKFILL("backfill", true),
    /** The whole list, again and again: what has changed or gone shows in no event. */
    SNAPSHOT("snapshot", true),
    /** A recent part of the list. It tells nothing about rows that it does not show. */
    RECONCILE("reconcile", false);

    private final String code;
    private final boolean full;

    PassKind(String code, boolean full) {
        this.code = code;
        this.full = full;
    }

    /** Its name in offsets. */
    public String code() {
        return code;
    }

    /** Whether it goes over the whole list. */
    public boolean isFull() {
        return full;
    }

    /** @throws IllegalArgumentException if there is none of that name */
    static PassKind ofCode(String code) {
        for (PassKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind is not one of backfill, snapshot, reconcile");
    }
}
