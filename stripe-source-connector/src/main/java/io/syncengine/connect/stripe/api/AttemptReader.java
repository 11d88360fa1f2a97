// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.support.log.Redactor;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Makes of the outcome of a call what it means, bodies parsed. Runs on the transport's threads, many at a time. */
final class AttemptReader {

    private final ErrorClassifier classifier;

    AttemptReader(ErrorClassifier classifier) {
        this.classifier = classifier;
    }

    <T> Attempt<T> read(HttpMethod method, String route, HttpOutcome outcome, AnswerParser<T> parser) {
        String what = method + " " + route;
        if (outcome instanceof HttpOutcome.Answer answer) {
            return answer.status() / 100 == 2 ? parsed(what, answer, parser) : refused(method, route, answer);
        }
        return failed(what, ((HttpOutcome.Failure) outcome).cause());
    }

    private static <T> Attempt<T> parsed(String what, HttpOutcome.Answer answer, AnswerParser<T> parser) {
        StripeApiException error;
        try {
            T value = parser.parse(answer.body());
            return new Attempt<>(
                    Attempt.End.SUCCEEDED, value, null, answer.status(), answer.headers(), answer.bodyTime());
        } catch (MalformedAnswerException e) {
            error = malformed(what, answer, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            // A defect of the parser must not leave the call without an end.
            error = malformed(
                    what, answer, "the answer cannot be read: " + e.getClass().getName(), e);
        }
        return new Attempt<>(Attempt.End.MALFORMED, null, error, answer.status(), answer.headers(), answer.bodyTime());
    }

    private static StripeApiException malformed(
            String what, HttpOutcome.Answer answer, String problem, Exception cause) {
        String requestId = answer.headers().requestId();
        String message = what + ": " + problem + (requestId == null ? "" : " (request " + requestId + ")");
        return new StripeApiException(Kind.MALFORMED, answer.status(), null, requestId, message, cause);
    }

    private <T> Attempt<T> refused(HttpMethod method, String route, HttpOutcome.Answer answer) {
        StripeApiException error = classifier.classify(method, route, answer);
        return new Attempt<>(Attempt.End.REFUSED, null, error, answer.status(), answer.headers(), answer.bodyTime());
    }

    private static <T> Attempt<T> failed(String what, IOException cause) {
        boolean tooLarge = cause instanceof AnswerTooLargeException;
        Attempt.End end = tooLarge
                ? Attempt.End.TOO_LARGE
                : cause instanceof InterruptedIOException ? Attempt.End.TIMED_OUT : Attempt.End.UNREACHABLE;
        String message = what
                + (tooLarge ? ": " : " brought no answer: ")
                + Redactor.mask(words(cause))
                + (tooLarge ? "" : "; check the network, and stripe.api.base.url");
        StripeApiException error =
                new StripeApiException(tooLarge ? Kind.MALFORMED : Kind.TRANSIENT, 0, null, null, message, cause);
        return new Attempt<>(end, null, error, 0, AnswerHeaders.NONE, Duration.ZERO);
    }

    private static String words(IOException cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + message;
    }
}
