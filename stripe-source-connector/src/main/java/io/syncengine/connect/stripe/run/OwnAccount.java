// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The row of the account itself, which its list of accounts does not show. Event loop only.
 */
final class OwnAccount implements OwnRead, ApiListener<StripeObject> {

    static final String ROUTE = "/v1/account";

    private final StreamRun stream;
    private final AccountScope scope;
    private @Nullable Cancellable call;
    private final OutstandingRead outstanding;
    private boolean given;

    OwnAccount(StreamRun stream, AccountScope scope) {
        this.stream = stream;
        this.scope = scope;
        this.outstanding = new OutstandingRead(stream, scope);
    }

    @Override
    public boolean isDue() {
        return !given && OwnRead.isUntouched(stream.state());
    }

    @Override
    public int underWay() {
        return call == null ? 0 : 1;
    }

    @Override
    public void read() {
        ApiRequest request =
                new ApiRequest(CallKind.LIST, ROUTE, ROUTE, stream.definition().retrieveParameters());
        call = scope.context().client().get(request, stream.objects()::object, this);
    }

    @Override
    public void cancel() {
        if (call != null) {
            call.cancel();
            call = null;
        }
        outstanding.end();
        given = false;
    }

    @Override
    public void attemptStarted() {
        outstanding.begin();
    }

    @Override
    public void attemptFailed(StripeApiException reason) {
        outstanding.end();
        stream.metrics().callFailed();
    }

    @Override
    public void succeeded(ApiAnswer<StripeObject> answer) {
        PageRows rows = new PageRows(stream);
        rows.add(List.of(answer.body()), null, outstanding.mark(answer));
        Rows made = rows.take();
        StreamState state = stream.state();
        stream.metrics().callSucceeded();
        done();
        stream.passes()
                .listed(
                        made.changes(),
                        state.listed(
                                state.ranges(), made.newest(), made.changes().size()),
                        made.bytes());
        scope.owner().listWork();
    }

    @Override
    public void failed(StripeApiException reason) {
        boolean passing = reason.kind() == StripeApiException.Kind.TRANSIENT
                && !Refusal.isGivenUp(scope.context().config().connector().limits());
        if (passing) {
            outstanding.end();
            call = scope.context().loop().schedule(this::read, Refusal.PAUSE);
            return;
        }
        done();
        if (reason.kind() == StripeApiException.Kind.UNAUTHORIZED
                || reason.kind() == StripeApiException.Kind.TRANSIENT) {
            scope.owner()
                    .fail(Failures.ofCall(
                            scope.context().config(), stream.definition().name(), reason));
        } else if (reason.kind() == StripeApiException.Kind.NO_ACCESS) {
            given = false;
            scope.owner().seemsOutOfReach(reason);
        } else {
            stream.log().odd("the account itself is left out", reason);
            stream.passes().partial(PARTIAL);
        }
        scope.owner().listWork();
    }

    private void done() {
        call = null;
        given = true;
        outstanding.end();
    }
}
