// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.events.Step.Reason;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What the objects of a stream look like in its rows.
 *
 * @param apiVersion version that they are rendered in
 * @param expanded whether references in them are expanded, which they never are in events
 */
record RowForm(String apiVersion, boolean expanded) {

    static RowForm of(EventSettings settings, StreamDefinition stream) {
        return new RowForm(settings.apiVersion(), stream.isExpanded());
    }

    /** Why the object of an event does not look like that; null: it does. */
    @Nullable
    Reason lackOf(StripeEvent event) {
        if (!apiVersion.equals(event.apiVersion())) {
            return event.isThin() ? Reason.THIN : Reason.VERSION;
        }
        return expanded ? Reason.EXPANSION : null;
    }
}
