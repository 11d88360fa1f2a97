// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What happened to one object. */
final class Kept {
    /** Reads go back at most this far. */
    static final long MEMORY_MILLIS = 600_000;

    private int version;
    private long[] recent = new long[1];
    private int recentCount;
    private long deletedAt = Long.MAX_VALUE;
    private List<Edits> edits = List.of();

    int version() {
        return version;
    }

    List<Edits> edits() {
        return edits;
    }

    void edit(Edits more) {
        List<Edits> all = new ArrayList<>(edits);
        all.add(more);
        edits = List.copyOf(all);
    }

    void updated(long at) {
        int old = 0;
        while (old < recentCount && recent[old] < at - MEMORY_MILLIS) {
            old++;
        }
        System.arraycopy(recent, old, recent, 0, recentCount - old);
        recentCount -= old;
        if (recentCount == recent.length) {
            recent = Arrays.copyOf(recent, recentCount * 2);
        }
        recent[recentCount++] = at;
        version++;
    }

    void deleted(long at) {
        deletedAt = at;
    }

    boolean isDeletedAt(long asOf) {
        return deletedAt <= asOf;
    }

    int versionAt(long asOf) {
        int later = 0;
        while (later < recentCount && recent[recentCount - 1 - later] > asOf) {
            later++;
        }
        return version - later;
    }
}
