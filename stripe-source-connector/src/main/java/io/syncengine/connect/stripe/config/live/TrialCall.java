// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config.live;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.loop.Cancellable;
import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * A call whose answer somebody waits for. The client tries for as long as it takes; here what no further try within
 * seconds will mend ends the call. Event loop only.
 */
final class TrialCall<T> implements ApiListener<T> {

    /** A passing trouble gets this many tries. */
    private static final int MAX_ATTEMPTS = 2;

    private final Consumer<T> onAnswer;
    private final Consumer<StripeApiException> onFailure;
    private @Nullable Cancellable call;
    private int attempts;
    private boolean over;

    private TrialCall(Consumer<T> onAnswer, Consumer<StripeApiException> onFailure) {
        this.onAnswer = onAnswer;
        this.onFailure = onFailure;
    }

    /** Exactly one of the two hears, once, unless the client is closed before. */
    static <T> void send(
            StripeClient client,
            ApiRequest request,
            AnswerParser<T> parser,
            Consumer<T> onAnswer,
            Consumer<StripeApiException> onFailure) {
        TrialCall<T> listener = new TrialCall<>(onAnswer, onFailure);
        Cancellable call = client.get(request, parser, listener);
        listener.call = call;
        if (listener.over) {
            call.cancel();
        }
    }

    @Override
    public void attemptStarted() {
        attempts++;
    }

    @Override
    public void attemptFailed(StripeApiException reason) {
        // A key that is refused is refused again; the engine waits half a minute for one that is being rolled.
        if (attempts >= MAX_ATTEMPTS || reason.status() == 401) {
            failed(reason);
        }
    }

    @Override
    public void succeeded(ApiAnswer<T> answer) {
        if (end()) {
            onAnswer.accept(answer.body());
        }
    }

    @Override
    public void failed(StripeApiException reason) {
        if (end()) {
            onFailure.accept(reason);
        }
    }

    private boolean end() {
        boolean first = !over;
        over = true;
        if (call != null) {
            call.cancel();
        }
        return first;
    }
}
