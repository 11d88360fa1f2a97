// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What the API refuses, in Google's words. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String status;
    private final transient @Nullable ObjectNode detail;

    private ApiException(int code, String status, String message, @Nullable ObjectNode detail) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.detail = detail;
    }

    /** 400. */
    public static ApiException invalid(String message) {
        return new ApiException(400, "INVALID_ARGUMENT", message, null);
    }

    /** 400, naming a field of the request. */
    public static ApiException invalidField(String message, String field, String description) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.put("@type", "type.googleapis.com/google.rpc.BadRequest");
        ObjectNode violation = detail.putArray("fieldViolations").addObject();
        if (!field.isEmpty()) {
            violation.put("field", field);
        }
        violation.put("description", description);
        return new ApiException(400, "INVALID_ARGUMENT", message, detail);
    }

    /** 404 of a spreadsheet. */
    public static ApiException notFound() {
        return notFound("Requested entity was not found.");
    }

    public static ApiException notFound(String message) {
        return new ApiException(404, "NOT_FOUND", message, null);
    }

    /** 403 of a spreadsheet. */
    public static ApiException forbidden() {
        return new ApiException(403, "PERMISSION_DENIED", "The caller does not have permission", null);
    }

    /** 403 of a token that was given out for something else. */
    public static ApiException insufficientScope() {
        ObjectNode detail = JsonNodeFactory.instance
                .objectNode()
                .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .put("reason", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
                .put("domain", "googleapis.com");
        return new ApiException(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.", detail);
    }

    /** 401. */
    public static ApiException unauthenticated(String message) {
        return new ApiException(401, "UNAUTHENTICATED", message, null);
    }

    /** 429. */
    public static ApiException exhausted(String message, ObjectNode detail) {
        return new ApiException(429, "RESOURCE_EXHAUSTED", message, detail);
    }

    /** This refusal as one of a request of a batch. */
    public ApiException inBatch(int index, String kind) {
        return new ApiException(code, status, "Invalid requests[" + index + "]." + kind + ": " + getMessage(), detail);
    }

    public int code() {
        return code;
    }

    /** Such as {@code INVALID_ARGUMENT}. */
    public String status() {
        return status;
    }

    /** Its message, which is never null. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** The answer's body. */
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error =
                body.putObject("error").put("code", code).put("message", text()).put("status", status);
        if (detail != null) {
            error.putArray("details").add(detail);
        }
        return body;
    }
}
