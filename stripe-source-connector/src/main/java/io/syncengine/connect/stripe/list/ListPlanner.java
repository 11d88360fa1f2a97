// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.StreamState;

import java.util.ArrayList;
import java.util.List;

/** The plan of a full pass: the frozen moment, the event position that belongs to it, and the ranges to read. */
public final class ListPlanner {

    /** The first objects of Stripe's first accounts; where nothing better is known. */
    private static final long STRIPE_LAUNCH = 1_293_840_000L;

    private static final long DAY = 86_400;

    private final String api;
    private final boolean livemode;
    private final long backfillFrom;
    private final long accountCreated;
    private final long overlap;

    /**
     * @param api version that is read
     * @param backfillFrom first second to list, by the user's wish; 0: everything
     * @param accountCreated seconds since 1970; 0: unknown
     * @param overlap how far below the frozen moment events are followed, seconds
     */
    public ListPlanner(String api, boolean livemode, long backfillFrom, long accountCreated, long overlap) {
        this.api = api;
        this.livemode = livemode;
        this.backfillFrom = backfillFrom;
        this.accountCreated = accountCreated;
        this.overlap = overlap;
    }

    /**
     * Plans the next pass of a stream.
     *
     * @param now Stripe's clock, before the first list call of the pass
     */
    public StreamState plan(StreamDefinition stream, StreamState state, long now) {
        // Only a person's offset puts a moment into a stream that has no plan yet.
        long from = state.phase() == Phase.NEW && state.lowest() > 0 ? state.lowest() : backfillFrom;
        long lowest = from > 0 ? from : Math.max(STRIPE_LAUNCH, accountCreated - DAY);
        return state.plan(api, now, now - overlap, Math.min(lowest, now), ranges(stream, from, now));
    }

    private List<Range> ranges(StreamDefinition stream, long from, long now) {
        if (!stream.isRanged()) {
            return List.of(Range.ALL);
        }
        List<Range> ranges = new ArrayList<>();
        if (!livemode) {
            // Objects on test clocks may have been created in a simulated future.
            ranges.add(Range.unread(now + 1, null));
        }
        // Without a wish for a start the range is open: imported rows may be older than the account.
        if (from <= now) {
            ranges.add(Range.unread(from > 0 ? from : null, now + 1));
        }
        return ranges;
    }
}
