// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.change;

import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;

/**
 * Changes of one stream that belong together: a page, or a stretch of events. All of its records carry {@code before},
 * only the last one carries {@code after}, so that any prefix is a place to start again from. A batch without changes
 * becomes a heartbeat that carries {@code after}. A batch that ends a full pass may also sweep: that record is its last one.
 *
 * @param sweep version below which rows of the stream are gone, seconds of Stripe's clock; empty: nothing is swept
 * @param now Stripe's clock when the batch was made, seconds since 1970
 * @param bytes about how much memory the batch takes, by the text that it was read from
 * @param delivery who waits for the batch's records to be committed; null: nobody
 */
public record ChangeBatch(
        StreamDefinition stream,
        String accountId,
        boolean livemode,
        List<Change> changes,
        StreamState before,
        StreamState after,
        OptionalLong sweep,
        long now,
        long bytes,
        @Nullable Delivery delivery) {

    public ChangeBatch {
        changes = List.copyOf(changes);
    }

    /** A batch that sweeps nothing and that nobody waits for. */
    public ChangeBatch(
            StreamDefinition stream,
            String accountId,
            boolean livemode,
            List<Change> changes,
            StreamState before,
            StreamState after,
            long now,
            long bytes) {
        this(stream, accountId, livemode, changes, before, after, OptionalLong.empty(), now, bytes, null);
    }

    /** Whether events are done with it. Its records then leave together, or a part of them could be sent again. */
    public boolean endsEvents() {
        return before.eventPosition() != after.eventPosition() || !before.seen().equals(after.seen());
    }

    /** Whether it only tells how far the stream is. */
    public boolean isHeartbeat() {
        return changes.isEmpty() && sweep.isEmpty();
    }
}
