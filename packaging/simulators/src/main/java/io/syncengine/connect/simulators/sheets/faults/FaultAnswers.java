// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.faults;

import io.syncengine.connect.simulators.exchange.SimAnswer;

import java.util.Arrays;
import java.util.Map;

/** Answers of requests that went wrong. */
public final class FaultAnswers {
    private static final Map<Integer, String> STATUS = Map.of(
            400, "INVALID_ARGUMENT",
            401, "UNAUTHENTICATED",
            403, "PERMISSION_DENIED",
            404, "NOT_FOUND",
            409, "ABORTED",
            429, "RESOURCE_EXHAUSTED",
            500, "INTERNAL",
            503, "UNAVAILABLE",
            504, "DEADLINE_EXCEEDED");
    private static final Map<Integer, String> MESSAGE = Map.of(
            400, "Request contains an invalid argument.",
            401, "Request had invalid authentication credentials.",
            403, "The caller does not have permission",
            404, "Requested entity was not found.",
            409, "The operation was aborted.",
            429, "Resource has been exhausted (e.g. check quota).",
            500, "Internal error encountered.",
            503, "The service is currently unavailable.",
            504, "Deadline expired before operation could complete.");

    private FaultAnswers() {}

    /** @param body empty: what Google sends with the status */
    public static SimAnswer status(int code, String body) {
        if (!body.isEmpty()) {
            return body.startsWith("<") ? SimAnswer.html(code, body) : SimAnswer.json(code, body);
        }
        if (!STATUS.containsKey(code)) {
            return page(code);
        }
        return SimAnswer.json(
                code,
                "{\"error\": {\"code\": " + code + ", \"message\": \"" + MESSAGE.get(code) + "\", \"status\": \""
                        + STATUS.get(code) + "\"}}");
    }

    /** An error as gateways in front of the API send it. */
    public static SimAnswer page(int code) {
        return SimAnswer.html(
                code,
                "<!DOCTYPE html>\n<html lang=en>\n<title>Error " + code + "</title>\n<p>The server encountered a"
                        + " temporary error and could not complete your request.\n");
    }

    /** The first half of an answer's body. */
    public static SimAnswer truncated(SimAnswer answer) {
        return answer.withBody(Arrays.copyOf(answer.body(), answer.body().length / 2));
    }
}
