// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import io.syncengine.connect.stripe.config.PassSettings;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.PassKind;
import io.syncengine.connect.stripe.state.Passes;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Which pass over a stream's list is due. One pass of a stream is under way at a time, and a full one shows what the others
 * would. When passes began is in the state, so a restart neither forgets nor repeats one. Event loop only.
 */
public final class PassSchedule {

    private final StreamDefinition listed;
    private final ListPlanner planner;
    private final PassPolicy policy;
    private final long wideInterval;
    private @Nullable Long lastWide;

    /**
     * Makes a schedule.
     *
     * @param hasEvents whether there are events of the stream
     * @param listed the stream whose list it is read by: itself, or its parent
     * @param wideInterval seconds after which a look at what is new goes further back than the usual
     */
    public PassSchedule(
            StreamDefinition stream,
            boolean hasEvents,
            StreamDefinition listed,
            PassSettings settings,
            ListPlanner planner,
            long wideInterval) {
        this.listed = listed;
        this.planner = planner;
        this.policy = PassPolicy.of(stream, hasEvents, settings);
        this.wideInterval = wideInterval;
    }

    /** Whether parts of the list are read again and again that overlap. */
    public boolean hasOverlaps() {
        return policy.window() > 0 || policy.tail() > 0;
    }

    /** The state with the next pass begun, if one is due; that has to be taken then. */
    public Optional<StreamState> next(StreamState state, long now) {
        if (!state.isFollowed() || state.isListing()) {
            return Optional.empty();
        }
        Passes passes = state.passes();
        if (isDue(passes.full(), policy.full(), now)) {
            return Optional.of(planner.again(listed, state, PassKind.SNAPSHOT, now));
        }
        if (isDue(passes.full(), policy.relist(), now)) {
            return Optional.of(planner.again(listed, state, PassKind.BACKFILL, now));
        }
        if (isDue(Math.max(passes.full(), passes.window()), policy.window(), now)) {
            return Optional.of(planner.window(listed, state, policy.windowLength(), now));
        }
        if (isDue(passes.listedUpTo(), policy.tail(), now)) {
            return Optional.of(planner.tail(listed, state, isWide(now), now));
        }
        return Optional.empty();
    }

    private boolean isWide(long now) {
        boolean wide = lastWide == null || now - lastWide >= wideInterval;
        if (wide) {
            lastWide = now;
        }
        return wide;
    }

    private static boolean isDue(long last, long interval, long now) {
        return interval > 0 && now - last >= interval;
    }
}
