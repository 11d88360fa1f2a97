// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.config.PassKeys;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.list.PassSchedule;
import io.syncengine.connect.stripe.list.SweepRule;
import io.syncengine.connect.stripe.state.PassKind;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;

/**
 * The passes over one stream's list: when they begin, what each page does to them, and what is swept when they end. Event
 * loop only.
 */
final class StreamPasses {

    private final StreamRun stream;
    private final AccountScope scope;
    private final PassSchedule schedule;
    private final SweepRule sweeps;
    private final @Nullable RecentRows recent;

    /** @param stream one whose list and events are known already */
    StreamPasses(StreamRun stream, AccountScope scope) {
        this.stream = stream;
        this.scope = scope;
        EngineContext context = scope.context();
        this.schedule = new PassSchedule(
                stream.definition(),
                stream.hasEvents(),
                stream.list().listed(),
                context.config().connector().passes(),
                scope.planner(),
                context.rules().wideInterval());
        this.recent = stream.hasEvents() || !schedule.hasOverlaps() ? null : new RecentRows();
        this.sweeps = new SweepRule(context.rules());
    }

    /** Makes a plan if the stream has none: it is new, or was skipped and may work now. */
    void planIfNone() {
        StreamState state = stream.state();
        if (state.isFollowed()) {
            return;
        }
        if (state.phase() == Phase.SKIPPED
                && state.eventPosition() > 0
                && !stream.isGap(scope.context().clock().now())) {
            // What went meanwhile may show in no list, but Stripe still has its events.
            again("tried again");
        } else {
            plan(state.phase() == Phase.SKIPPED ? "tried again" : "new");
        }
    }

    /** Begins a full pass and follows events anew. No call is made for it, and none of the pass has been made before. */
    void plan(String why) {
        long now = scope.context().clock().now();
        begin(scope.planner().plan(stream.list().listed(), stream.hasEvents(), stream.state(), now), why);
    }

    /** Begins a full pass while events go on being followed. */
    void again(String why) {
        begin(
                scope.planner()
                        .again(
                                stream.list().listed(),
                                stream.state(),
                                PassKind.BACKFILL,
                                scope.context().clock().now()),
                why);
    }

    private void begin(StreamState planned, String why) {
        stream.adopt(planned);
        stream.log().planned(planned, why);
        stream.changedVisibly();
        if (!planned.isListing()) {
            listed(List.of(), planned.listed(List.of(), 0, 0), 0);
        }
        scope.owner().listWork();
    }

    /** Begins the pass that is due by time, if one is; what is remembered of events stays. */
    void repeat() {
        schedule.next(stream.state(), scope.context().clock().now()).ifPresent(next -> {
            if (next.phase() == Phase.LIST) {
                if (next.passes().kind() == PassKind.BACKFILL) {
                    stream.metrics().relisted("interval");
                }
                stream.log().planned(next, "repeated");
            }
            stream.list().reset();
            stream.keep(next);
            scope.owner().listWork();
        });
    }

    /** The last rows of a stream without events whose passes overlap; null for any other. */
    @Nullable
    RecentRows recent() {
        return recent;
    }

    /**
     * Version of a row of the list: as {@link SyncRules#stamp} has it, but never below what a full pass promises, since
     * its first call was made after that moment whatever an answer's {@code Date} says.
     */
    long stamp(long started, long date) {
        long stamp = scope.context().rules().stamp(started, date);
        StreamState state = stream.state();
        return state.phase() == Phase.LIST ? Math.max(stamp, sweeps.floor(state.passes())) : stamp;
    }

    /** The pass under way does not show every row. */
    void partial(String reason) {
        stream.keep(stream.state().partial(reason));
    }

    /** A page of the list was read: its rows are emitted together with what is left to read. */
    void listed(List<Change> changes, StreamState after, long bytes) {
        StreamState state = stream.state();
        long most = scope.context().config().connector().passes().maxRows();
        long room = most - state.passes().listed();
        boolean isOver = changes.size() > room || (changes.size() == room && after.isListing());
        if (most > 0 && state.phase() == Phase.LIST && isOver) {
            stream.list().reset();
            List<Change> first = changes.subList(0, (int) Math.max(0, room));
            changes.subList(first.size(), changes.size())
                    .forEach(left -> stream.memory().withdraw(left.object().id(), left.parentId()));
            StreamState limited = state.listed(List.of(), after.stamp(), first.size());
            emit(first, limited.partial(PassKeys.MAX_ROWS_CONFIG), bytes);
        } else {
            emit(changes, after, bytes);
        }
    }

    private void emit(List<Change> changes, StreamState after, long bytes) {
        boolean complete = stream.state().phase() == Phase.LIST && after.phase() == Phase.LIVE;
        OptionalLong sweep = complete
                ? sweeps.before(
                        stream.definition(), after, scope.context().clock().now())
                : OptionalLong.empty();
        if (changes.isEmpty() && sweep.isEmpty()) {
            stream.keep(after);
        } else {
            stream.publish(changes, sweep, after, bytes);
        }
        if (complete) {
            stream.log().live(after);
            stream.heartbeat();
        }
    }

    /** What is left to read has changed, without rows. */
    void rangesBecame(List<Range> ranges) {
        if (ranges.isEmpty()) {
            emit(List.of(), stream.state().listed(List.of(), 0, 0), 0);
        } else {
            stream.keep(stream.state().withRanges(ranges));
        }
    }
}
