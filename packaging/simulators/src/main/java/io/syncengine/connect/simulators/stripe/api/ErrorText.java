// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import org.jspecify.annotations.Nullable;

/** The body of an error. */
final class ErrorText {
    private ErrorText() {}

    /** @param log of requests in the dashboard; null before a key was accepted */
    static void append(JsonBuffer out, RefusedException why, @Nullable String log) {
        out.append("{\n  \"error\": {\n");
        if (why.code() != null) {
            member(out, "code", why.code());
            member(
                    out,
                    "doc_url",
                    "https://stripe.com/docs/error-codes/" + why.code().replace('_', '-'));
        }
        member(out, "message", why.text());
        if (why.param() != null) {
            member(out, "param", why.param());
        }
        if (log != null) {
            member(out, "request_log_url", log);
        }
        out.append("    \"type\": \"invalid_request_error\"\n  }\n}\n");
    }

    /** The same for v2, where every error has a code. */
    static void appendV2(JsonBuffer out, RefusedException why, @Nullable String log) {
        String code = why.code() != null ? why.code() : usualCode(why.status());
        out.append("{\n  \"error\": {\n");
        member(out, "code", code);
        member(out, "doc_url", "https://docs.stripe.com/error-codes#" + code);
        member(out, "message", why.text());
        if (log != null) {
            member(out, "request_log_url", log);
        }
        out.append("    \"type\": \"invalid_request_error\"\n  }\n}\n");
    }

    private static String usualCode(int status) {
        return switch (status) {
            case 401 -> "unauthorized_key";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            default -> "invalid_request";
        };
    }

    private static void member(JsonBuffer out, String name, String value) {
        out.append("    ").string(name).append(": ").string(value).append(",\n");
    }
}
