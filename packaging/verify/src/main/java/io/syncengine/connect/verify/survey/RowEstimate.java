// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.survey;

import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.verify.account.CallRefusedException;

import java.io.IOException;

/**
 * How many rows a list has that Stripe does not count. Its time is cut into parts; in each, a page tells how dense its rows
 * lie there. Below the oldest page nothing is left to guess.
 */
final class RowEstimate {

    private static final int PARTS = 8;

    /** Stripe's own beginning: nothing is older. */
    private static final long DAWN = 1_262_304_000;

    /** Reads the newest page of what was created before a moment. */
    @FunctionalInterface
    interface Pages {
        ListPage before(long second)
                throws IOException, CallRefusedException, MalformedAnswerException, InterruptedException;
    }

    private RowEstimate() {}

    /**
     * Estimates.
     *
     * @param first the head of the list, which goes on behind it
     * @param accountCreated seconds since 1970; 0: unknown
     */
    static long rows(ListPage first, long accountCreated, Pages pages)
            throws IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        long read = first.objects().size();
        long end = oldest(first, Long.MAX_VALUE);
        long begin = Math.min(Math.max(DAWN, accountCreated), end - 1);
        double width = (end - begin) / (double) PARTS;
        double rows = read;
        for (int part = 0; part < PARTS; part++) {
            long top = Math.round(end - part * width);
            ListPage page = pages.before(top);
            if (!page.hasMore()) {
                return Math.round(rows) + page.objects().size();
            }
            long span = Math.max(1, top - oldest(page, top - 1));
            rows += page.objects().size() * width / span;
        }
        return Math.round(rows);
    }

    private static long oldest(ListPage page, long otherwise) {
        long oldest = otherwise;
        for (StripeObject object : page.objects()) {
            if (object.position() != StripeObject.NO_POSITION) {
                oldest = Math.min(oldest, object.position());
            }
        }
        return oldest == Long.MAX_VALUE ? DAWN + 1 : oldest;
    }
}
