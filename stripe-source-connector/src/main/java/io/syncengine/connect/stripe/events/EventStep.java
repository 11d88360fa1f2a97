// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import org.jspecify.annotations.Nullable;

/** What an event of a stretch leads to. */
interface EventStep {

    StripeEvent event();

    /** Id of what the event tells of, and of what is read because of it: a row's, or a parent's. */
    String subject();

    /** Why the event cannot be trusted alone, so that its subject has to be read; null: it can. */
    Step.@Nullable Reason refetch();

    /**
     * Whether an event has gone out with an earlier part of the second, which Stripe lists before this one as the newer.
     *
     * @param remembered what the event is about, as the memory names it
     */
    default boolean isOutdated(StreamMemory memory, String remembered) {
        return refetch() == Step.Reason.TIE && memory.followsInSecond(event(), remembered);
    }
}
