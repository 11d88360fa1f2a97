// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import io.syncengine.connect.stripe.config.PassKeys;
import io.syncengine.connect.stripe.config.PassSettings;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.PassKind;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.StreamState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The plans of passes: the moment that is frozen before the first call, the event position that belongs to it, and the
 * ranges to read.
 */
public final class ListPlanner {

    /** The first objects of Stripe's first accounts; where nothing better is known. */
    private static final long STRIPE_LAUNCH = 1_293_840_000L;

    private static final long DAY = 86_400;

    /** The lists that Stripe cuts off by age. */
    private static final Set<String> EVENTS = Set.of("/v1/events", "/v2/core/events");

    private static final long EVENTS_KEPT = 30 * DAY;

    /** The parameter that chooses the objects of a test clock; without a value: all test clocks, one after the other. */
    public static final String TEST_CLOCK = "test_clock";

    /** Items of this stream that wait for an invoice may be of any age, and change without an event. */
    private static final String INVOICE_ITEMS = "invoiceitems";

    /** A list that shows closed objects only when asked for them, and then no others. */
    private static final String ACCOUNTS = "/v2/core/accounts";

    private final String api;
    private final boolean livemode;
    private final PassSettings settings;
    private final long backfillFrom;
    private final long accountCreated;
    private final SyncRules rules;

    /**
     * @param api version that is read
     * @param accountCreated seconds since 1970; 0: unknown
     */
    public ListPlanner(String api, boolean livemode, PassSettings settings, long accountCreated, SyncRules rules) {
        this.api = api;
        this.livemode = livemode;
        this.settings = settings;
        this.backfillFrom = settings.backfillFrom().map(Instant::getEpochSecond).orElse(0L);
        this.accountCreated = accountCreated;
        this.rules = rules;
    }

    /**
     * Plans the first pass of a stream, or the first after a break in its events.
     *
     * @param stream whose list is read
     * @param hasEvents whether there are events that tell of changes
     * @param now Stripe's clock, before the first list call of the pass
     */
    public StreamState plan(StreamDefinition stream, boolean hasEvents, StreamState state, long now) {
        // Only a person's offset puts a moment into a stream that has no plan yet.
        long wish = state.phase() == Phase.NEW && state.lowest() > 0 ? state.lowest() : backfillFrom;
        if (!settings.backfill() && !PassPolicy.isReadWhole(stream, hasEvents)) {
            return state.plan(api, now, now, now, List.of()).partial(PassKeys.BACKFILL_CONFIG);
        }
        StreamState planned =
                state.plan(api, now, now - rules.wideOverlap(), lowest(stream, wish, now), whole(stream, wish, now));
        return marked(stream, planned, wish);
    }

    /** Plans another full pass of a stream whose events go on being followed. */
    public StreamState again(StreamDefinition stream, StreamState state, PassKind kind, long now) {
        StreamState planned =
                state.again(api, kind, now, lowest(stream, backfillFrom, now), whole(stream, backfillFrom, now));
        return marked(stream, planned, backfillFrom);
    }

    /** Plans a pass over what was created in the last so many seconds, and over all since the last look. */
    StreamState window(StreamDefinition stream, StreamState state, long length, long now) {
        long lastLook = state.passes().listedUpTo() - rules.wideOverlap();
        List<Range> ranges = new ArrayList<>(recent(state, Math.min(now - length, lastLook), now));
        if (stream.name().equals(INVOICE_ITEMS)) {
            ranges.add(Range.all("pending", "true"));
        }
        return state.window(now, ranges);
    }

    /**
     * Plans a pass over what has been created since the last one.
     *
     * @param wide whether to look as far back as objects may have become visible late
     */
    StreamState tail(StreamDefinition stream, StreamState state, boolean wide, long now) {
        long overlap = wide ? rules.wideOverlap() : rules.overlap() + rules.settle();
        return state.tail(now, recent(state, state.passes().listedUpTo() - overlap, now));
    }

    private List<Range> recent(StreamState state, long from, long now) {
        long least = settings.backfill() ? backfillFrom : state.planned();
        return ranges(Math.max(from, least), now);
    }

    private long lowest(StreamDefinition stream, long wish, long now) {
        long from = from(stream, wish, now);
        return Math.min(from > 0 ? from : Math.max(STRIPE_LAUNCH, accountCreated - DAY), now);
    }

    private static long from(StreamDefinition stream, long wish, long now) {
        return EVENTS.contains(stream.path()) ? Math.max(wish, now - EVENTS_KEPT) : wish;
    }

    private List<Range> whole(StreamDefinition stream, long wish, long now) {
        List<Range> ranges = new ArrayList<>();
        if (stream.isRanged()) {
            ranges.addAll(ranges(from(stream, wish, now), now));
        } else {
            ranges.add(Range.ALL);
        }
        if (stream.path().equals(ACCOUNTS)) {
            ranges.add(ListRequests.CLOSED);
        }
        if (hidesTestClocks(stream) && settings.testClocks()) {
            ranges.add(Range.all(TEST_CLOCK, ""));
        }
        return ranges;
    }

    private List<Range> ranges(long from, long now) {
        // In test mode the range is open upwards: test clocks make objects in a simulated future. What is created after
        // the plan may show on its first page or not; events bring it in either case.
        Long to = livemode ? now + 1 : null;
        if (to != null && from >= to) {
            return List.of();
        }
        // Without a wish for a start it is open downwards: imported rows may be older than the account.
        return List.of(Range.unread(from > 0 ? from : null, to));
    }

    private boolean hidesTestClocks(StreamDefinition stream) {
        return !livemode && stream.testClocks();
    }

    private StreamState marked(StreamDefinition stream, StreamState planned, long wish) {
        if (stream.isRanged() && wish > 0) {
            return planned.partial(PassKeys.BACKFILL_FROM_CONFIG);
        }
        return hidesTestClocks(stream) && !settings.testClocks()
                ? planned.partial(PassKeys.TEST_CLOCKS_CONFIG)
                : planned;
    }
}
