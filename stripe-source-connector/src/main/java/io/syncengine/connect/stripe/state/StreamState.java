// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

import java.util.List;

/**
 * Where one stream of one account and mode stands: list progress and event position together, so that no offset commit
 * can tear them apart. Times are seconds of Stripe's clock.
 *
 * <p>Invariants: every object created in a part of the list that is in no range has been emitted; every event of the
 * stream created before {@code eventPosition} has been emitted or was contained in what had been, except those that
 * become visible later; {@code planned} was taken before the first list call of the first pass since events have been
 * followed, and {@link Passes#full} before the first one of the newest full pass; the ranges are disjoint. In phase LIST
 * rows may be missing or stale, and a full pass is under way; in phase LIVE a pass over a recent part may be.
 *
 * @param epoch number of the full pass, from 1; 0 before the first
 * @param api API version that the stream is read in
 * @param planned moment from which on, less the overlap, events have been followed without a break ({@code t0}); 0 when
 *     NEW or SKIPPED
 * @param passes the passes over the list
 * @param ranges what the pass under way still has to list; empty when none is, or when it is done
 * @param eventPosition {@code ev}: all events created below it are done
 * @param seen events at and below the position that are done
 * @param lowest moment from which on the account may have objects; only for {@link #share()}
 * @param stamp newest version that a list or refetch row was emitted with; 0 when none
 * @param rows row records emitted in this epoch
 * @param error last error, or the reason of a skip; at most 200 characters, no secrets; empty when there is none
 * @param until when a skipped stream is tried again; 0 otherwise
 */
public record StreamState(
        Phase phase,
        long epoch,
        String api,
        long planned,
        Passes passes,
        List<Range> ranges,
        long eventPosition,
        SeenIds seen,
        long lowest,
        long stamp,
        long rows,
        String error,
        long until) {

    private static final int MAX_ERROR = 200;

    public StreamState {
        ranges = List.copyOf(ranges);
        error = error.length() > MAX_ERROR ? error.substring(0, MAX_ERROR) : error;
    }

    /** A stream of which nothing is known. */
    public static StreamState fresh(String api) {
        return new StreamState(Phase.NEW, 0, api, 0, Passes.NONE, List.of(), 0, SeenIds.NONE, 0, 0, 0, "", 0);
    }

    /** The start of a full pass of a stream whose events are followed from now on. */
    public StreamState plan(String version, long now, long firstEvent, long lowestMoment, List<Range> toRead) {
        return new StreamState(
                Phase.LIST,
                epoch + 1,
                version,
                now,
                passes.full(PassKind.BACKFILL, now, ""),
                toRead,
                firstEvent,
                SeenIds.NONE,
                lowestMoment,
                stamp,
                0,
                "",
                0);
    }

    /** The start of a full pass of a stream whose events go on being followed from where they are. */
    public StreamState again(String version, PassKind kind, long now, long lowestMoment, List<Range> toRead) {
        return new StreamState(
                Phase.LIST,
                epoch + 1,
                version,
                planned,
                passes.full(kind, now, ""),
                toRead,
                eventPosition,
                seen,
                lowestMoment,
                stamp,
                0,
                "",
                0);
    }

    /** The start of a pass over a window of some days. */
    public StreamState window(long now, List<Range> toRead) {
        return with(passes.window(now), toRead);
    }

    /** The start of a pass over what has been created since the last one. */
    public StreamState tail(long now, List<Range> toRead) {
        return with(passes.tail(now), toRead);
    }

    /** With a full pass that does not show every row, for a reason of a word or two; the first one counts. */
    public StreamState partial(String reason) {
        return with(passes.partial(reason), ranges);
    }

    private StreamState with(Passes changed, List<Range> toRead) {
        return new StreamState(
                phase, epoch, api, planned, changed, toRead, eventPosition, seen, lowest, stamp, rows, error, until);
    }

    /** After a page: what is left to read, the version of the page's rows and their number. */
    public StreamState listed(List<Range> left, long pageStamp, int pageRows) {
        Phase next = left.isEmpty() ? Phase.LIVE : phase;
        return new StreamState(
                next,
                epoch,
                api,
                planned,
                passes.read(pageRows),
                left,
                eventPosition,
                seen,
                lowest,
                Math.max(stamp, pageStamp),
                rows + pageRows,
                "",
                0);
    }

    /** After a stretch of events. */
    public StreamState followed(long position, SeenIds ids, long newestStamp, int emitted) {
        return new StreamState(
                phase,
                epoch,
                api,
                planned,
                passes,
                ranges,
                position,
                ids,
                lowest,
                Math.max(stamp, newestStamp),
                rows + emitted,
                error,
                until);
    }

    /** With another part of the list left to read, though no page was read. */
    public StreamState withRanges(List<Range> left) {
        return with(passes, left);
    }

    public StreamState skipped(String reason, long untilMoment) {
        return new StreamState(
                Phase.SKIPPED,
                epoch,
                api,
                0,
                passes,
                List.of(),
                eventPosition,
                seen,
                lowest,
                stamp,
                rows,
                reason,
                untilMoment);
    }

    public StreamState withError(String message) {
        return new StreamState(
                phase, epoch, api, planned, passes, ranges, eventPosition, seen, lowest, stamp, rows, message, until);
    }

    /** Whether events are followed. */
    public boolean isFollowed() {
        return phase == Phase.LIST || phase == Phase.LIVE;
    }

    /** Whether a pass is under way. */
    public boolean isListing() {
        return !ranges.isEmpty();
    }

    /** Share of the time span to list that is done, 0 to 1. A list without ranges is 0 until it is done. */
    public double share() {
        if (phase == Phase.LIVE) {
            return 1;
        }
        double span = passes.full() + 1.0 - lowest;
        if (phase != Phase.LIST || span <= 0) {
            return 0;
        }
        double left = 0;
        for (Range range : ranges) {
            long end = passes.full() + 1;
            long to = range.last() != null ? range.last() + 1 : range.to() != null ? range.to() : end;
            long from = range.from() != null ? range.from() : lowest;
            left += range.parameter() == null ? Math.max(0, Math.min(to, end) - from) : 0;
        }
        return Math.max(0, Math.min(1, 1 - left / span));
    }
}
