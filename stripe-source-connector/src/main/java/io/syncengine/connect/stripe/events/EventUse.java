// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.spec.EventTypes;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Set;

/** What the events of an account mean to one stream. */
public interface EventUse {

    /** Types that may concern the stream; empty: there are no events of it. */
    Set<String> types();

    /**
     * The event as the stream sees it: its object id is that of the row or of the parent that it tells of.
     *
     * @return empty when it does not concern the stream
     */
    Optional<StripeEvent> of(StripeEvent event);

    /** Whether an event that concerns the stream says that the row, or the parent, is gone. */
    boolean isDelete(StripeEvent event);

    /** Whether events tell of all children of a parent at a time, rather than of single rows. */
    boolean isOfSets();

    /**
     * What events mean to the stream.
     *
     * @param account id of the account
     * @param children reads the rows of a child stream; null for any other
     */
    static EventUse of(EventTypes types, StreamDefinition stream, String account, @Nullable ChildReader children) {
        if (stream.isSingleton()) {
            return new SingletonEvents(types, stream.name(), account);
        }
        return children == null || types.areOfRows(stream.name())
                ? new OwnEvents(types, stream.name(), children)
                : new SetEvents(types, children);
    }
}
