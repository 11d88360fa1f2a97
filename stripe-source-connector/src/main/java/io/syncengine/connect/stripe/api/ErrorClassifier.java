// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what an answer other than 2xx means, and says so in words for an operator. Any thread. */
final class ErrorClassifier {

    /** "Having the 'rak_customer_read' permission …" and, newer, "Enabling "Customers Read" ('customer_read') permissions …". */
    private static final Pattern PERMISSION = Pattern.compile("'([a-z][a-z0-9_]*_(?:read|write))'\\)? permission");

    /** Stripe's code for an account that does not exist or is not connected. */
    private static final String ACCOUNT_INVALID = "account_invalid";

    private static final String V2 = "/v2/";

    private static final int TOO_EARLY = 425;
    private static final int NOT_IMPLEMENTED = 501;

    private final String maskedKey;

    /** @param maskedKey what may be shown of the key */
    ErrorClassifier(String maskedKey) {
        this.maskedKey = maskedKey;
    }

    /** What an answer means that is not 2xx. */
    StripeApiException classify(HttpMethod method, String route, HttpOutcome.Answer answer) {
        ErrorBody body = ErrorBody.of(answer.body());
        int status = answer.status();
        Optional<KnownRefusals.Meaning> known =
                body.isStripes() ? KnownRefusals.find(status, route, body.message()) : Optional.empty();
        Kind kind = known.map(KnownRefusals.Meaning::kind).orElseGet(() -> kind(route, status, body));
        String subject = known.filter(meaning -> kind == Kind.NOT_ENABLED)
                .map(KnownRefusals.Meaning::product)
                .orElseGet(() -> kind == Kind.PERMISSION ? permission(body.message()) : null);
        String requestId = answer.headers().requestId();
        String message = said(method + " " + route, status, body)
                + (requestId == null ? "" : " (request " + requestId + ")")
                + remedy(kind, status, body, subject);
        return new StripeApiException(kind, status, body.code(), requestId, message, null).about(subject);
    }

    private static Kind kind(String route, int status, ErrorBody body) {
        if (status == 401) {
            return Kind.UNAUTHORIZED;
        }
        if (isTransient(status)) {
            return Kind.TRANSIENT;
        }
        if (body.isAboutCursor() && body.isMissing()) {
            return Kind.CURSOR_GONE;
        }
        return body.isStripes() ? refused(route, status, body) : notUnderstood(status);
    }

    /**
     * Not a word of Stripe's: neither a permission, nor a route or an object that is gone. What stands in between and does
     * not know the way yet, or any more, may soon.
     */
    private static Kind notUnderstood(int status) {
        return status == 404 || status == 405 ? Kind.TRANSIENT : Kind.REJECTED;
    }

    private static Kind refused(String route, int status, ErrorBody body) {
        if (status == 403) {
            return ACCOUNT_INVALID.equals(body.code()) ? Kind.NO_ACCESS : Kind.PERMISSION;
        }
        if (status == 404 && route.startsWith(V2)) {
            // There every error of this kind has the same code, whatever is not there.
            return route.contains("{") ? Kind.NOT_FOUND : Kind.NO_SUCH_ROUTE;
        }
        if (status == 404) {
            return body.isMissing() ? Kind.NOT_FOUND : route.contains("{") ? Kind.REJECTED : Kind.NO_SUCH_ROUTE;
        }
        return Kind.REJECTED;
    }

    /** Whether another attempt may bring what this one did not. */
    static boolean isTransient(int status) {
        return (status >= 500 && status != NOT_IMPLEMENTED)
                || status == 429
                || status == 409
                || status == 408
                || status == TOO_EARLY;
    }

    private static @Nullable String permission(String message) {
        Matcher matcher = PERMISSION.matcher(message);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static String said(String what, int status, ErrorBody body) {
        return what + " was answered with " + status
                + (body.code() == null ? "" : " " + body.code())
                + (body.message().isEmpty() ? "" : ": " + body.message());
    }

    private String remedy(Kind kind, int status, ErrorBody body, @Nullable String subject) {
        return switch (kind) {
            case UNAUTHORIZED ->
                "; Stripe does not accept the key " + maskedKey + ": give a valid one in stripe.api.key";
            case PERMISSION ->
                subject == null
                        ? "; allow the key " + maskedKey + " to read this, or leave the stream out"
                        : "; give the key " + maskedKey + " the permission " + subject + ", or leave the stream out";
            case NOT_ENABLED -> "; the account has no " + subject + ": enable it at Stripe, or leave the stream out";
            case NO_ACCESS -> "; connect the account again, or leave it out of stripe.connected.accounts";
            case REJECTED -> body.isStripes() ? "" : notStripe(status);
            case TRANSIENT -> body.isStripes() || isTransient(status) ? "" : notStripe(status);
            default -> "";
        };
    }

    private static String notStripe(int status) {
        return (status / 100 == 3 ? "; redirects are never followed, since they would carry the key away" : "")
                + "; this is not Stripe's answer: check stripe.api.base.url and the proxies on the way";
    }
}
