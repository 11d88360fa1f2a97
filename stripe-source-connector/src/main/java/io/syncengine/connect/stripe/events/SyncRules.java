// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.InlineSet;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * The values of the rules that keep a row's last record its newest state. One object, so that a test can switch a rule
 * off and see the model fail; users set only the times. All times in seconds.
 *
 * @param settle events younger than this are not read, and list rows are stamped this much below the answer's
 *     {@code Date}
 * @param overlap how far below its position a poll looks again for events that became visible late
 * @param wideOverlap the same for a wide poll: at the start and every {@code wideInterval}
 * @param together events that are dealt with at a time, about: a slice of time with more is made shorter, and a second with
 *     more goes out in parts
 * @param off rules that do not hold; empty but in a test
 */
public record SyncRules(long settle, long overlap, long wideOverlap, long wideInterval, int together, Set<Rule> off) {

    /** What can be switched off. */
    public enum Rule {
        /** No event is emitted at or above the oldest outstanding read less settle. */
        HORIZON,
        /** Two events of one object in one second: read the object. */
        REFETCH_TIES,
        /** The same where the second is dealt with in parts, and an earlier one held another event of the object. */
        REFETCH_PARTED_TIES,
        /** An event below the position: read the object. */
        REFETCH_LATE,
        /** An event that an emitted list row already contains is dropped. */
        STAMPS,
        /** List rows are stamped below {@code Date}, not with it. */
        STAMP_BELOW_DATE,
        /** Rows are swept only after a pass that left nothing out. */
        SWEEP_WHOLE_ONLY,
        /** What is swept is older than the start of the pass less settle, not than its end. */
        SWEEP_BELOW_START,
        /** Children that an event says there were, and that are there no more, are gone. */
        GONE_CHILDREN,
        /** Children inside of their parent that Stripe says are not all are read from their own list. */
        COMPLETE_CHILDREN
    }

    public SyncRules {
        off = off.isEmpty() ? Set.of() : Set.copyOf(off);
    }

    /** The rules as they should be. */
    public static SyncRules standard() {
        return new SyncRules(10, 60, 600, 300, 5_000, Set.of());
    }

    /** The rules with times that a user set. */
    public static SyncRules of(Duration settle, Duration overlap, Duration wideInterval) {
        return new SyncRules(
                settle.toSeconds(),
                Math.min(standard().overlap, overlap.toSeconds()),
                overlap.toSeconds(),
                wideInterval.toSeconds(),
                standard().together,
                Set.of());
    }

    /** The same with one rule less. */
    public SyncRules without(Rule rule) {
        Set<Rule> all = EnumSet.of(rule);
        all.addAll(off);
        return new SyncRules(settle, overlap, wideOverlap, wideInterval, together, all);
    }

    /** The same with so many events dealt with at a time. */
    public SyncRules together(int events) {
        return new SyncRules(settle, overlap, wideOverlap, wideInterval, events, off);
    }

    boolean has(Rule rule) {
        return !off.contains(rule);
    }

    public boolean sweepWholeOnly() {
        return has(Rule.SWEEP_WHOLE_ONLY);
    }

    public boolean sweepBelowStart() {
        return has(Rule.SWEEP_BELOW_START);
    }

    /** Whether the children inside of a parent are taken for all that it has. */
    public boolean isAll(InlineSet set) {
        return set.complete()
                || (!has(Rule.COMPLETE_CHILDREN) && !set.children().isEmpty());
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
        return has(Rule.STAMP_BELOW_DATE) ? Math.min(date - settle, started - settle / 2) : date;
    }
}
