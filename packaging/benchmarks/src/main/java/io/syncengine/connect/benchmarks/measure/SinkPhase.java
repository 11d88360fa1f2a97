// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

/** What a sink is given, one phase after the other, on the same table. */
public enum SinkPhase {
    /** All rows, into an empty table. */
    INSERT("insert"),
    /** A newer version of every row. */
    UPDATE("update all"),
    /** The same records again, as after a restart. */
    REPLAY("replay"),
    /** The same records again, but that every tenth is a newer version. */
    CHANGED("10 % changed"),
    /** The same records again, but that every hundredth is a tombstone. */
    DELETES("1 % deletes");

    private static final int CHANGED_EVERY = 10;
    private static final int DELETED_EVERY = 100;

    /** Not one of the rows that change. */
    private static final int DELETED_REST = 3;

    private final String title;

    SinkPhase(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Which version of a row the phase brings, from 0. */
    public int version(int row) {
        return switch (this) {
            case INSERT -> 0;
            case UPDATE, REPLAY -> 1;
            case CHANGED, DELETES -> row % CHANGED_EVERY == 0 ? 2 : 1;
        };
    }

    /** Whether the phase deletes a row. */
    public boolean isDeleted(int row) {
        return this == DELETES && row % DELETED_EVERY == DELETED_REST;
    }
}
