// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import org.jspecify.annotations.Nullable;

/** The end of a request that is not answered with data. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String code;
    private final @Nullable String param;

    RefusedException(int status, @Nullable String code, @Nullable String param, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.param = param;
    }

    static RefusedException badValue(String param, String message) {
        return new RefusedException(400, "parameter_invalid_integer", param, message);
    }

    /** @param param which parameter named the object */
    static RefusedException missing(int status, String resource, String id, String param) {
        return new RefusedException(status, "resource_missing", param, "No such " + resource + ": '" + id + "'");
    }

    static RefusedException missingParameter(String param) {
        return new RefusedException(400, "parameter_missing", param, "Missing required param: " + param + ".");
    }

    static RefusedException unsupported(String param, String path) {
        return new RefusedException(400, null, param, "The simulator does not know what " + param + " does to " + path);
    }

    static RefusedException noRoute(String method, String path) {
        return new RefusedException(
                404,
                null,
                null,
                "Unrecognized request URL (" + method + ": " + path
                        + "). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.");
    }

    int status() {
        return status;
    }

    @Nullable
    String code() {
        return code;
    }

    @Nullable
    String param() {
        return param;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
