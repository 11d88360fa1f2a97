// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.data.StripeObject;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The rows of a stretch of events in the making. */
final class Emission {

    private final String apiVersion;
    private final List<Change> changes = new ArrayList<>();
    private long stamp;
    private long bytes;

    /** @param apiVersion version that objects are read in */
    Emission(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    /**
     * Adds a row that an event holds.
     *
     * @param parent id of the object that it was read through; null: none
     */
    void fromEvent(StripeEvent event, StripeObject object, @Nullable String parent, boolean delete) {
        add(new Change(
                object,
                parent,
                event.created(),
                delete,
                Origin.EVENT,
                event.id(),
                event.type(),
                event.apiVersion(),
                null));
    }

    /**
     * Adds a row that was read because of an event.
     *
     * @param parent id of the object that it was read through; null: none
     * @param request Stripe's id of the read; null when unknown
     */
    void fromRead(
            StripeEvent event,
            StripeObject object,
            @Nullable String parent,
            long version,
            boolean delete,
            @Nullable String request) {
        add(new Change(object, parent, version, delete, Origin.REFETCH, event.id(), event.type(), apiVersion, request));
        stamp = Math.max(stamp, version);
    }

    /** Adds a row of a page whose list goes on, so that the event which asked for it is not done. */
    void fromPage(StripeObject object, String parent, long version, @Nullable String request) {
        add(new Change(object, parent, version, object.deleted(), Origin.REFETCH, null, null, apiVersion, request));
        stamp = Math.max(stamp, version);
    }

    private void add(Change change) {
        changes.add(change);
        bytes += change.object().raw().length();
    }

    List<Change> changes() {
        return changes;
    }

    /** Newest version of a row among them that was read; 0: none. */
    long stamp() {
        return stamp;
    }

    /** About the size of the rows. */
    long bytes() {
        return bytes;
    }
}
