// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.jspecify.annotations.Nullable;

/** What became of a call that brought no usable answer. Its message holds no secrets and no payload. */
public final class StripeApiException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What the engine does about it. */
    public enum Kind {
        /** Connection, timeout, 5xx, 409, 429: worth another attempt. */
        TRANSIENT,
        /** 200 whose body cannot be used, several times in a row. */
        MALFORMED,
        /** 401, confirmed: the key is not accepted. */
        UNAUTHORIZED,
        /** 403: the key lacks a permission, or the account is out of its reach. */
        PERMISSION,
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

    /** @param status HTTP status; 0 when no answer came */
    public StripeApiException(
            Kind kind,
            int status,
            @Nullable String code,
            @Nullable String requestId,
            String message,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.code = code;
        this.requestId = requestId;
    }

    public Kind kind() {
        return kind;
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
}
