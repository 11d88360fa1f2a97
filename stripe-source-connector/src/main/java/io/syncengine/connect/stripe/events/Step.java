// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A row that a stretch of events leads to.
 *
 * @param event the event that brings it
 * @param subject id of its object
 * @param delete whether the event says that the object is gone
 * @param refetch why the event cannot be trusted alone, so that the object has to be read; null: it is the row
 */
record Step(
        StripeEvent event,
        String subject,
        boolean delete,
        @Nullable Reason refetch) implements EventStep {

    /** Why an object has to be read. */
    enum Reason {
        /** Events of one object in one second come in any order. */
        TIE("tie"),
        /** The event appeared after its second had been dealt with. */
        LATE("late"),
        /** The event's object is rendered in another version of the API. */
        VERSION("version"),
        /** References are expanded in rows, and in events never. */
        EXPANSION("expansion"),
        /** The event does not hold its object. */
        THIN("thin"),
        /** The event does not hold all children of its object. */
        CHILDREN("children"),
        /** A row that holds the event may have gone out before a restart. */
        RESTART("restart");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** As metrics name it. */
        String code() {
            return code;
        }
    }

    static Step of(StripeEvent event, boolean delete, @Nullable Reason refetch) {
        return new Step(event, Objects.requireNonNull(event.objectId()), delete, refetch);
    }
}
