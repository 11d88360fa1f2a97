// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.loop.Cancellable;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/** One call on its way through its attempts. Event loop only, except for what never changes. */
final class ApiCall<T> {

    private enum State {
        WAITING,
        SENT,
        PAUSING,
        OVER
    }

    /** A page that was not ready in time so often is asked for in smaller parts. */
    private static final int PATIENCE = 3;

    private final ApiRequest request;
    private final AnswerParser<T> parser;
    private final ApiListener<T> listener;
    private final CallHistory history = new CallHistory();
    private final @Nullable String idempotencyKey;
    private List<Map.Entry<String, String>> query;
    private State state = State.WAITING;
    private int attempts;
    /** The attempt under way, or the pause before the next one. */
    private Cancellable pending = () -> {};

    ApiCall(ApiRequest request, AnswerParser<T> parser, ApiListener<T> listener) {
        this.request = request;
        this.parser = parser;
        this.listener = listener;
        this.query = request.query();
        this.idempotencyKey =
                request.method() == HttpMethod.POST ? UUID.randomUUID().toString() : null;
    }

    HttpMethod method() {
        return request.method();
    }

    CallKind kind() {
        return request.kind();
    }

    String route() {
        return request.route();
    }

    AnswerParser<T> parser() {
        return parser;
    }

    ApiListener<T> listener() {
        return listener;
    }

    CallHistory history() {
        return history;
    }

    /**
     * What the next attempt sends.
     *
     * @param account connected account; null: the key's own
     */
    HttpCall toSend(@Nullable String account) {
        return new HttpCall(request.method(), request.path(), query, account, idempotencyKey);
    }

    /**
     * An attempt begins.
     *
     * @return its number
     */
    int send() {
        state = State.SENT;
        return ++attempts;
    }

    /** What calls the attempt or the pause off. Without effect when the call has been cancelled meanwhile. */
    void pending(Cancellable cancellable) {
        if (state == State.OVER) {
            cancellable.cancel();
        } else {
            pending = cancellable;
        }
    }

    boolean isSent() {
        return state == State.SENT;
    }

    /** Whether that attempt is the one under way. */
    boolean isSent(int attempt) {
        return state == State.SENT && attempt == attempts;
    }

    /** The attempt failed; another one follows after a pause. */
    void pause() {
        state = State.PAUSING;
    }

    boolean isPausing() {
        return state == State.PAUSING;
    }

    /** The pause is over; the call waits for the budget. */
    void waitAgain() {
        state = State.WAITING;
    }

    /** Nothing more happens to the call, and what is under way is called off. */
    void end() {
        state = State.OVER;
        pending.cancel();
    }

    boolean isOver() {
        return state == State.OVER;
    }

    /**
     * Asks for less where that may help.
     *
     * @return whether another attempt makes sense
     */
    boolean adapt(Attempt<?> attempt) {
        boolean tooLarge = attempt.end() == Attempt.End.TOO_LARGE;
        if (tooLarge || (attempt.end() == Attempt.End.TIMED_OUT && history.timeouts() >= PATIENCE)) {
            OptionalInt smaller = PageLimits.smaller(query);
            smaller.ifPresent(limit -> query = PageLimits.with(query, limit));
            return smaller.isPresent() || !tooLarge;
        }
        return true;
    }
}
