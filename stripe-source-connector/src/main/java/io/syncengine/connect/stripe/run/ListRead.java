// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.list.ListRequests;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.state.Range;
import org.jspecify.annotations.Nullable;

/**
 * The read of the next page of a range. It is outstanding from the start of an attempt until the page's rows are in the
 * queue, and no longer: what a task takes from the queue leaves in the order in which it was put there, through one
 * producer, so an event that is put behind the rows also follows them in the topic. A task that dies takes the rest of
 * the queue with it, positions and all.
 */
final class ListRead implements ApiListener<ListPage> {

    /** So many failed attempts in a row are worth mention. */
    static final int PATIENCE = 3;

    private final StreamList list;
    private final AccountScope scope;
    private final Range range;
    private final OutstandingRead outstanding;
    private @Nullable Cancellable call;
    private boolean filtered;
    private int failures;

    ListRead(StreamList list, AccountScope scope, Range range) {
        this.list = list;
        this.scope = scope;
        this.range = range;
        this.outstanding = new OutstandingRead(list.stream(), scope);
    }

    Range range() {
        return range;
    }

    /** Whether Stripe was told the ends of the range. */
    boolean filtered() {
        return filtered;
    }

    /** Sends the call, once. */
    void send(boolean withFilter) {
        filtered = withFilter && list.listed().isRanged() && range.parameter() == null;
        call = scope.context().client().get(request(), list.parser(), this);
    }

    private ApiRequest request() {
        return ListRequests.isOfTestClocks(range)
                ? ListRequests.testClocks(range)
                : ListRequests.page(
                        list.listed(), list.stream().state().passes().kind(), range, filtered);
    }

    void cancel() {
        if (call != null) {
            call.cancel();
        }
        end();
    }

    /** The rows have gone out, or are given up. */
    void end() {
        outstanding.end();
    }

    @Override
    public void attemptStarted() {
        outstanding.begin();
    }

    @Override
    public void attemptFailed(StripeApiException reason) {
        end();
        list.attemptFailed(++failures, reason);
    }

    @Override
    public void succeeded(ApiAnswer<ListPage> answer) {
        list.read(this, answer.body(), outstanding.mark(answer));
    }

    @Override
    public void failed(StripeApiException reason) {
        end();
        list.refused(this, reason);
    }
}
