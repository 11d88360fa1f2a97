// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.child.ChildRequests;
import io.syncengine.connect.stripe.child.Parent;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.list.RangeSplitter;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.state.Range;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * The read of one parent's children, page by page. A page is outstanding from the start of an attempt until its rows have
 * gone out, and the next one is read after that: no more than one is in memory. Event loop only.
 */
final class ChildRead implements ApiListener<ListPage> {

    private final ChildReadOwner owner;
    private final AccountScope scope;
    private final StreamRun stream;
    private final ChildReader reader;
    private final Parent parent;
    private Range place = Range.ALL;
    private final OutstandingRead outstanding;
    private final LinkedPages links;
    private @Nullable Cancellable call;
    private @Nullable ListPage page;
    private ReadMark mark = new ReadMark(0, Optional.empty());
    private long firstStamp = Long.MAX_VALUE;
    private boolean more;
    private @Nullable String link;
    private int failures;

    ChildRead(ChildReadOwner owner, AccountScope scope, StreamRun stream, ChildReader reader, Parent parent) {
        this.owner = owner;
        this.scope = scope;
        this.stream = stream;
        this.reader = reader;
        this.parent = parent;
        this.outstanding = new OutstandingRead(stream, scope);
        this.links = new LinkedPages(scope, reader.stream());
    }

    /** Whether the next page may be asked for. */
    boolean isIdle() {
        return call == null && page == null;
    }

    /** Whether a call is under way. */
    boolean isUnderWay() {
        return call != null;
    }

    /** Asks for the next page. */
    void send() {
        call = scope.context()
                .client()
                .get(
                        ChildRequests.page(CallKind.CHILDREN, reader.stream(), reader.link(), parent, place),
                        body -> reader.page(body, parent.id()),
                        this);
    }

    /** Whether a page is there whose rows have not gone out. */
    boolean hasPage() {
        return page != null;
    }

    /**
     * Adds the page's rows.
     *
     * @return whether they are the parent's last
     */
    boolean addTo(PageRows rows) {
        ListPage current = page;
        if (current != null) {
            rows.add(current.objects(), parent.id(), mark);
            firstStamp = Math.min(firstStamp, mark.stamp());
            if (more) {
                place = link == null
                        ? RangeSplitter.behind(place, current.objects())
                        : place.sibling(null, null, List.of(link), null);
            } else if (firstStamp > 0) {
                rows.setRead(parent.id(), firstStamp);
            }
        }
        page = null;
        return !more;
    }

    /** The rows have gone out, or are given up. */
    void end() {
        outstanding.end();
    }

    void cancel() {
        if (call != null) {
            call.cancel();
            call = null;
        }
        end();
    }

    @Override
    public void attemptStarted() {
        outstanding.begin();
    }

    @Override
    public void attemptFailed(StripeApiException reason) {
        end();
        owner.attemptFailed(++failures, reason);
    }

    @Override
    public void succeeded(ApiAnswer<ListPage> answer) {
        call = null;
        failures = 0;
        mark = outstanding.mark(answer);
        ListPage read = answer.body();
        more = read.hasMore();
        try {
            link = links.next(reader.stream().pathUnder(parent.id()), place, read, answer.requestId());
            if (more && link == null && read.objects().isEmpty()) {
                throw StripeApiException.endless("the list", answer.requestId());
            }
        } catch (StripeApiException e) {
            end();
            owner.refused(e);
            return;
        }
        page = read;
        owner.read(read);
    }

    private boolean isPlaceGone(StripeApiException reason) {
        return links.areLinked()
                ? links.isLinkGone(place, reason) && !links.areInDoubt()
                : reason.kind() == StripeApiException.Kind.CURSOR_GONE
                        && !place.after().isEmpty();
    }

    @Override
    public void failed(StripeApiException reason) {
        call = null;
        end();
        if (isPlaceGone(reason)) {
            place = RangeSplitter.withoutCursor(place);
            owner.changed();
        } else if (reason.isAboutParent()) {
            stream.metrics().parentGone();
            more = false;
            page = ListPage.last(List.of(), 0, 0);
            owner.changed();
        } else {
            owner.refused(reason);
        }
    }
}
