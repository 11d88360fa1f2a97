// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.state.Range;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is left of a range of a v2 list after a page of it. The place behind the page is the link that the page names, and
 * that belongs to the ends of the range as they were asked for: they stay as they are while a link leads on. Should Stripe
 * not take the link any more, the range goes on from the second of its last object, which is then read again (see
 * {@link RangeSplitter#withoutCursor}), or begins anew where objects do not come newest first.
 */
public final class LinkedSplitter {

    /** Four pages: a smaller part costs more in half-empty pages than it saves in waiting. */
    private static final double MIN_ROWS_TO_SPLIT = 80;

    private final RangeSplitter splitter;

    public LinkedSplitter(RangeSplitter splitter) {
        this.splitter = splitter;
    }

    /**
     * What is left of the range after one page of it that says there is more.
     *
     * @param page the page's objects in Stripe's order; may be empty
     * @param link query of the next page
     * @param mayCut whether more parts are wanted
     * @return one range, or two with the one that goes on first: without the link, so that the last second is read again
     */
    public List<Range> remainder(Range range, List<StripeObject> page, String link, boolean mayCut) {
        Long last = newestFirst(range, page);
        if (last != null && mayCut && isWorthCutting(range, page.size(), last)) {
            long middle = splitter.lowerEnd(range) + (last - splitter.lowerEnd(range)) / 2 + 1;
            return List.of(
                    range.sibling(middle, last + 1, List.of(), null),
                    range.sibling(range.from(), middle, List.of(), null));
        }
        return List.of(range.sibling(range.from(), range.to(), List.of(link), last));
    }

    /** A page that ends in the second it began with would be read again in vain. */
    private boolean isWorthCutting(Range range, int rows, long last) {
        return last > splitter.lowerEnd(range)
                && last + 1 < splitter.upperEnd(range)
                && splitter.isWorthCutting(range, rows, last, MIN_ROWS_TO_SPLIT);
    }

    /** Second of the last object; null if objects did not come newest first, on this page or on one before. */
    private static @Nullable Long newestFirst(Range range, List<StripeObject> page) {
        if (!RangeSplitter.isNewestFirst(range, page)) {
            return null;
        }
        Long last = RangeSplitter.lastPosition(page);
        return last != null ? last : range.last();
    }
}
