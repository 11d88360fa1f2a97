// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.child.ChildRequests;
import io.syncengine.connect.stripe.child.Parent;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.state.Range;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The read of all children of one parent. There may be very many, so the rows of a page go out before the next page is
 * asked for; only the last one waits for the rest of the stretch. What they show has the stamp of the first: the set is no
 * newer than its oldest part. Event loop only.
 */
final class SetRead implements ApiListener<ListPage>, PendingRead {

    /** Times that a list may be begun anew because its cursor was gone. */
    private static final int BEGINNINGS = 5;

    /** Who asked for the read. */
    interface Owner extends ReadListener<ReadSet> {

        /**
         * A page came that is not the last.
         *
         * @return whether there is room for the next one
         */
        boolean page(String parent, ReadSet page);

        /** The list is begun anew: what pages have shown does not count. */
        void anew(String parent);
    }

    private final ChildReader children;
    private final Parent parent;
    private final EventParts parts;
    private final Owner owner;
    private final ReadSpan span;
    private @Nullable Cancellable call;
    private Range place = Range.ALL;
    private long stamp = Long.MAX_VALUE;
    private int beginnings;
    private boolean waitsForRoom;

    SetRead(ChildReader children, Parent parent, EventParts parts, Owner owner) {
        this.children = children;
        this.parent = parent;
        this.parts = parts;
        this.owner = owner;
        this.span =
                new ReadSpan(parts.horizon(), parts.clock(), children.stream().name());
    }

    @Override
    public void send() {
        call = parts.client()
                .get(
                        ChildRequests.page(CallKind.REFETCH, children.stream(), children.link(), parent, place),
                        body -> children.page(body, parent.id()),
                        this);
    }

    @Override
    public void resume() {
        if (waitsForRoom) {
            waitsForRoom = false;
            send();
        }
    }

    @Override
    public void end() {
        waitsForRoom = false;
        if (call != null) {
            call.cancel();
        }
        span.end();
    }

    @Override
    public void attemptStarted() {
        span.begin();
    }

    @Override
    public void attemptFailed(StripeApiException reason) {
        span.end();
    }

    @Override
    public void succeeded(ApiAnswer<ListPage> answer) {
        ListPage page = answer.body();
        if (page.hasMore() && page.objects().isEmpty()) {
            refused(StripeApiException.endless("the list", answer.requestId()));
            return;
        }
        stamp = Math.min(stamp, stamp(answer.date()));
        ReadSet read = new ReadSet(page.objects(), true, stamp, answer.requestId());
        if (page.hasMore()) {
            String last = page.objects().get(page.objects().size() - 1).id();
            place = new Range(null, null, List.of(last), null);
            waitsForRoom = !owner.page(parent.id(), read);
            if (!waitsForRoom) {
                send();
            }
        } else {
            owner.read(parent.id(), read);
        }
    }

    @Override
    public void failed(StripeApiException reason) {
        if (reason.kind() == StripeApiException.Kind.CURSOR_GONE && ++beginnings < BEGINNINGS) {
            owner.anew(parent.id());
            stamp = Long.MAX_VALUE;
            place = Range.ALL;
            send();
        } else if (reason.isAboutParent()) {
            owner.anew(parent.id());
            long known = Math.min(stamp, stamp(parts.clock().now()));
            owner.read(parent.id(), new ReadSet(List.of(), true, known, reason.requestId()));
        } else {
            switch (reason.kind()) {
                case NOT_ENABLED, NO_SUCH_ROUTE -> owner.read(parent.id(), ReadSet.UNREADABLE);
                default -> refused(reason);
            }
        }
    }

    private void refused(StripeApiException reason) {
        end();
        owner.refused(reason);
    }

    private long stamp(long date) {
        return parts.settings().rules().stamp(span.started(date), date);
    }
}
