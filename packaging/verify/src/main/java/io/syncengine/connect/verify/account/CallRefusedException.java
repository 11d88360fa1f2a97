// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.account;

import org.jspecify.annotations.Nullable;

/** Stripe answered a call with something else than what was asked for. The message holds neither secrets nor rows. */
public final class CallRefusedException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    private final int status;
    private final @Nullable String code;
    private final @Nullable String param;

    CallRefusedException(String message, int status, @Nullable String code, @Nullable String param) {
        super(message);
        this.status = status;
        this.code = code;
        this.param = param;
    }

    /** Whether no other call will do better with this key. */
    public boolean isUnauthorized() {
        return status == UNAUTHORIZED;
    }

    /** Whether the key is right, but may not make this call. */
    public boolean isForbidden() {
        return status == FORBIDDEN;
    }

    /** Whether an object is not there that the call named. */
    public boolean isMissing() {
        return status == NOT_FOUND
                || "resource_missing".equals(code)
                || String.valueOf(getMessage()).contains("Could not find line items");
    }

    /** Whether the place is gone from which a list was to go on. */
    boolean isPlaceGone() {
        return status == BAD_REQUEST && ("starting_after".equals(param) || param == null || isMissing());
    }
}
