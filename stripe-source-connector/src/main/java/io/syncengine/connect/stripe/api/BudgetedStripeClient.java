// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.EventLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/**
 * Sends calls as the budget allows, the most urgent kind first, and repeats those that may be repeated.
 *
 * <p>Everything but reading answers happens on the event loop. A call waits for the budget, is sent, and then is answered,
 * or pauses and waits again; while it pauses or waits it holds none of the budget, so a call that fails again and again
 * keeps nobody else from being sent.
 */
final class BudgetedStripeClient implements StripeClient {

    private static final Logger log = LoggerFactory.getLogger(BudgetedStripeClient.class);

    private final HttpTransport transport;
    private final ClientContext context;
    private final EventLoop loop;
    private final AttemptReader reader;
    private final RetryRules rules;
    private final CallBudget budget;
    private final SharedPlaces places;
    private final Runnable turn = this::sendSoon;
    private final WaitingCalls waiting = new WaitingCalls();
    private final FailureLog failures = new FailureLog();
    private boolean isSendingSoon;
    private boolean waitsForPlace;
    private @Nullable Cancellable timer;
    private long timerDue;

    /** @param places shared with the clients of the task's other accounts */
    BudgetedStripeClient(
            HttpTransport transport,
            AttemptReader reader,
            RetryRules rules,
            CallBudget budget,
            SharedPlaces places,
            ClientContext context) {
        this.transport = transport;
        this.context = context;
        this.loop = context.loop();
        this.reader = reader;
        this.rules = rules;
        this.budget = budget;
        this.places = places;
        budget.show(context.metrics(), loop::nanoTime);
    }

    @Override
    public <T> Cancellable get(ApiRequest request, AnswerParser<T> parser, ApiListener<T> listener) {
        ApiCall<T> call = new ApiCall<>(request, parser, listener);
        waiting.add(call);
        sendSoon();
        return () -> cancel(call);
    }

    @Override
    public int parallelism(String route) {
        long now = loop.nanoTime();
        return budget.endpoint(route, now).useful(now);
    }

    private void cancel(ApiCall<?> call) {
        if (call.isOver()) {
            return;
        }
        if (call.isSent()) {
            release(call, loop.nanoTime());
            sendSoon();
        }
        waiting.remove(call);
        call.end();
    }

    /** Not at once: a listener that makes a call is not to hear of it before it returns. */
    private void sendSoon() {
        if (!isSendingSoon) {
            isSendingSoon = true;
            loop.execute(this::sendWaiting);
        }
    }

    private void sendWaiting() {
        isSendingSoon = false;
        waitsForPlace = false;
        while (trySend(loop.nanoTime())) {
            // Until the budget is used up, or nobody waits.
        }
        places.decline(turn);
        wakeUpWhenReady(loop.nanoTime());
    }

    private boolean trySend(long now) {
        if (!budget.account().hasRoom(now) || !budget.account().isReady(now)) {
            return false;
        }
        if (!places.take(turn)) {
            waitsForPlace = true;
            return false;
        }
        ApiCall<?> call = waiting.next(route -> {
            Bucket endpoint = budget.endpoint(route, now);
            return endpoint.isReady(now) && hasRoom(endpoint, now);
        });
        if (call == null) {
            places.release();
            return false;
        }
        send(call, now);
        return true;
    }

    private static boolean hasRoom(Bucket endpoint, long now) {
        return endpoint.hasRoom(now) && endpoint.inFlight() < endpoint.useful(now);
    }

    private <T> void send(ApiCall<T> call, long now) {
        budget.take(call.route(), now);
        context.metrics().inFlight(budget.account().inFlight());
        int attempt = call.send();
        call.listener().attemptStarted();
        if (call.isSent(attempt)) {
            call.pending(transport.send(call.toSend(context.account()), outcome -> read(call, attempt, now, outcome)));
        }
    }

    /** A released place wakes the client up by itself; the passing of time does not. */
    private void wakeUpWhenReady(long now) {
        Long due = !waitsForPlace && budget.account().hasRoom(now) ? earliest(now) : null;
        if (due == null || (timer != null && timerDue - due <= 0)) {
            return;
        }
        if (timer != null) {
            timer.cancel();
        }
        timerDue = due;
        timer = loop.schedule(this::wakeUp, Duration.ofNanos(Math.max(0, due - now)));
    }

