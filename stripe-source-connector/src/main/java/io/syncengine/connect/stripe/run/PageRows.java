// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.events.StreamMemory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes rows of objects that were read together. */
final class PageRows {

    private final StreamRun stream;
    private final long stamp;
    private final Optional<String> requestId;
    private long newest;
    private long bytes;

    /** @param stamp version that the read gives them */
    PageRows(StreamRun stream, long stamp, Optional<String> requestId) {
        this.stream = stream;
        this.stamp = stamp;
        this.requestId = requestId;
    }

    /** The rows, without those of which a later read has gone out already. */
    List<Change> of(List<StripeObject> objects) {
        StreamMemory memory = stream.memory();
        boolean hasEvents = stream.hasEvents();
        String api = stream.apiVersion();
        List<Change> changes = new ArrayList<>(objects.size());
        for (StripeObject object : objects) {
            long version = hasEvents ? memory.admitRow(object.id(), stamp) : stamp;
            if (version != StreamMemory.OUTDATED) {
                changes.add(new Change(
                        object, version, object.deleted(), Origin.BACKFILL, null, null, api, requestId.orElse(null)));
                newest = Math.max(newest, version);
                bytes += object.raw().length();
            }
        }
        return changes;
    }

    /** Newest version among the rows; 0: none. */
    long newest() {
        return newest;
    }

    /** About the size of the rows. */
    long bytes() {
        return bytes;
    }
}
