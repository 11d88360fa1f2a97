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
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.state.Range;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The read of all children of one parent. All of its pages count as outstanding from the start of an attempt until
 * {@link #end}, and what they show has the stamp of the first: the set is no newer than its oldest part. Event loop only.
 */
final class SetRead implements ApiListener<ListPage>, PendingRead {

    /** Times that a list may be begun anew because its cursor was gone. */
    private static final int BEGINNINGS = 5;

    private final ChildReader children;
    private final Parent parent;
    private final EventParts parts;
    private final ReadListener<ReadSet> listener;
    private final List<StripeObject> found = new ArrayList<>();
    private final List<HorizonRule.Read> outstanding = new ArrayList<>();
    private HorizonRule.@Nullable Read current;
    private @Nullable Cancellable call;
    private Range place = Range.ALL;
    private long stamp = Long.MAX_VALUE;
    private int beginnings;

    SetRead(ChildReader children, Parent parent, EventParts parts, ReadListener<ReadSet> listener) {
        this.children = children;
        this.parent = parent;
        this.parts = parts;
        this.listener = listener;
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
    public void end() {
        if (call != null) {
            call.cancel();
        }
        outstanding.forEach(HorizonRule.Read::end);
        outstanding.clear();
    }

    @Override
    public void attemptStarted() {
        endAttempt();
        current = parts.horizon().begin(children.stream().name(), parts.clock().now());
        outstanding.add(current);
    }

    private void endAttempt() {
        if (current != null) {
            current.end();
            outstanding.remove(current);
            current = null;
        }
    }

    @Override
    public void attemptFailed(StripeApiException reason) {
        endAttempt();
    }

    @Override
    public void succeeded(ApiAnswer<ListPage> answer) {
        ListPage page = answer.body();
        if (page.hasMore() && page.objects().isEmpty()) {
            refused(StripeApiException.endless("the list", answer.requestId()));
            return;
        }
        stamp = Math.min(stamp, stamp(answer.date()));
        found.addAll(page.objects());
        // This page stays outstanding while the next one is read.
        current = null;
        if (page.hasMore()) {
            String last = page.objects().get(page.objects().size() - 1).id();
            place = new Range(null, null, List.of(last), null);
            send();
        } else {
            listener.read(parent.id(), new ReadSet(found, true, stamp, answer.requestId()));
        }
    }

    @Override
    public void failed(StripeApiException reason) {
        if (reason.kind() == StripeApiException.Kind.CURSOR_GONE && ++beginnings < BEGINNINGS) {
            outstanding.forEach(HorizonRule.Read::end);
            outstanding.clear();
            found.clear();
            stamp = Long.MAX_VALUE;
            place = Range.ALL;
            send();
        } else if (reason.isAboutParent()) {
            long known = Math.min(stamp, stamp(parts.clock().now()));
            listener.read(parent.id(), new ReadSet(List.of(), true, known, reason.requestId()));
        } else {
            switch (reason.kind()) {
                case PERMISSION, NOT_ENABLED, NO_SUCH_ROUTE -> listener.read(parent.id(), ReadSet.UNREADABLE);
                default -> refused(reason);
            }
        }
    }

    private void refused(StripeApiException reason) {
        end();
        listener.refused(reason);
    }

    private long stamp(long date) {
        return parts.settings().rules().stamp(current == null ? date : current.started(), date);
    }
}
