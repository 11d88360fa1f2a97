// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.state.Range;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What is left of a range after a page of it, and how it is cut so that several pages can be read at a time.
 *
 * <p>A page covers its range from the top down to the second of its last object, and that second in part. What is left
 * is {@code [from, last + 1)} below the last object. Cutting it at {@code m} leaves the upper part with the cursor
 * (whose object lies inside it) and the lower part unread: the two are disjoint and together are what was left, so every
 * object is read exactly once whatever the density.
 */
public final class RangeSplitter {

    /** A part expected to be smaller costs more in half-empty pages than it saves in waiting. */
    private static final double MIN_ROWS_TO_SPLIT = 400;

    private static final long MIN_SECONDS_TO_SPLIT = 60;

    /** Ids that people choose may be long, and all ranges have to fit into an offset. */
    private static final int MAX_CURSOR_TEXT = 100;

    private final long lowest;
    private final long highest;

    /**
     * @param lowest moment below which hardly any object is expected; for estimates only
     * @param highest moment above which hardly any object is expected; for estimates only
     */
    public RangeSplitter(long lowest, long highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /**
     * What is left of the range after one page of it that says there is more.
     *
     * @param page the page's objects in Stripe's order; not empty
     * @param mayCut whether more parts are wanted
     * @return one range, or two with the one that goes on first
     */
    public List<Range> remainder(Range range, List<StripeObject> page, boolean mayCut) {
        Range left = within(range, page, page.size());
        Long last = lastPosition(page);
        if (last != null
                && last.equals(left.last())
                && last > lowerEnd(range)
                && mayCut
                && isWorthCutting(range, page.size(), last, MIN_ROWS_TO_SPLIT)) {
            long middle = lowerEnd(range) + (last - lowerEnd(range)) / 2 + 1;
            return List.of(
                    range.sibling(middle, left.to(), left.after(), last),
                    range.sibling(range.from(), middle, List.of(), null));
        }
        return List.of(left);
    }

    /**
     * What is left of the range after the first objects of a page of it.
     *
     * @param page the page's objects in Stripe's order
     * @param done how many of them are done, at least one
     */
    public Range within(Range range, List<StripeObject> page, int done) {
        List<StripeObject> first = page.subList(0, done);
        List<String> cursors = cursors(range, first);
        if (!isNewestFirst(range, page)) {
            // What is left is known by its cursors alone: rows above the last one's second may still follow.
            return range.sibling(range.from(), range.to(), cursors, null);
        }
        Long last = lastPosition(first);
        if (last == null || last <= lowerEnd(range)) {
            return range.sibling(range.from(), range.to(), cursors, last != null ? last : range.last());
        }
        Long to = Math.min(last + 1, range.to() != null ? range.to() : Long.MAX_VALUE);
        return range.sibling(range.from(), to, cursors, last);
    }

    /**
     * What is left of a list that is read front to back, after one page of it that says there is more: it is known by its
     * cursors alone.
     */
    public static Range behind(Range range, List<StripeObject> page) {
        return range.sibling(null, null, cursors(range, page), null);
    }

    /**
     * The range without the cursor whose object is gone: with the next older cursor; or, when that was the last one,
     * from the last second read, which is then read again; or, when no second is known, from its head.
     */
    public static Range withoutCursor(Range range) {
        if (range.after().isEmpty()) {
            return range;
        }
        List<String> left = range.after().subList(1, range.after().size());
        if (range.last() != null && (range.from() == null || range.last() >= range.from())) {
            return range.sibling(range.from(), range.last() + 1, List.of(), null);
        }
        return left.isEmpty()
                ? range.sibling(range.from(), range.to(), List.of(), null)
                : range.sibling(range.from(), range.to(), left, range.last());
    }

    /** Whether what is left of the range below its last object seems to hold more rows than that. */
    boolean isWorthCutting(Range range, int rows, long last, double minRows) {
        long from = lowerEnd(range);
        long covered = Math.max(1, upperEnd(range) - last);
        long left = last - from;
        return left > MIN_SECONDS_TO_SPLIT && (double) rows / covered * left > minRows;
    }

    long lowerEnd(Range range) {
        return range.from() != null ? range.from() : lowest;
    }

    long upperEnd(Range range) {
        if (range.last() != null) {
            return range.last() + 1;
        }
        return range.to() != null ? range.to() : highest;
    }

    /** Whether the objects came newest first, on this page and on those before. */
    static boolean isNewestFirst(Range range, List<StripeObject> page) {
        if (range.last() == null && !range.after().isEmpty()) {
            return false;
        }
        long before = range.last() != null ? range.last() : Long.MAX_VALUE;
        for (StripeObject object : page) {
            if (object.position() != StripeObject.NO_POSITION) {
                if (object.position() > before) {
                    return false;
                }
                before = object.position();
            }
        }
        return true;
    }

    static @Nullable Long lastPosition(List<StripeObject> page) {
        for (int i = page.size() - 1; i >= 0; i--) {
            long position = page.get(i).position();
            if (position != StripeObject.NO_POSITION) {
                return position;
            }
        }
        return null;
    }

    private static List<String> cursors(Range range, List<StripeObject> page) {
        List<String> cursors = new ArrayList<>(Range.CURSORS);
        int length = 0;
        for (int i = page.size() - 1; i >= 0 && hasSpace(cursors, length); i--) {
            cursors.add(page.get(i).id());
            length += page.get(i).id().length();
        }
        for (int i = 0; i < range.after().size() && hasSpace(cursors, length); i++) {
            cursors.add(range.after().get(i));
            length += range.after().get(i).length();
        }
        return cursors;
    }

    private static boolean hasSpace(List<String> cursors, int length) {
        return cursors.isEmpty() || (cursors.size() < Range.CURSORS && length < MAX_CURSOR_TEXT);
    }
}
