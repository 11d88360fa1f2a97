// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.list.ListPlanner;
import io.syncengine.connect.stripe.list.ListRequests;
import io.syncengine.connect.stripe.list.RangeSplitter;
import io.syncengine.connect.stripe.state.Range;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a pass that goes over all test clocks: each page of test clocks becomes a range for each of them, whose pages
 * hold the stream's objects, and a rest that is read once those are done, so that ranges never become many.
 */
final class TestClocks {

    private TestClocks() {}

    /** Whether the range holds the objects of one test clock. */
    private static boolean isOfOne(Range range) {
        String parameter = range.parameter();
        return parameter != null
                && parameter.startsWith(ListPlanner.TEST_CLOCK + "=")
                && !ListRequests.isOfTestClocks(range);
    }

    /** What is left to read after a page of test clocks. */
    static List<Range> opened(Range range, ListPage page, List<Range> all) {
        List<Range> opened = new ArrayList<>();
        for (StripeObject clock : page.objects()) {
            opened.add(Range.all(ListPlanner.TEST_CLOCK, clock.id()));
        }
        if (page.hasMore() && !page.objects().isEmpty()) {
            opened.add(RangeSplitter.behind(range, page.objects()));
        }
        List<Range> left = new ArrayList<>(all);
        int index = left.indexOf(range);
        left.remove(index);
        left.addAll(index, opened);
        return left;
    }

    /** Whether the range's test clock was deleted meanwhile, and its objects with it. */
    static boolean isGone(Range range, StripeApiException reason) {
        return isOfOne(range) && range.after().isEmpty() && reason.isAboutMissing();
    }

    /** Whether the key may not read test clocks, or the account has none. */
    static boolean isForbidden(Range range, StripeApiException reason) {
        return ListRequests.isOfTestClocks(range)
                && switch (reason.kind()) {
                    case PERMISSION, NOT_ENABLED, NO_SUCH_ROUTE -> true;
                    default -> false;
                };
    }
}
