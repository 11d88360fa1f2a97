// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.spec.EventRule;
import io.syncengine.connect.stripe.spec.EventTypes;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Set;

/** Events whose objects are the rows. */
final class OwnEvents implements EventUse {

    private final EventTypes types;
    private final String stream;
    private final @Nullable ChildReader children;

    /** @param children null but for a child stream */
    OwnEvents(EventTypes types, String stream, @Nullable ChildReader children) {
        this.types = types;
        this.stream = stream;
        this.children = children;
    }

    @Override
    public Set<String> types() {
        return types.typesOf(stream);
    }

    @Override
    public Optional<StripeEvent> of(StripeEvent event) {
        if (rule(event).isEmpty()) {
            return Optional.empty();
        }
        if (children == null) {
            return Optional.of(event)
                    .filter(row -> row.objectId() != null && !row.objectId().isEmpty());
        }
        return children.rowId(event.object(), event.objectId()).map(event::withObjectId);
    }

    @Override
    public boolean isDelete(StripeEvent event) {
        return rule(event).map(EventRule::delete).orElse(false);
    }

    @Override
    public boolean isOfSets() {
        return false;
    }

    private Optional<EventRule> rule(StripeEvent event) {
        return types.rule(event.type(), event.objectType(), stream);
    }
}
