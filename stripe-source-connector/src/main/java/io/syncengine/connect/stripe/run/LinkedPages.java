// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.PageLinks;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.Range;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The links by which pages of one v2 list follow each other, and what becomes of a read whose link Stripe does not take any
 * more. Of other lists there are none. Event loop only.
 */
final class LinkedPages {

    /** Times that the same part may be begun anew before a link leads on; then links are not refused for their age. */
    private static final int BEGINNINGS = 3;

    private final PageLinks links;
    private final StreamDefinition listed;
    private final Map<Range, Integer> beginnings = new HashMap<>();
    private boolean inDoubt;

    LinkedPages(AccountScope scope, StreamDefinition listed) {
        this.links =
                new PageLinks(scope.context().config().connector().connection().baseUrl());
        this.listed = listed;
    }

    boolean areLinked() {
        return listed.paging() == Paging.NEXT_PAGE;
    }

    /**
     * A page came.
     *
     * @param path that it was read from
     * @param range that it was read of
     * @return query of the next page; null: the list ends here, or is none of v2
     * @throws StripeApiException if the link is not to be followed
     */
    @Nullable
    String next(String path, Range range, ListPage page, @Nullable String requestId) throws StripeApiException {
        if (!range.after().isEmpty()) {
            beginnings.clear();
            inDoubt = false;
        }
        String link = page.next();
        if (!areLinked() || link == null) {
            return null;
        }
        String next = links.follow(path, link, requestId);
        if (range.after().contains(next)) {
            throw StripeApiException.endless("the list", requestId);
        }
        return next;
    }

    /**
     * Whether a read was refused for its link, and is to be begun anew without it. All links may have grown old while nothing
     * was read, so it is counted by the part of the list: each has a place of its own.
     */
    boolean isLinkGone(Range range, StripeApiException reason) {
        if (!areLinked() || range.after().isEmpty() || !reason.isAboutLink()) {
            return false;
        }
        Range part = range.sibling(range.from(), range.to(), List.of(), null);
        inDoubt |= beginnings.merge(part, 1, Integer::sum) > BEGINNINGS;
        return true;
    }

    /** Whether links have been refused so often that something else is wrong, and none has led on since. */
    boolean areInDoubt() {
        return inDoubt;
    }
}
