// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.support.log.Redactor;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * What the body of an error tells.
 *
 * @param isStripes whether the body has the form of Stripe's errors; an answer without comes from something in between
 * @param message masked, in one line, of bounded length; empty when there is none
 * @param param the parameter at fault
 */
record ErrorBody(
        boolean isStripes,
        String message,
        @Nullable String code,
        @Nullable String param) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ErrorBody NONE = new ErrorBody(false, "", null, null);

    private static final int MAX_SIZE = 1 << 20;
    private static final int MAX_MESSAGE = 500;

    static ErrorBody of(byte[] body) {
        JsonNode error = read(body).path("error");
        if (!error.isObject()) {
            return NONE;
        }
        return new ErrorBody(true, line(error.path("message").asText("")), text(error, "code"), text(error, "param"));
    }

    private static JsonNode read(byte[] body) {
        if (body.length == 0 || body.length > MAX_SIZE) {
            return MAPPER.missingNode();
        }
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            return MAPPER.missingNode();
        }
    }

    private static @Nullable String text(JsonNode error, String name) {
        JsonNode value = error.path(name);
        return value.isTextual() ? value.asText() : null;
    }

    private static String line(String message) {
        String masked =
                Redactor.mask(message.replaceAll("[\\p{Cntrl}\\s]+", " ").trim());
        return masked.length() > MAX_MESSAGE ? masked.substring(0, MAX_MESSAGE) + "…" : masked;
    }

    /** Whether Stripe does not know the object that a call named. */
    boolean isMissing() {
        return "resource_missing".equals(code) || (isStripes && message.startsWith("No such "));
    }

    /** Whether the fault lies with the object after or before which a list was to go on. */
    boolean isAboutCursor() {
        return "starting_after".equals(param) || "ending_before".equals(param);
    }
}
