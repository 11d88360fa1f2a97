// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.events.Step.Reason;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a stretch of events leads to for the children of one parent.
 *
 * @param event the event that brings it; its object id is the parent's
 * @param told events that may name children which are gone since
 * @param refetch why the children have to be read; null: the event holds them, if {@code rows} says so
 * @param rows whether the children are emitted; otherwise only those that the events say are gone
 */
record SetStep(
        StripeEvent event, List<StripeEvent> told, @Nullable Reason refetch, boolean rows) implements EventStep {
    SetStep {
        told = List.copyOf(told);
    }

    /** Id of the parent. */
    @Override
    public String subject() {
        return String.valueOf(event.objectId());
    }
}
