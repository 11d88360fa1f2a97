// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** An answer to a {@link ControlRequest}, written while it is made: truths are longer than memory. */
public record ControlAnswer(int status, String type, Writer body) {
    static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public static ControlAnswer json(JsonNode body) {
        return json(200, body);
    }

    public static ControlAnswer json(int status, JsonNode body) {
        return new ControlAnswer(status, "application/json", out -> {
            out.write(JSON.writeValueAsBytes(body));
            out.write('\n');
        });
    }

    public static ControlAnswer error(int status, String message) {
        return json(status, object().put("error", message));
    }

    /** One JSON text a line. */
    public static ControlAnswer lines(Writer body) {
        return new ControlAnswer(200, "application/x-ndjson", body);
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static void writeLine(OutputStream out, String json) throws IOException {
        out.write(json.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /** Writes a body. Need not close what it writes to. */
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }
}
