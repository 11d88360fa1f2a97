// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The read of one object by its id. It counts as outstanding from the start of an attempt until {@link #end}: what it
 * shows is not emitted before the rest of its stretch is.
 */
final class Refetch implements ApiListener<StripeObject>, PendingRead {

    private final StreamDefinition stream;
    private final String id;
    private final ReadSpan span;
    private final SyncRules rules;
    private final StripeClock clock;
    private final StripeClient client;
    private final String path;
    private final AnswerParser<StripeObject> parser;
    private final ReadListener<ObjectRead> listener;
    private @Nullable Cancellable call;

    /**
     * A read, not yet sent.
     *
     * @param stream one whose objects have a path
     * @param id of the row
     */
    Refetch(
            StreamDefinition stream,
            String id,
            String path,
            AnswerParser<StripeObject> parser,
            EventParts parts,
            ReadListener<ObjectRead> listener) {
        this.stream = stream;
        this.id = id;
        this.path = path;
        this.parser = parser;
        this.span = new ReadSpan(parts.horizon(), parts.clock(), stream.name());
        this.rules = parts.settings().rules();
        this.clock = parts.clock();
        this.client = parts.client();
        this.listener = listener;
    }

    @Override
    public void send() {
        String route = stream.retrievePath() == null ? stream.path() : stream.retrievePath();
        call = client.get(new ApiRequest(CallKind.REFETCH, route, path, stream.retrieveParameters()), parser, this);
    }

    @Override
    public void end() {
        if (call != null) {
            call.cancel();
        }
        span.end();
    }

    @Override
    public void resume() {
        // It is a single row, which goes out with the rest of its stretch.
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
    public void succeeded(ApiAnswer<StripeObject> answer) {
        listener.read(id, new ObjectRead(answer.body(), true, stamp(answer.date()), answer.requestId()));
    }

    @Override
    public void failed(StripeApiException reason) {
        switch (reason.kind()) {
            case NOT_FOUND -> listener.read(id, ObjectRead.gone(stamp(clock.now()), reason.requestId()));
            case NOT_ENABLED, NO_SUCH_ROUTE -> unreadable(reason);
            default -> refused(reason);
        }
    }

    /** The event has to do, if it holds the object. */
    private void unreadable(StripeApiException reason) {
        if (stream.hasThinEvents()) {
            refused(reason);
        } else {
            listener.read(id, ObjectRead.UNREADABLE);
        }
    }

    private void refused(StripeApiException reason) {
        span.end();
        listener.refused(reason);
    }

    private long stamp(long date) {
        return rules.stamp(span.started(date), date);
    }
}
