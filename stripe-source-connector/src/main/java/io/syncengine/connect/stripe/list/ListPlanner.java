// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.StreamState;

import java.util.List;

/** The plan of a full pass: the frozen moment, the event position that belongs to it, and the ranges to read. */
public final class ListPlanner {

    /** The first objects of Stripe's first accounts; where nothing better is known. */
    private static final long STRIPE_LAUNCH = 1_293_840_000L;

    private static final long DAY = 86_400;

    /** The one list that Stripe cuts off by age. */
    private static final String EVENTS = "/v1/events";

    private static final long EVENTS_KEPT = 30 * DAY;

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
        long wish = state.phase() == Phase.NEW && state.lowest() > 0 ? state.lowest() : backfillFrom;
        long from = stream.path().equals(EVENTS) ? Math.max(wish, now - EVENTS_KEPT) : wish;
        long lowest = from > 0 ? from : Math.max(STRIPE_LAUNCH, accountCreated - DAY);
        return state.plan(api, now, now - overlap, Math.min(lowest, now), ranges(stream, from, now));
    }

    private List<Range> ranges(StreamDefinition stream, long from, long now) {
        if (!stream.isRanged()) {
            return List.of(Range.ALL);
        }
        // In test mode the range is open upwards: test clocks make objects in a simulated future. What is created after
        // the plan may show on its first page or not; events bring it in either case.
        Long to = livemode ? now + 1 : null;
        if (to != null && from >= to) {
            return List.of();
        }
        // Without a wish for a start it is open downwards: imported rows may be older than the account.
        return List.of(Range.unread(from > 0 ? from : null, to));
    }
}
