// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.events.StreamMemory;
import io.syncengine.connect.stripe.state.PassKind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Makes rows of objects that were read from lists. */
final class PageRows {

    private final StreamRun stream;
    private final List<Change> changes = new ArrayList<>();
    private long newest;
    private long bytes;

    PageRows(StreamRun stream) {
        this.stream = stream;
    }

    /**
     * Adds rows of objects that were read together, without those of which a later read has gone out already and those
     * that are as they were.
     *
     * @param parent id of the object that they were read through; null: none
     */
    void add(List<StripeObject> objects, @Nullable String parent, ReadMark mark) {
        StreamMemory memory = stream.memory();
        boolean hasEvents = stream.hasEvents();
        RecentRows recent = stream.passes().recent();
        String api = stream.apiVersion();
        String request = mark.requestId().orElse(null);
        Origin origin = origin(stream.state().passes().kind());
        for (StripeObject object : objects) {
            if (recent != null && !recent.isNews(object) && origin == Origin.RECONCILE) {
                continue;
            }
            long version = hasEvents ? memory.admitRow(object.id(), mark.stamp()) : mark.stamp();
            if (version != StreamMemory.OUTDATED) {
                changes.add(new Change(object, parent, version, object.deleted(), origin, null, null, api, request));
                newest = Math.max(newest, version);
                bytes += object.raw().length();
            }
        }
    }

    /** Adds rows of all children of a parent, which were read inside of it. */
    void addSet(List<StripeObject> children, String parent, ReadMark mark) {
        long version = setRead(parent, mark.stamp());
        if (version != StreamMemory.OUTDATED) {
            add(children, parent, new ReadMark(version, mark.requestId()));
        }
    }

    /**
     * All children of the parent have been read, the first of them at that moment.
     *
     * @return the version of the whole; {@link StreamMemory#OUTDATED} when they were read later and that has gone out
     */
    long setRead(String parent, long stamp) {
        return stream.events().isOfSets() ? stream.memory().admitRow(StreamMemory.setOf(parent), stamp) : stamp;
    }

    private static Origin origin(PassKind kind) {
        return switch (kind) {
            case BACKFILL -> Origin.BACKFILL;
            case SNAPSHOT -> Origin.SNAPSHOT;
            case RECONCILE -> Origin.RECONCILE;
        };
    }

    int size() {
        return changes.size();
    }

    /** The rows so far; the next ones begin anew. */
    Rows take() {
        Rows rows = new Rows(changes, newest, bytes);
        changes.clear();
        newest = 0;
        bytes = 0;
        return rows;
    }
}
