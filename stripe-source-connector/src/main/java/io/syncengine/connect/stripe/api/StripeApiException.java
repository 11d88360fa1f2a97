// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.jspecify.annotations.Nullable;

/** What became of a call that brought no usable answer. Its message holds no secrets and no payload. */
public final class StripeApiException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;

    /** What the engine does about it. */
    public enum Kind {
        /** Connection, timeout, 5xx, 409, 429: worth another attempt. */
        TRANSIENT,
        /** 200 whose body cannot be used, several times in a row. */
        MALFORMED,
        /** 401: the key is not accepted. Confirmed twice before a call is given up for it. */
        UNAUTHORIZED,
        /** 403: the key lacks a permission. */
        PERMISSION,
        /** 403: the connected account is out of the key's reach, for good or until it is connected again. */
        NO_ACCESS,
        /** The account has not enabled the product that the route belongs to. */
        NOT_ENABLED,
        /** 404 on a route: this version of the API does not have it. */
        NO_SUCH_ROUTE,
        /** 404 of one object. */
        NOT_FOUND,
        /** 400: the object named by {@code starting_after} is gone. */
        CURSOR_GONE,
        /** Any other 400. */
        REJECTED
    }

    private final Kind kind;
    private final int status;
    private final @Nullable String code;
    private final @Nullable String requestId;
    private final @Nullable String subject;

    /** @param status HTTP status; 0 when no answer came */
    public StripeApiException(
            Kind kind,
            int status,
            @Nullable String code,
            @Nullable String requestId,
            String message,
            @Nullable Throwable cause) {
        this(kind, status, code, requestId, message, cause, null);
    }

    private StripeApiException(
            Kind kind,
            int status,
            @Nullable String code,
            @Nullable String requestId,
            String message,
            @Nullable Throwable cause,
            @Nullable String subject) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.code = code;
        this.requestId = requestId;
        this.subject = subject;
    }

    /** A list claims to go on behind a page on which nothing is. */
    public static StripeApiException endless(String list, @Nullable String requestId) {
        return new StripeApiException(
                Kind.MALFORMED, 200, null, requestId, list + " claims to go on, but its page is empty", null);
    }

    /** A page of a list names an address for the next one that is not to be followed. */
    static StripeApiException astray(String list, String problem, @Nullable String requestId) {
        String message = "GET " + list + ": the answer's next_page_url is not followed: " + problem
                + (requestId == null ? "" : " (request " + requestId + ")")
                + "; the key is sent nowhere but to stripe.api.base.url: check it, and the proxies on the way";
        return new StripeApiException(Kind.MALFORMED, 200, null, requestId, message, null);
    }

    /** The same, naming the product that is not enabled, or the permission that is missing. */
    StripeApiException about(@Nullable String named) {
        return new StripeApiException(kind, status, code, requestId, message(), getCause(), named);
    }

    /** The same with more said. */
    StripeApiException adding(String more) {
        return new StripeApiException(kind, status, code, requestId, message() + more, getCause(), subject);
    }

    /** The message; never null. */
    private String message() {
        return String.valueOf(getMessage());
    }

    public Kind kind() {
        return kind;
    }

    /**
     * Whether Stripe misses an object that the call named. Of a list call with a cursor it is the cursor's: nothing else
     * of such a call names one.
     */
    public boolean isAboutMissing() {
        return kind == Kind.CURSOR_GONE || "resource_missing".equals(code);
    }

    /** Whether Stripe does not take the link to a page of v2 any more; it has no one word for that. */
    public boolean isAboutLink() {
        return kind == Kind.CURSOR_GONE || (kind == Kind.REJECTED && status == BAD_REQUEST);
    }

    /** Whether the object is gone through which the call wanted to read others. */
    public boolean isAboutParent() {
        return kind == Kind.NOT_FOUND
                || (kind != Kind.CURSOR_GONE && "resource_missing".equals(code))
                || message().contains("Could not find line items");
    }

    /** HTTP status; 0 when no answer came. */
    public int status() {
        return status;
    }

    /** Stripe's error code; null when it sent none. */
    public @Nullable String code() {
        return code;
    }

    /** Stripe's id of the request; null when it sent none. */
    public @Nullable String requestId() {
        return requestId;
    }

    /**
     * What the error is about: the product that is not enabled, such as {@code issuing}; the permission that is missing,
     * as Stripe names it, such as {@code rak_customer_read}; null for other kinds, and when Stripe did not say.
     */
    public @Nullable String subject() {
        return subject;
    }

    /** In a few words why a stream is skipped that fails with this: {@code not_enabled:issuing} and the like. */
    public String skipReason() {
        return switch (kind) {
            case NOT_ENABLED -> named("not_enabled");
            case PERMISSION, NO_ACCESS -> named("permission");
            case NO_SUCH_ROUTE -> "not_in_version";
            default -> "error";
        };
    }

    private String named(String reason) {
        return subject == null ? reason : reason + ":" + subject;
    }
}
