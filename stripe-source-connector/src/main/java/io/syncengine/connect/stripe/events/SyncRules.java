// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import java.time.Duration;

/**
 * The values of the rules that keep a row's last record its newest state. One object, so that a test can switch a rule
 * off and see the model fail; users set only the times. All times in seconds.
 *
 * @param settle events younger than this are not read, and list rows are stamped this much below the answer's
 *     {@code Date}
 * @param overlap how far below its position a poll looks again for events that became visible late
 * @param wideOverlap the same for a wide poll: at the start and every {@code wideInterval}
 * @param horizon no event is emitted at or above the oldest outstanding read less settle
 * @param refetchTies two events of one object in one second: read the object
 * @param refetchLate an event below the position: read the object
 * @param stamps an event that an emitted list row already contains is dropped
 * @param stampBelowDate list rows are stamped below {@code Date}, not with it
 * @param sweepWholeOnly rows are swept only after a pass that left nothing out
 * @param sweepBelowStart what is swept is older than the start of the pass less settle, not than its end
 */
public record SyncRules(
        long settle,
        long overlap,
        long wideOverlap,
        long wideInterval,
        boolean horizon,
        boolean refetchTies,
        boolean refetchLate,
        boolean stamps,
        boolean stampBelowDate,
        boolean sweepWholeOnly,
        boolean sweepBelowStart) {

    /** The rules as they should be. */
    public static SyncRules standard() {
        return new SyncRules(10, 60, 600, 300, true, true, true, true, true, true, true);
    }

    /** The rules with times that a user set. */
    public static SyncRules of(Duration settle, Duration overlap, Duration wideInterval) {
        SyncRules standard = standard();
        return new SyncRules(
                settle.toSeconds(),
                Math.min(standard.overlap, overlap.toSeconds()),
                overlap.toSeconds(),
                wideInterval.toSeconds(),
                true,
                true,
                true,
                true,
                true,
                true,
                true);
    }

    /**
     * Version of a row that was read by a request: {@code Date} less settle, but never so new that a slow answer could
     * hide a change which it does not hold. A read may be a few seconds behind the request's start, never half the
     * settle time.
     *
     * @param started Stripe's clock when the attempt was sent
     * @param date the answer's {@code Date}
     */
    public long stamp(long started, long date) {
        return stampBelowDate ? Math.min(date - settle, started - settle / 2) : date;
    }
}
