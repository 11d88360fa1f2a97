// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.account;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.PageLinks;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.data.ObjectReader;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.list.ListPlanner;
import io.syncengine.connect.stripe.list.ListRequests;
import io.syncengine.connect.stripe.list.RangeSplitter;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.PassKind;
import io.syncengine.connect.stripe.state.Range;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The way over one list, page after page, and over what Stripe keeps apart from it. */
final class ListWalk {

    /** A list that shows closed objects only when asked for them, and then no others. */
    private static final String ACCOUNTS_OF_V2 = "/v2/core/accounts";

    /** Times that a list is begun anew or gone back in, for a place that is gone. */
    private static final int SETBACKS = 20;

    private final StripeCalls calls;
    private final AccountScope scope;
    private final StreamDefinition list;
    private final Parser parser;
    private final Function<Range, ApiRequest> requests;
    private final String path;
    private final List<Range> parts;

    /** Takes a page's objects. */
    @FunctionalInterface
    interface Sink {
        void accept(List<StripeObject> page)
                throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException;
    }

    /** Reads an answer. */
    @FunctionalInterface
    interface Parser {
        ListPage page(byte[] body) throws MalformedAnswerException;
    }

    /** Over a list at the top. */
    ListWalk(StripeCalls calls, AccountScope scope, StreamDefinition list, ObjectReader objects) {
        this(
                calls,
                scope,
                list,
                list.paging() == Paging.SINGLE ? objects::single : objects::page,
                range -> ListRequests.page(list, PassKind.SNAPSHOT, range, false),
                list.path());
        if (list.path().equals(ACCOUNTS_OF_V2)) {
            parts.add(Range.all("closed", "true"));
        }
        if (list.testClocks() && !calls.access().isLive()) {
            parts.add(Range.all(ListPlanner.TEST_CLOCK, ""));
        }
    }

    /**
     * Over any list.
     *
     * @param requests call for the page that begins at a place
     * @param path of the list
     */
    ListWalk(
            StripeCalls calls,
            AccountScope scope,
            StreamDefinition list,
            Parser parser,
            Function<Range, ApiRequest> requests,
            String path) {
        this.calls = calls;
        this.scope = scope;
        this.list = list;
        this.parser = parser;
        this.requests = requests;
        this.path = path;
        this.parts = new ArrayList<>(List.of(Range.ALL));
    }

    void forEach(Sink sink)
            throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        for (Range part : parts) {
            if (ListRequests.isOfTestClocks(part)) {
                forEachOfTestClocks(part, sink);
            } else {
                forEach(part, sink);
            }
        }
    }

    /** Keys that may not read test clocks see nothing that belongs to one either. */
    private void forEachOfTestClocks(Range clocks, Sink sink)
            throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        Range place = clocks;
        boolean more = true;
        while (more) {
            ListPage page;
            try {
                page = parser.page(calls.get(scope.header(), ListRequests.testClocks(place)));
            } catch (CallRefusedException e) {
                return;
            }
            for (StripeObject clock : page.objects()) {
                try {
                    forEach(Range.all(ListPlanner.TEST_CLOCK, clock.id()), sink);
                } catch (CallRefusedException e) {
                    if (!e.isMissing()) {
                        throw e;
                    }
                }
            }
            more = page.hasMore() && !page.objects().isEmpty();
            place = more ? RangeSplitter.behind(place, page.objects()) : place;
        }
    }

    private void forEach(Range part, Sink sink)
            throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        Range place = part;
        int setbacks = 0;
        while (true) {
            ListPage page;
            try {
                page = parser.page(calls.get(scope.header(), requests.apply(place)));
            } catch (CallRefusedException e) {
                if (place.after().isEmpty() || !e.isPlaceGone() || ++setbacks > SETBACKS) {
                    throw e;
                }
                place = RangeSplitter.withoutCursor(place);
                continue;
            }
            sink.accept(page.objects());
            if (!page.hasMore() || list.paging() == Paging.WHOLE) {
                return;
            }
            place = behind(place, page);
        }
    }

    private Range behind(Range place, ListPage page) throws MalformedAnswerException {
        String link = page.next();
        if (list.paging() == Paging.NEXT_PAGE && link != null) {
            try {
                String query = new PageLinks(calls.access().baseUrl()).follow(path, link, null);
                return place.sibling(null, null, List.of(query), null);
            } catch (StripeApiException e) {
                throw new MalformedAnswerException(String.valueOf(e.getMessage()));
            }
        }
        if (page.objects().isEmpty()) {
            throw new MalformedAnswerException("the list claims to go on, but its page is empty");
        }
        return RangeSplitter.behind(place, page.objects());
    }
}