    private void wakeUp() {
        timer = null;
        sendWaiting();
    }

    /** When the first of the calls that wait may be sent, as far as rates go; null when none waits for its rate. */
    private @Nullable Long earliest(long now) {
        Long earliest = null;
        for (Iterator<String> routes = waiting.routes(); routes.hasNext(); ) {
            Bucket endpoint = budget.endpoint(routes.next(), now);
            long ready = endpoint.readyAt();
            if (hasRoom(endpoint, now) && (earliest == null || ready - earliest < 0)) {
                earliest = ready;
            }
        }
        long account = budget.account().readyAt();
        return earliest == null ? null : earliest - account > 0 ? earliest : (Long) account;
    }

    /** On a thread of the transport's. */
    private <T> void read(ApiCall<T> call, int number, long sentAt, HttpOutcome outcome) {
        long cameAt = loop.nanoTime();
        Attempt<T> attempt;
        try {
            attempt = reader.read(call.method(), call.route(), outcome, call.parser());
        } catch (LinkageError | StackOverflowError defect) {
            // A class that is missing, say. On this thread nobody would hear of it while the call never ends.
            loop.execute(() -> {
                throw defect;
            });
            return;
        }
        loop.execute(() -> {
            if (call.isSent(number)) {
                log.debug(
                        "{} {} {} in {} ms, request {}",
                        call.method(),
                        call.route(),
                        attempt.status(),
                        Duration.ofNanos(cameAt - sentAt).toMillis(),
                        attempt.headers().requestId());
                end(call, attempt, sentAt, cameAt);
            }
        });
    }

    private <T> void end(ApiCall<T> call, Attempt<T> attempt, long sentAt, long cameAt) {
        long now = loop.nanoTime();
        release(call, now);
        sendSoon();
        context.metrics().answered(attempt.status());
        if (attempt.status() != 0) {
            // Up to now: a place is taken until the loop has come to its answer.
            budget.answered(call.route(), now - sentAt, now);
        }
        T value = attempt.value();
        StripeApiException error = attempt.error();
        if (value != null) {
            call.end();
            call.listener()
                    .succeeded(new ApiAnswer<>(
                            value, observe(attempt, cameAt), attempt.headers().requestId()));
        } else if (error != null) {
            fail(call, attempt, error, now);
        }
    }

    /** The moment of an answer that was understood: the clocks of those who answer in Stripe's place are not Stripe's. */
    private long observe(Attempt<?> attempt, long cameAt) {
        Long date = attempt.headers().date();
        if (date == null) {
            return context.clock().now();
        }
        long moment = context.clock().observe(date, cameAt - attempt.bodyTime().toNanos());
        context.metrics()
                .clockSkew(context.clock().now() - context.host().instant().getEpochSecond());
        return moment;
    }

    private void fail(ApiCall<?> call, Attempt<?> attempt, StripeApiException error, long now) {
        call.history().add(attempt, now);
        if (attempt.status() == 429) {
            String reason = attempt.headers().limitReason();
            context.metrics().throttled(reason);
            budget.throttled(call.route(), reason, error.code(), now);
        }
        Optional<Duration> pause = rules.pause(attempt, call.history());
        if (pause.isEmpty() || !call.adapt(attempt)) {
            giveUp(call, error);
        } else if (rules.isOverdue(call.history(), now)) {
            long minutes = call.history().time(now).toMinutes();
            giveUp(call, error.adding("; given up after " + minutes + " minutes of trying (retry.max.duration.ms)"));
        } else {
            tryAgain(call, error, pause.get(), now);
        }
    }

    private static void giveUp(ApiCall<?> call, StripeApiException error) {
        call.end();
        call.listener().failed(error);
    }

    private void tryAgain(ApiCall<?> call, StripeApiException error, Duration pause, long now) {
        call.pause();
        call.pending(loop.schedule(() -> waitAgain(call), pause));
        context.metrics().retried();
        failures.add(error, pause, now);
        call.listener().attemptFailed(error);
    }

    private void waitAgain(ApiCall<?> call) {
        if (call.isPausing()) {
            call.waitAgain();
            waiting.addFirst(call);
            sendSoon();
        }
    }

    private void release(ApiCall<?> call, long now) {
        budget.release(call.route(), now);
        places.release();
        context.metrics().inFlight(budget.account().inFlight());
    }
}
